namespace IOMatch;

/// <summary>Every nub that a bundle would take, as one JSON document.</summary>
public static class TakesJson
{
    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<(string Name, Diagnosis Diagnosis)> registries, bool hasRivals, string tool) => JsonPage.Of(tool, json =>
    {
        json.WriteString("bundle", registries[0].Diagnosis.Question.Name);
        json.WriteStartArray("registries");
        foreach (var (name, diagnosis) in registries)
        {
            json.WriteStartObject();
            json.WriteString("registry", name);
            json.WriteStartArray("nubs");
            foreach (var nub in TakesText.Matched(diagnosis))
            {
                json.WriteStartObject();
                JsonPage.Service(json, "nub", nub.Nub);
                json.WriteString("personality", nub.Best.Personality.Origin?.Name);
                if ((nub.Best.FinalScore ?? nub.Best.Score) is { } score) json.WriteNumber("score", score);
                json.WriteBoolean("wins", nub.Verdict.Wins);
                JsonPage.Code(json, nub.Verdict.Code);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("rendered", TakesText.Of(registries, hasRivals, PageStyle.Plain));
    });
}
