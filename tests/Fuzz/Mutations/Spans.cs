namespace IOMatch.Fuzz;

/// <summary>Finds what belongs together: an element with its end, a bracket with its partner.</summary>
internal static class Spans
{
    private const int FarthestOpener = 256;
    private const int Longest = 8_192;

    /// <summary>The first whole thing at or behind a place; empty when none begins near.</summary>
    public static Range Find(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at < Math.Min(bytes.Length, from + FarthestOpener); at++)
        {
            var end = bytes[at] switch
            {
                (byte)'<' => Element(bytes, at),
                (byte)'{' => Bracket(bytes, at, (byte)'}'),
                (byte)'[' => Bracket(bytes, at, (byte)']'),
                (byte)'(' => Bracket(bytes, at, (byte)')'),
                _ => -1,
            };
            if (end > at) return at..end;
        }
        return default;
    }

    /// <summary>The line of a place, with its end.</summary>
    public static Range Line(ReadOnlySpan<byte> bytes, int at)
    {
        var start = bytes[..at].LastIndexOf((byte)'\n') + 1;
        var length = bytes[at..].IndexOf((byte)'\n');
        return start..(length < 0 ? bytes.Length : at + length + 1);
    }

    /// <summary>The run of letters and digits around a place, or the one byte there.</summary>
    public static Range Word(ReadOnlySpan<byte> bytes, int at)
    {
        if (!IsWord(bytes[at])) return at..(at + 1);
        int start = at, end = at;
        while (start > 0 && IsWord(bytes[start - 1])) start--;
        while (end < bytes.Length && IsWord(bytes[end])) end++;
        return start..end;
    }

    /// <summary>The next run of digits at or behind a place; empty when there is none near.</summary>
    public static Range Number(ReadOnlySpan<byte> bytes, int from)
    {
        var start = from;
        while (start < Math.Min(bytes.Length, from + FarthestOpener) && !char.IsAsciiDigit((char)bytes[start])) start++;
        var end = start;
        while (end < bytes.Length && (char.IsAsciiHexDigit((char)bytes[end]) || bytes[end] == (byte)'x')) end++;
        return start < bytes.Length && end > start ? start..end : default;
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.';

    private static int Bracket(ReadOnlySpan<byte> bytes, int at, byte close)
    {
        var open = bytes[at];
        var depth = 0;
        for (var i = at; i < Math.Min(bytes.Length, at + Longest); i++)
        {
            if (bytes[i] == open) depth++;
            else if (bytes[i] == close && --depth == 0) return i + 1;
        }
        return -1;
    }

    private static int Element(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOf((byte)'>');
        if (length < 0) return -1;
        var tag = bytes.Slice(at, length + 1);
        if (tag.Length < 3 || !char.IsAsciiLetter((char)tag[1]) || tag[^2] == (byte)'/') return at + tag.Length;
        var name = tag[1..];
        name = name[..name.IndexOfAny((byte)' ', (byte)'>')];
        var depth = 1;
        for (var i = at + tag.Length; i < Math.Min(bytes.Length, at + Longest); i++)
        {
            if (bytes[i] != (byte)'<') continue;
            if (bytes[(i + 1)..].StartsWith(name)) depth++;
            else if (i + 1 < bytes.Length && bytes[i + 1] == (byte)'/' && bytes[(i + 2)..].StartsWith(name) && --depth == 0) return Math.Min(bytes.Length, i + name.Length + 3);
        }
        return -1;
    }
}
