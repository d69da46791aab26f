using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>Kernel values for people: type, value, and numbers in both bases.</summary>
public static class ValueText
{
    private const int LongestText = 60;
    private const int MostBytes = 16;
    private const int MostMembers = 6;

    /// <summary>Type and value: <c>integer 4617 (0x1209)</c>, <c>string "pci-bridge"</c>, <c>nothing</c> for an absent value.</summary>
    public static string WithType(OSObject? value) => value switch
    {
        null => "nothing",
        OSNumber => $"integer {Of(value)}",
        OSString => $"string {Of(value)}",
        OSBoolean => $"boolean {Of(value)}",
        OSData data => $"data {Of(value)}{(data.Span.Length > MostBytes && DeviceTreeText.Of(data).IsEmpty ? $", {data.Span.Length} bytes" : "")}",
        OSSet => $"set {Of(value)}",
        OSArray => $"array {Of(value)}",
        OSDictionary => $"dictionary {Of(value)}",
        _ => $"{value.Kind} {Of(value)}",
    };

    /// <summary>The type alone, as property lists name it.</summary>
    public static string TypeOf(OSObject? value) => value switch
    {
        null => "nothing",
        OSNumber => "integer",
        OSString => "string",
        OSBoolean => "boolean",
        OSData => "data",
        OSSet => "set",
        OSMembers => "array",
        OSDictionary => "dictionary",
        _ => value.Kind,
    };

    /// <summary>The value without its type; long ones are cut.</summary>
    public static string Of(OSObject? value) => value switch
    {
        null => "nothing",
        OSNumber n => Number(n),
        OSString s => Quoted(s.Text),
        OSBoolean b => b.Value ? "true" : "false",
        OSData d => Data(d),
        OSDictionary t => Members("{", "}", t.Count, t.Select(e => $"{e.Key.Text}: {Of(e.Value)}")),
        OSMembers m => Members("[", "]", m.Count, m.Select(Of)),
        _ => Cut(value.ToString() ?? value.Kind),
    };

    /// <summary>A number in decimal, and in hexadecimal when the two differ.</summary>
    public static string Number(OSNumber number)
    {
        var value = number.Value;
        var text = value > long.MaxValue && number.Bits is 64 or 0
            ? unchecked((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
        return value < 10 ? text : $"{text} (0x{value:x})";
    }

    private static string Data(OSData data)
    {
        if (DeviceTreeText.Of(data) is [_, ..] texts) return "<" + Cut(string.Join(",", texts.Select(Quoted))) + ">";
        var bytes = data.Span;
        var text = new StringBuilder("<");
        for (var i = 0; i < Math.Min(bytes.Length, MostBytes); i++)
        {
            if (i > 0 && i % 4 == 0) text.Append(' ');
            text.Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }
        if (bytes.Length > MostBytes) text.Append(" ...");
        return text.Append('>').ToString();
    }

    private static string Members(string open, string close, int count, IEnumerable<string> members) =>
        open + Cut(string.Join(", ", members.Take(MostMembers))) + (count > MostMembers ? ", ..." : "") + close;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text.Length > LongestText ? text.AsSpan(0, LongestText) : text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c) && text.Length == 1) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else quoted.Append(c);
        }
        return quoted.Append(text.Length > LongestText ? "...\"" : "\"").ToString();
    }

    private static string Cut(string text) => text.Length > LongestText * 2 ? text[..(LongestText * 2)] + "..." : text;
}
