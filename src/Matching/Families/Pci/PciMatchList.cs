namespace IOMatch.Families;

/// <summary>
/// The text of an IOPCI…Match key: items <c>value</c> or <c>value&amp;mask</c> in hexadecimal, separated by blanks.
/// What does not begin a number ends the list; a comma does.
/// </summary>
internal ref struct PciMatchList(ReadOnlySpan<char> text, uint defaultMask)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    /// <summary>The value of the present item.</summary>
    public ulong Value { get; private set; }

    /// <summary>The mask of the present item.</summary>
    public ulong Mask { get; private set; }

    /// <summary>Whether the present item came without a number behind its <c>&amp;</c>, which makes the mask 0: every device fits.</summary>
    public bool HasEmptyMask { get; private set; }

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        HasEmptyMask = false;
        if (!Number(at, out var value, out var next)) return false;
        Value = value;

        // only spaces may stand before the mask, not tabs
        while (CharAt(next) == ' ') next++;
        Mask = defaultMask;
        if (CharAt(next) == '&')
        {
            next++;
            HasEmptyMask = !Number(next, out var mask, out var behind);
            Mask = mask;
            if (!HasEmptyMask) next = behind;
        }
        at = next;
        return true;
    }

    /// <summary>Whether a register fits the present item.</summary>
    public readonly bool Fits(uint register) => (Value & Mask) == (register & Mask);

    // The kernel's strtoul with base 16 (IOStringFuncs.c): blanks, a sign, 0x, digits; 64 bits, too large a number is all ones.
    private readonly bool Number(int start, out ulong value, out int next)
    {
        value = 0;
        next = start;
        var i = start;
        while (CharAt(i) is ' ' or '\t' or '\n') i++;
        var negative = CharAt(i) == '-';
        if (CharAt(i) is '-' or '+') i++;
        if (CharAt(i) == '0' && CharAt(i + 1) is 'x' or 'X') i += 2;
        var first = i;
        var overflow = false;
        for (; i < text.Length && HexValue(text[i]) is < 16 and var digit; i++)
        {
            overflow |= value >> 60 != 0;
            value = (value << 4) | digit;
        }
        if (i == first)
        {
            value = 0;
            return false;
        }
        if (overflow) value = ulong.MaxValue;
        else if (negative) value = unchecked(0 - value);
        next = i;
        return true;
    }

    // the kernel's text ends at its NUL
    private readonly char CharAt(int i) => i < text.Length ? text[i] : '\0';

    // 16 and more: no hexadecimal digit
    private static uint HexValue(char c)
    {
        var digit = unchecked((uint)(c - '0'));
        if (digit < 10) return digit;
        digit = unchecked((uint)((c | 0x20) - 'a'));
        return digit < 6 ? digit + 10 : 16;
    }
}
