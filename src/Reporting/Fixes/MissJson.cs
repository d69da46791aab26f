using System.Text.Json;

namespace IOMatch;

/// <summary>How far a personality is from a nub, as JSON.</summary>
internal static class MissJson
{
    public static void Write(Utf8JsonWriter json, string name, KeyMisses misses, bool isOffered, Personality? personality = null)
    {
        json.WriteStartObject();
        json.WriteString("personality", name);
        if (personality is not null)
        {
            json.WriteString("driver", new DriverNames(null).Of(personality));
            json.WriteString("bundle", personality.BundleId?.Text);
            json.WriteString("providerClass", personality.ProviderClass?.Text);
        }
        json.WriteNumber("distance", misses.Count + (isOffered ? 0 : 1));
        json.WriteBoolean("offered", isOffered);
        json.WriteStartArray("failing");
        foreach (var miss in misses.Failing)
        {
            json.WriteStartObject();
            json.WriteString("path", string.Join('/', miss.Path));
            json.WritePropertyName("wanted");
            JsonPage.Value(json, miss.Wanted);
            json.WritePropertyName("found");
            JsonPage.Value(json, miss.Found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("familyRefuses", misses.FamilyRefuses);
        Strings(json, "agreeing", misses.Agreed);
        Strings(json, "remarks", misses.Remarks);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
