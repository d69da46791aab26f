using System.Buffers;
using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>Texts and values as YAML: what <see cref="YamlValues"/> reads back as the same, in the form a person would choose.</summary>
internal static class YamlText
{
    private const int LongestKey = 1000; // YAML allows 1024 before the colon

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+@() ");
    private static readonly SearchValues<char> NumberLike = SearchValues.Create("0123456789abcdefABCDEFxX.+-_o");
    private static readonly string[] Words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    /// <summary>A text, quoted where it must be. Safe in block and flow.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text)) return text;
        return HasLoneSurrogate(text) ? "!raw 0x" + Convert.ToHexStringLower(KernelText.Encode(text)) : Quoted(text);
    }

    /// <summary>A key with its colon.</summary>
    public static string Key(string text)
    {
        var key = text is "<<" ? "\"<<\"" : Of(text);
        return key.Length > LongestKey ? $"? {key}\n: " : key + ": ";
    }

    /// <summary>Whether a key needs lines of its own, and so a block around it.</summary>
    public static bool IsLongKey(string text) => text.Length > LongestKey / 10 && Of(text).Length > LongestKey;

    /// <summary>A scalar; null for a collection.</summary>
    public static string? Scalar(OSObject value) => value switch
    {
        OSSymbol s => Tagged("!symbol", s.Text),
        OSString s => Of(s.Text),
        OSBoolean b => b.Value ? "true" : "false",
        OSNumber { Bits: 64 } n => Number(n.Value),
        OSNumber n => string.Create(CultureInfo.InvariantCulture, $"!number {{value: {Number(n.Value)}, bits: {n.Bits}}}"),
        OSData d => Data(d.Span),
        UnreadValue u => Tagged("!unread", u.Raw),
        PlistReal { IsSingle: true } r => $"!real {{value: {Real(r.Value)}, single: true}}",
        PlistReal r => "!real " + Real(r.Value),
        PlistDate d => "!date " + d.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        PlistUid u => "!uid " + u.Value.ToString(CultureInfo.InvariantCulture),
        OSMembers { Count: 0 } m => m is OSSet ? "!set []" : "[]",
        OSDictionary { Count: 0 } => "{}",
        _ => null,
    };

    // Two tags cannot stand before one text: raw bytes go into a list of one.
    private static string Tagged(string tag, string text) => HasLoneSurrogate(text) ? $"{tag} [{Of(text)}]" : $"{tag} {Quoted(text)}";

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExcept(Plain) || !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('_' or '/') || text[^1] == ' ') return false;
        // 1e5, 0x12, 1.0 would be read as texts, but a reader of YAML elsewhere takes them for numbers.
        if (char.IsAsciiDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(NumberLike) || YamlInteger.LooksLikeOne(text)) return false;
        return !Words.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                '\0' => quoted.Append("\\0"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                (>= '\u0080' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }

    private static string Number(ulong value) => (long)unchecked((long)value) switch
    {
        >= 0 => value.ToString(CultureInfo.InvariantCulture),
        >= int.MinValue => unchecked((long)value).ToString(CultureInfo.InvariantCulture),
        _ => "0x" + value.ToString("x", CultureInfo.InvariantCulture),
    };

    private static string Real(double value) => value switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    // Texts that each end with a NUL are shown as such; everything else as bytes.
    private static string Data(ReadOnlySpan<byte> bytes) =>
        TextData.TryRead(bytes, out var texts) ? "!strings " + (texts.Count == 1 ? Of(texts[0]) : $"[{string.Join(", ", texts.Select(Of))}]") : "!data 0x" + Convert.ToHexStringLower(bytes);
}
