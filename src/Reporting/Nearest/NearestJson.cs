namespace IOMatch;

/// <summary>The nearest personalities of nubs, as one JSON document.</summary>
public static class NearestJson
{
    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<NearestPersonalities> nubs, int more, string tool) => JsonPage.Of(tool, json =>
    {
        json.WriteStartArray("nubs");
        foreach (var nub in nubs)
        {
            json.WriteStartObject();
            JsonPage.Service(json, "nub", nub.Nub);
            json.WriteNumber("looked", nub.Looked);
            json.WriteStartArray("near");
            foreach (var near in nub.Near) MissJson.Write(json, near.Personality.Origin?.Name ?? near.Personality.DisplayName, near.Misses, near.IsOffered, near.Personality);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("notLookedAt", more);
        json.WriteString("rendered", NearestText.Of(nubs, more, PageStyle.Plain));
    });
}
