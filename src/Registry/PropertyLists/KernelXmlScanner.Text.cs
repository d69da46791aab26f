namespace IOMatch;

internal ref partial struct KernelXmlScanner
{
    // Text up to the next tag. Three entities are known.
    private bool Characters()
    {
        var length = text[Math.Min(pos, text.Length)..].IndexOf((byte)'<');
        var raw = length < 0 ? text[Math.Min(pos, text.Length)..] : text.Slice(pos, length);
        Line += raw.Count((byte)'\n');
        pos += raw.Length;
        if (length < 0) return false;
        var whole = new List<byte>(raw.Length);
        for (int at; (at = raw.IndexOf((byte)'&')) >= 0;)
        {
            whole.AddRange(raw[..at]);
            raw = raw[(at + 1)..];
            var (c, used) = raw switch
            {
                [(byte)'l', (byte)'t', (byte)';', ..] => ('<', 3),
                [(byte)'g', (byte)'t', (byte)';', ..] => ('>', 3),
                [(byte)'a', (byte)'m', (byte)'p', (byte)';', ..] => ('&', 4),
                _ => ('\0', 0),
            };
            if (used == 0) return false;
            whole.Add((byte)c);
            raw = raw[used..];
        }
        whole.AddRange(raw);
        Text = [.. whole];
        return true;
    }

    // A zero may stand before the minus; hexadecimal digits are lower case and take no sign.
    private ulong Digits()
    {
        var value = 0UL;
        if (Current == '0' && Advance() == 'x')
        {
            for (pos++; Nibble(Current) is >= 0 and var digit; pos++) value = unchecked((value << 4) + (uint)digit);
            return value;
        }
        var negative = Current == '-';
        if (negative) pos++;
        for (; char.IsAsciiDigit((char)Current); pos++) value = unchecked((value * 10) + (uint)(Current - '0'));
        return negative ? unchecked(0 - value) : value;
    }

    // Groups of four; the eighth bit is ignored, what is not in the alphabet skipped. "=" is a zero, and those at the end
    // of a group, with nothing at all between them, shorten it. An incomplete last group is dropped. Byte 0x80 ends everything.
    private byte[] Base64Data()
    {
        var bytes = new List<byte>();
        int count = 0, pads = 0;
        var group = 0u;
        for (; Current != '<'; pos++)
        {
            var c = Current & 0x7f;
            if (c == 0) return [];
            pads = c == '=' ? pads + 1 : 0;
            if (c == '\n') Line++;
            var six = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= 'a' and <= 'z' => c - 'a' + 26,
                >= '0' and <= '9' => c - '0' + 52,
                '+' => 62,
                '/' => 63,
                '=' => 0,
                _ => -1,
            };
            if (six < 0) continue;
            group = (group << 6) | (uint)six;
            if (++count % 4 != 0) continue;
            bytes.Add(unchecked((byte)(group >> 16)));
            if (pads < 2) bytes.Add(unchecked((byte)(group >> 8)));
            if (pads < 1) bytes.Add(unchecked((byte)group));
        }
        return [.. bytes];
    }

    // Pairs with blanks and newlines between them. A fault leaves empty data and its place: directly before the end tag it goes unnoticed.
    private byte[] HexData()
    {
        var bytes = new List<byte>();
        while (Current != '<')
        {
            SkipBlanks();
            if (Current == '\n')
            {
                Line++;
                pos++;
                continue;
            }
            var high = Nibble(Current);
            if (high < 0) return [];
            var low = Nibble(Advance());
            if (low < 0) return [];
            bytes.Add((byte)((high << 4) | low));
            pos++;
        }
        return [.. bytes];
    }

    private static int Nibble(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => -1,
    };
}

/// <summary>Numbers in attributes: strtol and strtoul of IOStringFuncs.c with base 0, cut to 32 bits where they are stored.</summary>
internal static class KernelNumber
{
    /// <summary>strtol, stored in an int.</summary>
    public static int Signed(ReadOnlySpan<byte> text)
    {
        var (value, negative, overflow) = Parse(text);
        var limit = negative ? 1UL << 63 : long.MaxValue;
        if (overflow || value > limit) value = limit;
        return unchecked((int)(negative ? 0 - value : value));
    }

    /// <summary>strtoul, stored in an int and read as unsigned.</summary>
    public static uint Unsigned(ReadOnlySpan<byte> text)
    {
        var (value, negative, overflow) = Parse(text);
        return unchecked((uint)(overflow ? ulong.MaxValue : negative ? 0 - value : value));
    }

    private static (ulong Value, bool Negative, bool Overflow) Parse(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\n"u8);
        var negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..]) text = text[1..];
        var radix = text switch
        {
            [(byte)'0', (byte)'x' or (byte)'X', ..] => 16U,
            [(byte)'0', (byte)'b' or (byte)'B', ..] => 2U,
            [(byte)'0', ..] => 8U,
            _ => 10U,
        };
        if (radix is 16 or 2) text = text[2..];
        var value = 0UL;
        var overflow = false;
        foreach (var c in text)
        {
            var digit = c switch
            {
                >= (byte)'0' and <= (byte)'9' => (uint)(c - '0'),
                >= (byte)'A' and <= (byte)'Z' => (uint)(c - 'A' + 10),
                >= (byte)'a' and <= (byte)'z' => (uint)(c - 'a' + 10),
                _ => uint.MaxValue,
            };
            if (digit >= radix) break;
            overflow |= value > (ulong.MaxValue - digit) / radix;
            value = unchecked((value * radix) + digit);
        }
        return (value, negative, overflow);
    }
}
