using System.Buffers;
using System.Text;

namespace IOMatch;

/// <summary>Finds values in the text of an XML property list and replaces, adds or takes out just these. The text has been read without a fault before.</summary>
internal ref struct PlistXml
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private readonly ReadOnlySpan<byte> text;
    private int at;

    private PlistXml(ReadOnlySpan<byte> text)
    {
        this.text = text;
        at = 0;
    }

    /// <summary>An element: where it begins, what it holds, where it ends.</summary>
    private readonly record struct Element(string Name, int Start, int InnerStart, int InnerEnd, int End)
    {
        public bool IsEmptyTag => InnerStart == InnerEnd && InnerEnd == End;
    }

    /// <summary>The text with one change; null when the place is not there.</summary>
    public static byte[]? Apply(byte[] text, PlistChange change)
    {
        var xml = new PlistXml(text);
        if (!xml.NextElement(text.Length, out var element)) return null;
        if (element.Name == "plist")
        {
            xml.at = element.InnerStart;
            if (!xml.NextElement(element.InnerEnd, out element)) return null;
        }
        for (var i = 0; i < change.Path.Length - 1; i++)
        {
            if (!xml.Member(element, change.Path[i], out _, out element)) return null;
        }
        var found = xml.Member(element, change.Path[^1], out var key, out var value);
        return change switch
        {
            // a key that stands twice goes twice, or the first one would count
            PlistChange.Remove when found && key.Name.Length > 0 && Cut(text, key.Start, value.End) is var rest => Apply(rest, change) ?? rest,
            PlistChange.Rename rename when found => Splice(text, key.InnerStart, key.InnerEnd, Escape(rename.Name)),
            PlistChange.Set set when found => Splice(text, value.Start, value.End, Write(set.Value, IndentAt(text, key.Name.Length > 0 ? key.Start : value.Start), NewLine(text))),
            PlistChange.Set set when element.Name == "dict" => xml.Insert(text, element, change.Path[^1], set.Value),
            _ => null,
        };
    }

    /// <summary>A member of a dictionary or, by decimal index, of an array. Of a key that stands twice the last one counts.</summary>
    private bool Member(Element container, string step, out Element key, out Element value)
    {
        key = value = default;
        if (container.IsEmptyTag) return false;
        at = container.InnerStart;
        if (container.Name != "dict")
        {
            for (var index = 0; NextElement(container.InnerEnd, out value); index++)
            {
                if (index.ToString(System.Globalization.CultureInfo.InvariantCulture) == step) return true;
            }
            return false;
        }
        var found = false;
        while (NextElement(container.InnerEnd, out var name) && NextElement(container.InnerEnd, out var member))
        {
            if (name.Name != "key" || Text(name) != step) continue;
            (key, value, found) = (name, member, true);
        }
        return found;
    }

    /// <summary>Adds a key: before the first that sorts behind it when the keys are sorted, else at the end.</summary>
    private byte[] Insert(byte[] whole, Element dict, string name, OSObject value)
    {
        var newLine = NewLine(whole);
        var outer = IndentAt(whole, dict.Start);
        var inner = outer + (outer.Contains(' ', StringComparison.Ordinal) ? "  " : "\t");
        var first = $"{newLine}{inner}<key>{Escape(name)}</key>{newLine}{inner}{Write(value, inner, newLine)}";
        var content = text[dict.InnerStart..dict.InnerEnd].TrimEnd(" \t\r\n"u8);
        if (content.IsEmpty) return Splice(whole, dict.Start, dict.End, $"<dict>{first}{newLine}{outer}</dict>");
        // nothing but comments
        if (!HasMembers(dict)) return Splice(whole, dict.InnerStart + content.Length, dict.InnerStart + content.Length, first);
        at = dict.InnerStart;
        var before = -1;
        var last = default(Element);
        var start = -1;
        var isSorted = true;
        string? previous = null;
        while (NextElement(dict.InnerEnd, out var key) && NextElement(dict.InnerEnd, out last))
        {
            if (start < 0) start = key.Start;
            var own = Text(key);
            isSorted &= previous is null || Compare(previous, own) < 0;
            previous = own;
            if (before < 0 && Compare(name, own) < 0) before = key.Start;
        }
        var indent = IndentAt(whole, start);
        var entry = $"<key>{Escape(name)}</key>{newLine}{indent}{Write(value, indent, newLine)}";
        return isSorted && before >= 0
            ? Splice(whole, before, before, $"{entry}{newLine}{indent}")
            : Splice(whole, last.End, last.End, $"{newLine}{indent}{entry}");
    }

    // as Xcode sorts: without regard to case
    private static int Compare(string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase);

    private bool HasMembers(Element dict)
    {
        at = dict.InnerStart;
        return NextElement(dict.InnerEnd, out _);
    }

    /// <summary>The next element before <paramref name="end"/>, passing over comments, instructions and the document type; reading goes on behind it.</summary>
    private bool NextElement(int end, out Element element)
    {
        element = default;
        while (at < end)
        {
            var open = text[at..end].IndexOf((byte)'<');
            if (open < 0) return false;
            at += open;
            if (Skip(end)) continue;
            if (text[at + 1] == '/') return false;
            element = Read();
            at = element.End;
            return true;
        }
        return false;
    }

    private bool Skip(int end)
    {
        var rest = text[at..end];
        if (rest.StartsWith("<!--"u8)) at += rest.IndexOf("-->"u8) + 3;
        else if (rest.StartsWith("<![CDATA["u8)) at += rest.IndexOf("]]>"u8) + 3;
        else if (rest.StartsWith("<?"u8)) at += rest.IndexOf("?>"u8) + 2;
        else if (rest.StartsWith("<!"u8)) at = DocumentTypeEnd();
        else return false;
        return true;
    }

    private readonly int DocumentTypeEnd()
    {
        var brackets = 0;
        var quote = (byte)0;
        for (var i = at; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != 0) quote = c == quote ? (byte)0 : quote;
            else if (c is (byte)'"' or (byte)'\'') quote = c;
            else if (c == '[') brackets++;
            else if (c == ']') brackets--;
            else if (c == '>' && brackets == 0) return i + 1;
        }
        return text.Length;
    }

    // at stands on the < of a start tag
    private Element Read()
    {
        var start = at;
        var tagEnd = TagEnd(start);
        var name = text[(start + 1)..tagEnd];
        var length = name.IndexOfAny(NameEnds);
        var word = Encoding.UTF8.GetString(length < 0 ? name : name[..length]);
        if (text[tagEnd - 1] == '/') return new(word, start, tagEnd + 1, tagEnd + 1, tagEnd + 1);
        var depth = 1;
        at = tagEnd + 1;
        while (true)
        {
            at += text[at..].IndexOf((byte)'<');
            if (Skip(text.Length)) continue;
            var end = TagEnd(at);
            if (text[at + 1] == '/') depth--;
            else if (text[end - 1] != '/') depth++;
            if (depth == 0) return new(word, start, tagEnd + 1, at, end + 1);
            at = end + 1;
        }
    }

    private readonly int TagEnd(int start)
    {
        var quote = (byte)0;
        for (var i = start; ; i++)
        {
            var c = text[i];
            if (quote != 0) quote = c == quote ? (byte)0 : quote;
            else if (c is (byte)'"' or (byte)'\'') quote = c;
            else if (c == '>') return i;
        }
    }

    private readonly string Text(Element element)
    {
        var inner = Encoding.UTF8.GetString(text[element.InnerStart..element.InnerEnd]);
        if (inner.AsSpan().IndexOfAny('<', '&') < 0) return inner;
        try
        {
            return System.Xml.Linq.XElement.Parse($"<t>{inner}</t>", System.Xml.Linq.LoadOptions.PreserveWhitespace).Value;
        }
        catch (System.Xml.XmlException)
        {
            return inner; // only our own reader takes it: no key of ours looks like that
        }
    }

    /// <summary>Takes out a key with its value, and the whole line when nothing else stands on it.</summary>
    private static byte[] Cut(byte[] text, int start, int end)
    {
        var from = start;
        while (from > 0 && text[from - 1] is (byte)' ' or (byte)'\t') from--;
        var to = end;
        while (to < text.Length && text[to] is (byte)' ' or (byte)'\t') to++;
        var startsLine = from == 0 || text[from - 1] is (byte)'\n' or (byte)'\r';
        var endsLine = to == text.Length || text[to] is (byte)'\n' or (byte)'\r';
        if (!startsLine || !endsLine) return Splice(text, start, end, "");
        if (to < text.Length && text[to] == '\r') to++;
        if (to < text.Length && text[to] == '\n') to++;
        return Splice(text, from, to, "");
    }

    private static byte[] Splice(byte[] text, int start, int end, string with) => [.. text.AsSpan(0, start), .. Encoding.UTF8.GetBytes(with), .. text.AsSpan(end)];

    private static string IndentAt(byte[] text, int position)
    {
        var line = text.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;
        var end = line;
        while (end < position && text[end] is (byte)' ' or (byte)'\t') end++;
        return Encoding.ASCII.GetString(text, line, end - line);
    }

    private static string NewLine(byte[] text)
    {
        var at = text.AsSpan().IndexOf((byte)'\n');
        return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Write(OSObject value, string indent, string newLine)
    {
        var deeper = indent + (indent.Contains(' ', StringComparison.Ordinal) ? "  " : "\t");
        return value switch
        {
            OSNumber n => $"<integer>{unchecked((long)n.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)}</integer>",
            OSString s => $"<string>{Escape(s.Text)}</string>",
            OSBoolean b => b.Value ? "<true/>" : "<false/>",
            OSDictionary { Count: 0 } => "<dict/>",
            OSDictionary d => $"<dict>{newLine}{string.Concat(d.Select(e => $"{deeper}<key>{Escape(e.Key.Text)}</key>{newLine}{deeper}{Write(e.Value, deeper, newLine)}{newLine}"))}{indent}</dict>",
            OSMembers { Count: 0 } => "<array/>",
            OSMembers m => $"<array>{newLine}{string.Concat(m.Select(v => $"{deeper}{Write(v, deeper, newLine)}{newLine}"))}{indent}</array>",
            OSData data => $"<data>{Convert.ToBase64String(data.Span)}</data>",
            _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "no edit writes such a value"),
        };
    }
}
