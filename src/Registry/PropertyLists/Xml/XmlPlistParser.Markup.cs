using System.Text;

namespace IOMatch;

internal ref partial struct XmlPlistParser
{
    private enum Element : byte
    {
        None, Plist, Dict, Array, Set, Key, String, Integer, Real, Data, Date, True, False, Reference,
    }

    private struct Tag
    {
        public Element Kind;
        public bool Empty;
        public bool Hex;
        public int At;
        public int NameLength;
        public string? Id;
        public string? IdRef;
        public string? Size;
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    // To the next tag: past blanks, comments, processing instructions and, before the first value, the DOCTYPE.
    private bool ToMarkup()
    {
        while (true)
        {
            while (pos < text.Length && IsBlank(text[pos])) pos++;
            if (pos >= text.Length) return EndsTooEarly();
            if (text[pos] != '<') return StrayText();
            if (pos + 1 >= text.Length) return Fail(pos, "the file ends inside a tag", "the file may be cut off");
            switch (text[pos + 1])
            {
                case (byte)'?':
                    if (!SkipTo("?>"u8, "the processing instruction <?… never ends", "close it with ?>")) return false;
                    break;
                case (byte)'!':
                    if (!Declaration()) return false;
                    break;
                default:
                    return true;
            }
        }
    }

    private bool SkipTo(ReadOnlySpan<byte> end, string unclosed, string hint)
    {
        var length = text[(pos + 2)..].IndexOf(end);
        if (length < 0) return Fail(pos, unclosed, hint);
        pos += 2 + length + end.Length;
        return true;
    }

    private bool Declaration()
    {
        var rest = text[pos..];
        if (rest.StartsWith("<!--"u8))
        {
            var length = rest[4..].IndexOf("-->"u8);
            if (length < 0) return Fail(pos, "the comment <!-- never ends", "close it with -->");
            pos += 4 + length + 3;
            return true;
        }
        if (rest.StartsWith("<![CDATA["u8)) return Fail(pos, "<![CDATA[ stands where an element belongs", "it may only stand inside <string> or <key>");
        if (!rest.StartsWith("<!DOCTYPE"u8)) return Fail(pos, $"{Quoted(rest[..Math.Min(rest.Length, 12)])} is no declaration of a property list", "only comments and one <!DOCTYPE …> are known");
        if (depth > 0 || plistAt != -1 || root is not null) return Fail(pos, "<!DOCTYPE stands inside the property list", "it belongs before <plist>");
        return Doctype(rest);
    }

    // A DTD is never resolved. An internal subset is passed over unless it declares entities.
    private bool Doctype(ReadOnlySpan<byte> rest)
    {
        var inside = false;
        for (var i = 9; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case (byte)'"' or (byte)'\'':
                    var length = rest[(i + 1)..].IndexOf(rest[i]);
                    if (length < 0) return Fail(pos + i, "a quote in <!DOCTYPE is never closed", "use the usual line: <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">");
                    i += length + 1;
                    break;
                case (byte)'[':
                    inside = true;
                    break;
                case (byte)']':
                    inside = false;
                    break;
                case (byte)'<' when rest[i..].StartsWith("<!ENTITY"u8):
                    return Fail(pos + i, "the DOCTYPE declares an entity", "property lists need none: write the text where it is used; entities are never expanded here");
                case (byte)'<' when rest[i..].StartsWith("<!--"u8):
                    var comment = rest[(i + 4)..].IndexOf("-->"u8);
                    if (comment < 0) return Fail(pos + i, "the comment <!-- never ends", "close it with -->");
                    i += comment + 6;
                    break;
                case (byte)'%' when inside:
                    return Fail(pos + i, "the DOCTYPE uses a parameter entity", "property lists need none; entities are never expanded here");
                case (byte)'>' when !inside:
                    pos += i + 1;
                    return true;
            }
        }
        return Fail(pos, "<!DOCTYPE never ends", "close it with >");
    }

    private bool StartTag()
    {
        var i = pos + 1;
        while (i < text.Length && !IsBlank(text[i]) && text[i] is not ((byte)'>' or (byte)'/' or (byte)'<')) i++;
        tag = default;
        tag.At = pos;
        tag.NameLength = i - pos - 1;
        if (i >= text.Length) return Fail(pos, "the file ends inside a tag", "the file may be cut off");
        if (tag.NameLength == 0) return Fail(pos, "\"<\" begins no element", "write &lt; for the character itself");
        tag.Kind = Kind(text.Slice(pos + 1, tag.NameLength));
        if (text[i] != '>' && !Attributes(ref i)) return false;
        pos = i + 1;
        return true;
    }

    // From behind the name to the closing bracket.
    private bool Attributes(ref int i)
    {
        while (true)
        {
            while (i < text.Length && IsBlank(text[i])) i++;
            if (i >= text.Length) return Fail(tag.At, "the file ends inside a tag", "the file may be cut off");
            if (text[i] == '>') return true;
            if (text[i] == '/')
            {
                if (i + 1 >= text.Length || text[i + 1] != '>') return Fail(i, $"\"/\" stands inside the tag {Name(tag)}", "an empty element ends with />");
                tag.Empty = true;
                i++;
                return true;
            }
            var name = i;
            while (i < text.Length && !IsBlank(text[i]) && text[i] is not ((byte)'=' or (byte)'>' or (byte)'/' or (byte)'<' or (byte)'"' or (byte)'\'')) i++;
            var nameLength = i - name;
            if (nameLength == 0) return Fail(i, $"{Quoted(text.Slice(i, 1))} stands inside the tag {Name(tag)}", "close the tag with >");
            while (i < text.Length && IsBlank(text[i])) i++;
            if (i >= text.Length || text[i] != '=') return Fail(name, $"the attribute {Quoted(text.Slice(name, nameLength))} has no value", "write name=\"value\"");
            i++;
            while (i < text.Length && IsBlank(text[i])) i++;
            if (i >= text.Length || text[i] is not ((byte)'"' or (byte)'\'')) return Fail(name, $"the value of the attribute {Quoted(text.Slice(name, nameLength))} is not in quotes", "write name=\"value\"");
            var length = text[(i + 1)..].IndexOf(text[i]);
            if (length < 0) return Fail(i, $"the value of the attribute {Quoted(text.Slice(name, nameLength))} is never closed", "add the second quote");
            Attribute(text.Slice(name, nameLength), text.Slice(i + 1, length));
            i += length + 2;
        }
    }

    private void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("ID"u8)) tag.Id = Encoding.Latin1.GetString(value);
        else if (name.SequenceEqual("IDREF"u8)) tag.IdRef = Encoding.Latin1.GetString(value);
        else if (name.SequenceEqual("size"u8)) tag.Size = Encoding.Latin1.GetString(value);
        else if (name.SequenceEqual("format"u8)) tag.Hex = value.SequenceEqual("hex"u8);
    }

    private bool EndTag()
    {
        var at = pos;
        var i = pos + 2;
        while (i < text.Length && !IsBlank(text[i]) && text[i] is not ((byte)'>' or (byte)'<')) i++;
        var name = text[(at + 2)..i];
        while (i < text.Length && IsBlank(text[i])) i++;
        if (i >= text.Length || text[i] != '>') return Fail(at, $"the tag </{Plain(name)} is not closed", "close it with >");
        if (depth == 0)
        {
            if (plistAt < 0 || !name.SequenceEqual("plist"u8)) return Fail(at, $"</{Plain(name)}> closes nothing", "remove it, or add the tag that opens it");
            if (root is null) return Fail(at, "<plist> holds no value", "put a <dict> inside");
            plistAt = Closed;
        }
        else
        {
            var open = NameOf(Top().Kind);
            if (!name.SequenceEqual(open))
            {
                return FailAt(at, $"</{Plain(name)}> stands where <{Plain(open)}>, opened in line {PositionOf(Top().At).Line}, is still open", $"close it first with </{Plain(open)}>", PathTo(depth - 1));
            }
            if (!Close()) return false;
        }
        pos = i + 1;
        return true;
    }

    // What follows the value is no part of it; CFPropertyList never looks there.
    private bool Epilog()
    {
        while (pos < text.Length && IsBlank(text[pos])) pos++;
        if (pos >= text.Length) return true;
        if (text[pos..].StartsWith("<!--"u8) && text[(pos + 4)..].IndexOf("-->"u8) is >= 0 and var comment)
        {
            pos += comment + 7;
            return Epilog();
        }
        if (text[pos..].StartsWith("<?"u8) && text[pos..].IndexOf("?>"u8) is >= 0 and var instruction)
        {
            pos += instruction + 2;
            return Epilog();
        }
        faults.Add(new(InputFault.PlistUnreadable, PositionOf(pos), $"{Quoted(text[pos..Math.Min(text.Length, pos + 30)])} follows the end of the property list", "remove it; Apple's reader does not look at it", FaultSeverity.Warning));
        return true;
    }

    private static Element Kind(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'k', (byte)'e', (byte)'y'] => Element.Key,
        [(byte)'s', (byte)'t', (byte)'r', (byte)'i', (byte)'n', (byte)'g'] => Element.String,
        [(byte)'s', (byte)'e', (byte)'t'] => Element.Set,
        [(byte)'d', (byte)'i', (byte)'c', (byte)'t'] => Element.Dict,
        [(byte)'d', (byte)'a', (byte)'t', (byte)'a'] => Element.Data,
        [(byte)'d', (byte)'a', (byte)'t', (byte)'e'] => Element.Date,
        [(byte)'i', .. var rest] when rest.SequenceEqual("nteger"u8) => Element.Integer,
        [(byte)'a', .. var rest] when rest.SequenceEqual("rray"u8) => Element.Array,
        [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] => Element.True,
        [(byte)'f', .. var rest] when rest.SequenceEqual("alse"u8) => Element.False,
        [(byte)'r', (byte)'e', (byte)'a', (byte)'l'] => Element.Real,
        [(byte)'p', .. var rest] when rest.SequenceEqual("list"u8) => Element.Plist,
        [(byte)'r', .. var rest] when rest.SequenceEqual("eference"u8) => Element.Reference,
        _ => Element.None,
    };

    private static ReadOnlySpan<byte> NameOf(Element kind) => kind switch
    {
        Element.Plist => "plist"u8,
        Element.Dict => "dict"u8,
        Element.Array => "array"u8,
        Element.Set => "set"u8,
        Element.Key => "key"u8,
        Element.String => "string"u8,
        Element.Integer => "integer"u8,
        Element.Real => "real"u8,
        Element.Data => "data"u8,
        Element.Date => "date"u8,
        Element.True => "true"u8,
        Element.False => "false"u8,
        Element.Reference => "reference"u8,
        _ => default,
    };
}
