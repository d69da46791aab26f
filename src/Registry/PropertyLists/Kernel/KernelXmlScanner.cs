namespace IOMatch;

/// <summary>The tags and texts that OSUnserializeXML knows. A text ends where the bytes end, as if a NUL stood there.</summary>
internal ref partial struct KernelXmlScanner(ReadOnlySpan<byte> text)
{
    /// <summary>OSString::kMaxStringLength.</summary>
    public const int StringLimit = 262142;

    private const int NameLimit = 31;
    private const int AttributeLimit = 32;

    private readonly ReadOnlySpan<byte> text = text;
    private readonly List<(byte[] Name, byte[] Value)> attributes = [];
    private int pos;

    private enum TagForm
    {
        Bad, Start, End, Empty, Ignored,
    }

    /// <summary>The token that was read last.</summary>
    public KernelXmlToken Token { get; private set; }

    /// <summary>Newlines read so far, from 1. Not all are counted: inside tags none, in comments not those behind a hyphen.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>ID or IDREF of the tag; -1 for none.</summary>
    public int Id { get; private set; }

    /// <summary>The text of a key or string.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>The bytes of data.</summary>
    public byte[] Data { get; private set; } = [];

    /// <summary>The value of a number, before its size masks it.</summary>
    public ulong Number { get; private set; }

    /// <summary>The size of a number.</summary>
    public uint Bits { get; private set; }

    private readonly byte Current => pos < text.Length ? text[pos] : (byte)0;

    private byte Advance()
    {
        pos++;
        return Current;
    }

    /// <summary>Reads the next token.</summary>
    public void Next() => Token = Read();

    private KernelXmlToken Read()
    {
        while (true)
        {
            SkipBlanks();
            if (Current == '\n')
            {
                Line++;
                pos++;
                continue;
            }
            if (Current == 0) return KernelXmlToken.End;
            var form = Tag(out var name);
            if (form == TagForm.Bad) return KernelXmlToken.Invalid;
            if (form == TagForm.Ignored) continue;
            if (!Identify(form, out var isReference)) return KernelXmlToken.Invalid;
            if (isReference) return KernelXmlToken.Reference;
            if (name.SequenceEqual("plist"u8)) continue;
            return Element(form, name);
        }
    }

    // Any attribute that begins with ID is either ID or IDREF, and the latter makes the tag a reference, whatever its name.
    private bool Identify(TagForm form, out bool isReference)
    {
        isReference = false;
        Id = -1;
        foreach (var (name, value) in attributes)
        {
            if (!name.AsSpan().StartsWith("ID"u8)) continue;
            if (name.AsSpan().SequenceEqual("IDREF"u8))
            {
                Id = KernelNumber.Signed(value);
                return isReference = form == TagForm.Empty;
            }
            if (name.Length > 2) return false;
            Id = KernelNumber.Signed(value);
        }
        return true;
    }

    private KernelXmlToken Element(TagForm form, ReadOnlySpan<byte> name)
    {
        var empty = form == TagForm.Empty;
        switch (name)
        {
            case [(byte)'d', (byte)'i', (byte)'c', (byte)'t']:
                return empty ? KernelXmlToken.EmptyDict : form == TagForm.Start ? KernelXmlToken.DictStart : KernelXmlToken.DictEnd;
            case [(byte)'a', (byte)'r', (byte)'r', (byte)'a', (byte)'y']:
                return empty ? KernelXmlToken.EmptyArray : form == TagForm.Start ? KernelXmlToken.ArrayStart : KernelXmlToken.ArrayEnd;
            case [(byte)'s', (byte)'e', (byte)'t']:
                return empty ? KernelXmlToken.EmptySet : form == TagForm.Start ? KernelXmlToken.SetStart : KernelXmlToken.SetEnd;
            case [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] when empty:
                return KernelXmlToken.True;
            case [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e'] when empty:
                return KernelXmlToken.False;
            case [(byte)'k', (byte)'e', (byte)'y'] when !empty:
                return Characters() && Closed("key"u8) ? KernelXmlToken.Key : KernelXmlToken.Invalid;
            case [(byte)'s', (byte)'t', (byte)'r', (byte)'i', (byte)'n', (byte)'g']:
                Text = [];
                return empty || (Characters() && Closed("string"u8)) ? KernelXmlToken.String : KernelXmlToken.Invalid;
            case [(byte)'d', (byte)'a', (byte)'t', (byte)'a']:
                Data = [];
                if (!empty) Data = IsHexadecimal() ? HexData() : Base64Data();
                return empty || Closed("data"u8) ? KernelXmlToken.Data : KernelXmlToken.Invalid;
            case [(byte)'i', (byte)'n', (byte)'t', (byte)'e', (byte)'g', (byte)'e', (byte)'r']:
                Bits = Size();
                Number = 0;
                if (!empty) Number = Digits();
                return empty || Closed("integer"u8) ? KernelXmlToken.Number : KernelXmlToken.Invalid;
            default:
                return KernelXmlToken.Invalid;
        }
    }

    private bool Closed(ReadOnlySpan<byte> name) => Tag(out var end) == TagForm.End && end.SequenceEqual(name);

    private readonly bool IsHexadecimal()
    {
        foreach (var (name, value) in attributes)
        {
            if (name.AsSpan().SequenceEqual("format"u8) && value.AsSpan().SequenceEqual("hex"u8)) return true;
        }
        return false;
    }

    private readonly uint Size()
    {
        var bits = 64u;
        foreach (var (name, value) in attributes)
        {
            if (name.AsSpan().SequenceEqual("size"u8)) bits = KernelNumber.Unsigned(value);
        }
        return bits;
    }

    private TagForm Tag(out ReadOnlySpan<byte> name)
    {
        name = default;
        attributes.Clear();
        if (Current != '<') return TagForm.Bad;
        var c = Advance();
        if (c == '!') return Declaration();
        if (c == '?') return Instruction();
        var form = TagForm.Start;
        if (c == '/')
        {
            Advance();
            form = TagForm.End;
        }
        if (!char.IsAsciiLetter((char)Current) || !Word(out name)) return TagForm.Bad;
        while (Current is not ((byte)'>' or (byte)'/'))
        {
            if (!Attribute()) return TagForm.Bad;
        }
        if (Current == '/')
        {
            Advance();
            form = TagForm.Empty;
        }
        if (Current != '>') return TagForm.Bad;
        pos++;
        return form;
    }

    private bool Word(out ReadOnlySpan<byte> word)
    {
        var start = pos;
        while (char.IsAsciiLetterOrDigit((char)Current) || Current == '-') pos++;
        word = text[start..pos];
        return word.Length < NameLimit;
    }

    private bool Attribute()
    {
        SkipBlanks();
        if (!Word(out var name)) return false;
        SkipBlanks();
        if (Current != '=') return false;
        pos++;
        SkipBlanks();
        if (Current != '"') return false;
        pos++;
        var length = pos < text.Length ? text[pos..].IndexOf((byte)'"') : -1;
        if (length is < 0 or >= NameLimit) return false;
        attributes.Add((name.ToArray(), text.Slice(pos, length).ToArray()));
        pos += length + 1;
        return attributes.Count < AttributeLimit;
    }

    private void SkipBlanks()
    {
        while (Current is (byte)' ' or (byte)'\t') pos++;
    }

    // <!-- … --> where a second hyphen must be followed by the end at once, and <!X…> up to the first bracket. <!-X is one of those.
    private TagForm Declaration()
    {
        var c = Advance();
        var comment = false;
        if (c == '-')
        {
            c = Advance();
            comment = c == '-';
        }
        if (!comment && !char.IsAsciiLetter((char)c)) return TagForm.Bad;
        while (Advance() is var at && at != 0)
        {
            if (at == '\n') Line++;
            if (comment)
            {
                if (at != '-' || Advance() != '-') continue;
                if (Advance() != '>') return TagForm.Bad;
            }
            if (Current == '>')
            {
                pos++;
                return TagForm.Ignored;
            }
        }
        return TagForm.Bad;
    }

    // <? … ?>; the character behind a question mark is passed over unseen, and the text may end there.
    private TagForm Instruction()
    {
        while (Advance() is var at && at != 0)
        {
            if (at == '\n') Line++;
            if (at != '?') continue;
            var behind = Advance();
            if (behind == '>') pos++;
            if (behind is 0 or (byte)'>') return TagForm.Ignored;
        }
        return TagForm.Bad;
    }
}
