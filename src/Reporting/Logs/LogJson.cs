using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>A kernel log, driver by driver, as one JSON document.</summary>
public static class LogJson
{
    /// <summary>Raised when a field changes its meaning or goes; new fields do not raise it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document.</summary>
    /// <param name="log">The log.</param>
    /// <param name="summary">The drivers to tell of.</param>
    public static string Of(KernelLog log, LogSummary summary)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, log, summary);
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, KernelLog log, LogSummary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("file", log.File);
        json.WriteString("style", Camel(log.Style.ToString()));
        json.WriteNumber("lines", log.Lines);
        json.WriteNumber("recognizedLines", log.RecognizedLines);
        json.WriteNumber("otherLines", log.OtherLines);
        json.WriteStartObject("counts");
        foreach (var (id, count) in log.Counts) json.WriteNumber(Camel(id.ToString()), count);
        json.WriteEndObject();
        json.WriteStartArray("drivers");
        foreach (var driver in summary.Drivers) Driver(json, driver);
        json.WriteEndArray();
        Findings(json, "unattributed", summary.Unattributed);
        json.WriteEndObject();
    }

    private static void Driver(Utf8JsonWriter json, DriverInLog driver)
    {
        json.WriteStartObject();
        json.WriteString("name", driver.Name);
        Strings(json, "bundles", driver.Bundles);
        Strings(json, "drivers", driver.Drivers);
        json.WriteString("furthest", Camel(driver.Furthest.ToString()));
        json.WriteBoolean("hasStarted", driver.HasStarted);
        json.WriteNumber("crashes", driver.Crashes);
        Code(json, driver.Reason);
        json.WriteNumber("decisiveLine", driver.Decisive.At.Line);
        Findings(json, "findings", driver.Findings);
        Findings(json, "causes", driver.Causes);
        json.WriteEndObject();
    }

    private static void Findings(Utf8JsonWriter json, string name, IEnumerable<LogFinding> findings)
    {
        json.WriteStartArray(name);
        foreach (var f in findings)
        {
            json.WriteStartObject();
            json.WriteNumber("line", f.At.Line);
            json.WriteString("id", Camel(f.Id.ToString()));
            json.WriteString("stage", Camel(f.Stage.ToString()));
            json.WriteString("severity", Camel(f.Severity.ToString()));
            json.WriteString("means", f.Means);
            Code(json, f.Reason);
            json.WriteString("certainty", Camel(f.Line.Certainty.ToString()));
            if (f.Error is { } error) json.WriteString("error", error.ToString());
            if (f.Header.Time is { } time) json.WriteString("time", time);
            if (f.Header.Process is { } process) json.WriteString("process", process);
            json.WriteStartObject("values");
            foreach (var (capture, value) in f.Captures.OrderBy(c => c.Key, StringComparer.Ordinal)) json.WriteString(capture, value);
            json.WriteEndObject();
            json.WriteString("message", f.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Code(Utf8JsonWriter json, ReasonCode? reason)
    {
        if (reason is { } code) json.WriteString("reason", code.Number());
        else json.WriteNull("reason");
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
