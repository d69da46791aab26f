namespace IOMatch;

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
