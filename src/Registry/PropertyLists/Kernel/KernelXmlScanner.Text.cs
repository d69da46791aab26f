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
