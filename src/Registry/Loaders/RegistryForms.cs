namespace IOMatch;

/// <summary>Tells the form of a file by what is in it.</summary>
internal static class RegistryForms
{
    private const int Beginning = 64 << 10;
    private const int WidestIndentation = 4096;

    /// <summary>The form; null when it looks like none.</summary>
    public static RegistryForm? Detect(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith("bplist"u8)) return RegistryForm.Archive;
        if (TextEncoding.Detect(bytes) is var (encoding, mark))
        {
            var text = encoding.GetString(bytes[mark..Math.Min(bytes.Length, Beginning)]);
            bytes = System.Text.Encoding.UTF8.GetBytes(text);
        }
        var start = bytes[..Math.Min(bytes.Length, 1024)];
        if (start.IndexOf("<plist"u8) >= 0 || start.IndexOf("<!DOCTYPE plist"u8) >= 0) return RegistryForm.Archive;
        if (HasLine(bytes, "+-o "u8, " |\t"u8)) return RegistryForm.IoregText;
        var isYaml = Path.GetExtension(file) is ".yaml" or ".yml" || HasLine(bytes, "registry:"u8, []) || HasLine(bytes, "{registry:"u8, []);
        return isYaml ? RegistryForm.Yaml : start.TrimStart(" \r\n\t\uFEFF"u8).StartsWith("<?xml"u8) ? RegistryForm.Archive : null;
    }

    private static bool HasLine(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text, ReadOnlySpan<byte> before)
    {
        for (var from = 0; from < bytes.Length;)
        {
            var at = bytes[from..].IndexOf(text);
            if (at < 0) return false;
            at += from;
            var indentation = bytes[Math.Max(0, at - WidestIndentation)..at];
            indentation = indentation[(indentation.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
            if (indentation.StartsWith("\uFEFF"u8)) indentation = indentation[3..];
            if (!indentation.ContainsAnyExcept(before)) return true;
            from = at + text.Length;
        }
        return false;
    }
}
