using System.Text.Json;

namespace IOMatch;

/// <summary>What can be told of a bundle without a registry, as JSON.</summary>
public static class ImaginedJson
{
    /// <summary>The document.</summary>
    public static string Of(Imagination imagination, string tool) => JsonPage.Of(tool, json =>
    {
        json.WriteBoolean("imagined", true);
        JsonPage.Question(json, imagination.Name, null);
        json.WriteString("summary", ImaginedText.Headline(imagination));
        json.WriteStartArray("catalogues");
        foreach (var name in imagination.Catalogues) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("personalities");
        foreach (var answer in imagination.Answers) One(json, answer);
        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var refusal in imagination.Refusals) json.WriteStringValue($"{PlaceText.Of(refusal.At)}: {refusal.What}");
        json.WriteEndArray();
        json.WriteStartArray("lint");
        foreach (var finding in imagination.Lint)
        {
            json.WriteStartObject();
            JsonPage.Code(json, finding.Code);
            json.WriteString("severity", finding.Severity.Word());
            json.WriteString("at", finding.At.ToString());
            json.WriteString("text", finding.Text);
            json.WriteString("hint", finding.Hint);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void One(Utf8JsonWriter json, ImaginedAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("name", answer.Name);
        json.WriteString("summary", ImaginedText.Sentence(answer));
        json.WriteString("match", answer.IsUnknown ? "unknown" : answer.IsImpossible ? "never" : "yes");
        if (answer.Device is { } device) Device(json, device);
        if (answer is { Nub: { } nub, Device.Matches: true })
        {
            json.WriteStartObject("verdict");
            JsonPage.Code(json, nub.Verdict.Code);
            json.WriteBoolean("wins", nub.Verdict.Wins);
            json.WriteStartArray("because");
            foreach (var reason in nub.Verdict.Because) json.WriteStringValue(reason.Number());
            json.WriteEndArray();
            json.WriteEndObject();
            if (nub.Best.Score is { } score) json.WriteNumber("score", nub.Best.FinalScore ?? score);
            json.WriteStartArray("scoreParts");
            if (nub.Best.Family is { Parts.IsDefaultOrEmpty: false } family)
            {
                foreach (var part in family.Parts)
                {
                    json.WriteStartObject();
                    json.WriteString("part", part.Part);
                    json.WriteNumber("points", part.Points);
                    json.WriteEndObject();
                }
            }
            json.WriteEndArray();
            Contenders(json, nub, answer.Diagnosis!.Question);
        }
        json.WriteStartArray("entitlements");
        foreach (var name in answer.Entitlements) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Device(Utf8JsonWriter json, ImaginedDevice device)
    {
        if (device.Matches) json.WriteString("takes", BreadthText.Of(device));
        json.WriteStartObject("device");
        json.WriteString("class", device.Nub.Class.Name.Text);
        json.WriteString("path", device.Nub.Path);
        json.WriteStartArray("properties");
        foreach (var fact in device.Facts)
        {
            json.WriteStartObject();
            json.WriteString("entry", fact.Entry.Component);
            json.WriteString("key", fact.Key);
            json.WritePropertyName("value");
            JsonPage.Value(json, fact.Value);
            json.WriteBoolean("asked", fact.IsAsked);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Contenders(Utf8JsonWriter json, NubDiagnosis nub, DriverQuestion question)
    {
        var names = new DriverNames(question);
        json.WriteStartArray("contenders");
        foreach (var race in nub.Races)
        {
            foreach (var contender in race.Contenders.Where(c => c.Course.Matched))
            {
                json.WriteStartObject();
                json.WriteString("category", DriverNames.Category(race.Category));
                json.WriteString("driver", names.InFull(contender.Course.Personality));
                json.WriteBoolean("asked", contender.IsAsked);
                if (contender.Course.Score is { } score) json.WriteNumber("score", contender.Course.FinalScore ?? score);
                json.WriteBoolean("started", contender.Course.Started);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }
}
