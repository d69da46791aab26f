using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>Scenario results as one JSON document.</summary>
public static class ScenarioJson
{
    /// <summary>The version of the form; a change that breaks readers raises it.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document.</summary>
    public static void Write(Stream stream, IReadOnlyCollection<ScenarioReport> reports)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("passed", reports.Count(r => r.Passed));
        json.WriteNumber("failed", reports.Count(r => r.Result is { Passed: false }));
        json.WriteNumber("unusable", reports.Count(r => r.Result is null));
        json.WriteStartArray("scenarios");
        foreach (var report in reports) Scenario(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Scenario(Utf8JsonWriter json, ScenarioReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteString("scenario", report.Name);
        json.WriteString("result", report.Result is null ? "unusable" : report.Passed ? "passed" : "failed");
        json.WriteNumber("milliseconds", Math.Round(report.Time.TotalMilliseconds, 3));
        json.WriteStartArray("faults");
        foreach (var fault in report.Faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteString("severity", Enum.GetName(fault.Severity)!.ToLowerInvariant());
            At(json, fault.At);
            json.WriteString("what", fault.What);
            if (fault.Hint is not null) json.WriteString("hint", fault.Hint);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in report.Result?.Claims ?? []) Claim(json, claim);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Claim(Utf8JsonWriter json, ClaimResult claim)
    {
        json.WriteStartObject();
        json.WriteString("subject", claim.Claim.Subject);
        json.WriteString("aspect", claim.Claim.Aspect);
        At(json, claim.Claim.At);
        json.WriteBoolean("passed", claim.Passed);
        Lines(json, "expected", claim.Expected);
        Lines(json, "actual", claim.Actual);
        if (claim is { Passed: false, Diagnosis: { } diagnosis }) json.WriteString("rendered", ExplainText.Of(Explanation.OfSimulation(diagnosis), PageStyle.Plain));
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines) json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private static void At(Utf8JsonWriter json, SourcePosition at)
    {
        json.WriteString("file", at.File);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }
}
