using System.Buffers;
using System.Globalization;
using System.Text;

namespace IOMatch;

internal ref partial struct XmlPlistParser
{
    // Longer texts are hardly ever repeated.
    private const int SharedLength = 64;

    private bool KeyText(out int symbol)
    {
        symbol = 0;
        if (!Content(out var content)) return false;
        NoteInvalid(content);
        symbol = symbols.Id(content);
        return true;
    }

    private OSString? StringValue()
    {
        if (tag.Empty) return new OSString("");
        if (!Content(out var content)) return null;
        if (content.Length <= SharedLength && validUtf8) return strings.Of(content);
        if (validUtf8) return new OSString(Encoding.UTF8.GetString(content));
        NoteInvalid(content);
        return new OSString(KernelText.Decode(content));
    }

    // The text of an element with its entities resolved, and past its closing tag.
    private bool Content(out ReadOnlySpan<byte> content)
    {
        var length = text[pos..].IndexOf((byte)'<');
        if (length < 0)
        {
            content = default;
            return Unclosed();
        }
        content = text.Slice(pos, length);
        if (content.IndexOf((byte)'&') >= 0 || (pos + length + 1 < text.Length && text[pos + length + 1] == '!')) return Composed(out content);
        pos += length;
        return EndScalar();
    }

    // Text with entities or CDATA.
    private bool Composed(out ReadOnlySpan<byte> content)
    {
        var whole = new ArrayBufferWriter<byte>();
        content = default;
        while (true)
        {
            var length = text[pos..].IndexOfAny((byte)'<', (byte)'&');
            if (length < 0) return Unclosed();
            whole.Write(text.Slice(pos, length));
            pos += length;
            if (text[pos] == '&')
            {
                if (!Entity(whole)) return false;
            }
            else if (text[pos..].StartsWith("<![CDATA["u8))
            {
                var end = text[(pos + 9)..].IndexOf("]]>"u8);
                if (end < 0) return Fail(pos, "<![CDATA[ never ends", "close it with ]]>");
                whole.Write(text.Slice(pos + 9, end));
                pos += end + 12;
            }
            else if (pos + 1 < text.Length && text[pos + 1] == '!')
            {
                return Fail(pos, $"a comment stands inside {Name(tag)}", "move it out: Apple's reader refuses it there");
            }
            else
            {
                content = whole.WrittenSpan;
                return EndScalar();
            }
        }
    }

    private bool Entity(ArrayBufferWriter<byte> into)
    {
        var rest = text[(pos + 1)..];
        var end = rest[..Math.Min(rest.Length, 12)].IndexOf((byte)';');
        if (end < 0) return Fail(pos, "\"&\" begins no entity", "write &amp; for the character itself");
        var name = rest[..end];
        int code;
        switch (name)
        {
            case [(byte)'l', (byte)'t']: code = '<'; break;
            case [(byte)'g', (byte)'t']: code = '>'; break;
            case [(byte)'a', (byte)'m', (byte)'p']: code = '&'; break;
            case [(byte)'a', (byte)'p', (byte)'o', (byte)'s']: code = '\''; break;
            case [(byte)'q', (byte)'u', (byte)'o', (byte)'t']: code = '"'; break;
            case [(byte)'#', ..]:
                if (!CharacterNumber(name[1..], out code)) return Fail(pos, $"\"&{Plain(name)};\" is the number of no character", "write &#NNN; or &#xHHH; with the number of a Unicode character");
                break;
            default:
                return Fail(pos, $"the entity \"&{Plain(name)};\" is unknown", "known are &lt; &gt; &amp; &apos; &quot; and numbers such as &#169;");
        }
        Span<byte> utf8 = stackalloc byte[4];
        into.Write(utf8[..new Rune(code).EncodeToUtf8(utf8)]);
        pos += end + 2;
        return true;
    }

    private static bool CharacterNumber(ReadOnlySpan<byte> digits, out int code)
    {
        var read = digits is [(byte)'x', .. var hex]
            ? int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return read && Rune.IsValid(code);
    }

    // The closing tag of a scalar: nothing but text may stand before it.
    private bool EndScalar()
    {
        var name = NameOf(tag.Kind);
        var at = pos;
        if (text.Length - pos > name.Length + 2 && text[pos + 1] == '/' && text.Slice(pos + 2, name.Length).SequenceEqual(name))
        {
            var i = pos + 2 + name.Length;
            while (i < text.Length && IsBlank(text[i])) i++;
            if (i < text.Length && text[i] == '>')
            {
                pos = i + 1;
                return true;
            }
        }
        var rest = text[(at + 1)..];
        var other = rest[..Math.Max(rest.IndexOfAny(" \t\r\n>"u8), 0)];
        if (other.IsEmpty) return Fail(at, "the file ends inside a tag", "the file may be cut off");
        if (rest[0] == '?') return Fail(at, $"a processing instruction stands inside {Name(tag)}", "move it out: Apple's reader refuses it there");
        return Fail(at, $"<{Plain(other)}> stands where {Name(tag)}, opened in line {PositionOf(tag.At).Line}, is still open", $"close it first with </{Plain(name)}>, or write &lt; for the character itself");
    }

    private bool Unclosed() => Fail(tag.At, $"{Name(tag)} is never closed", $"add </{Plain(NameOf(tag.Kind))}>; the file may be cut off");

    private readonly void NoteInvalid(ReadOnlySpan<byte> content)
    {
        if (validUtf8 || System.Text.Unicode.Utf8.IsValid(content)) return;
        faults.Add(new(InputFault.PlistUnreadable, PositionOf(tag.At, CurrentPath()), $"{Name(tag)} holds bytes that are no UTF-8; they are kept as they are", "save the file as UTF-8: Apple's reader refuses it", FaultSeverity.Warning));
    }
}
