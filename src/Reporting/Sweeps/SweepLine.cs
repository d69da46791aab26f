using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>A row of a sweep as one line of JSON, and back: the file of a sweep is read again to go on with it or to put parts together.</summary>
public static class SweepLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public static string Of(SweepRow row)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("dump", row.Dump);
            json.WriteString("bundle", row.Bundle);
            json.WriteString("verdict", row.Code.Number());
            json.WriteString("id", row.Code.Id());
            json.WriteString("stage", JsonPage.Camel(Enum.GetName(row.Stage)!));
            Strings(json, "because", row.Because.Select(b => b.Number()));
            json.WriteString("certainty", row.Certainty is { } certainty ? JsonPage.Camel(Enum.GetName(certainty)!) : null);
            Strings(json, "won", row.Won);
            Strings(json, "lost", row.Lost);
            json.WriteNumber("missed", row.Missed);
            Strings(json, "catalogue", row.Catalogue);
            json.WriteString("system", row.System);
            Strings(json, "faults", row.Faults);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a line; fields that it does not know are left out.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out SweepRow? row)
    {
        row = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (!ReasonCodes.TryParse(root.GetProperty("verdict").GetString(), out var code)) return false;
            row = new(Text(root, "dump"), Text(root, "bundle"), code, Enum.Parse<Stage>(Text(root, "stage"), ignoreCase: true))
            {
                Because = [.. List(root, "because").Select(b => ReasonCodes.TryParse(b, out var reason) ? reason : throw new FormatException())],
                Certainty = root.GetProperty("certainty").GetString() is { } certainty ? Enum.Parse<Certainty>(certainty, ignoreCase: true) : null,
                Won = [.. List(root, "won")],
                Lost = [.. List(root, "lost")],
                Missed = root.GetProperty("missed").GetInt32(),
                Catalogue = [.. List(root, "catalogue")],
                System = root.GetProperty("system").GetString(),
                Faults = [.. List(root, "faults")],
            };
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new FormatException();

    private static ImmutableArray<string> List(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(v => v.GetString() ?? throw new FormatException())];
}
