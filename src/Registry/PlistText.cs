using System.Text;

namespace IOMatch;

/// <summary>Pieces of a file as messages show them: one line, not too long, nothing unprintable.</summary>
internal static class PlistText
{
    private const int Most = 40;

    public static string Quoted(string text) => $"\"{Plain(text)}\"";

    public static string Plain(string text)
    {
        if (text.Length <= Most && !text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var plain = new StringBuilder();
        var end = Math.Min(text.Length, Most);
        if (end < text.Length && char.IsSurrogatePair(text, end - 1)) end--;
        for (var i = 0; i < end; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                plain.Append(text, i++, 2);
                continue;
            }
            var c = text[i];
            _ = c switch
            {
                '\t' => plain.Append("\\t"),
                '\n' => plain.Append("\\n"),
                '\r' => plain.Append("\\r"),
                >= '\uDC80' and <= '\uDCFF' => plain.Append("\\x").Append(((int)c - 0xDC00).ToString("x2", null)),
                _ when char.IsControl(c) || char.IsSurrogate(c) => plain.Append("\\u").Append(((int)c).ToString("x4", null)),
                _ => plain.Append(c),
            };
        }
        return text.Length > Most ? plain.Append('…').ToString() : plain.ToString();
    }
}
