using System.Text.Json;

namespace IOMatch;

/// <summary>Log entries as JSON: one object a line (ndjson), or an array of objects over many lines.</summary>
internal static class JsonLog
{
    private const int LongestObject = 1 << 20;

    /// <summary>Head and message of one entry; false when the text is no entry.</summary>
    public static bool TryRead(string json, out LogHeader header, out string message)
    {
        header = new(LogStyle.Json);
        message = "";
        try
        {
            using var document = JsonDocument.Parse(json);
            var entry = document.RootElement;
            if (entry.ValueKind != JsonValueKind.Object || Text(entry, "eventMessage") is not { } text) return false;
            var category = Text(entry, "category");
            header = new(
                LogStyle.Json,
                Text(entry, "timestamp"),
                LastPart(Text(entry, "processImagePath")),
                entry.TryGetProperty("processID", out var pid) && pid.ValueKind == JsonValueKind.Number && pid.TryGetInt32(out var id) ? id : null,
                Sender(Text(entry, "senderImagePath")),
                Text(entry, "subsystem") is { Length: > 0 } subsystem ? category is { Length: > 0 } ? subsystem + ":" + category : subsystem : null);
            message = text;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no valid UTF-16 after unescaping.
            return false;
        }
    }

    /// <summary>The objects of an array, as text, with the line each begins on. What is cut or too long is left out.</summary>
    public static IEnumerable<(string Json, int Line)> Objects(LogText lines)
    {
        var text = new System.Text.StringBuilder();
        var depth = 0;
        var inString = false;
        var isEscaped = false;
        var firstLine = 0;
        do
        {
            var from = 0;
            for (var i = 0; i < lines.Current.Length; i++)
            {
                var c = lines.Current[i];
                if (inString)
                {
                    if (isEscaped) isEscaped = false;
                    else if (c == '\\') isEscaped = true;
                    else if (c == '"') inString = false;
                }
                else if (c == '"')
                {
                    inString = depth > 0;
                }
                else if (c == '{')
                {
                    if (depth++ == 0)
                    {
                        from = i;
                        firstLine = lines.Line;
                        text.Clear();
                    }
                }
                else if (c == '}' && depth > 0 && --depth == 0)
                {
                    if (text.Length + i - from < LongestObject) yield return (text.Append(lines.Current[from..(i + 1)]).ToString(), firstLine);
                    text.Clear();
                }
            }
            // A string does not run over the end of a line: what looks like it is damage, and the next object starts afresh.
            if (inString) (inString, isEscaped, depth) = (false, false, 0);
            if (depth > 0 && text.Length + lines.Current.Length - from < LongestObject) text.Append(lines.Current[from..]).Append('\n');
        }
        while (lines.MoveNext());
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Code of a dext is named by its bundle, as the other styles do.
    private static string? Sender(string? path)
    {
        if (path is null || path.IndexOf(".dext/", StringComparison.Ordinal) is not (> 0 and var end)) return LastPart(path);
        return LastPart(path[..(end + 5)]);
    }

    private static string? LastPart(string? path) =>
        path is null or "" ? null : path[(path.LastIndexOf('/') + 1)..];
}
