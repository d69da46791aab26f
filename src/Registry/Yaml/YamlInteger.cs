using System.Buffers;
using System.Globalization;

namespace IOMatch;

/// <summary>Whole numbers as people write them: decimal or <c>0x</c>, with a sign or not, 64 bits.</summary>
internal static class YamlInteger
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Sign, then decimal digits or 0x and hexadecimal digits.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text)
    {
        text = WithoutSign(text, out _);
        if (IsHex(text)) return !text[2..].IsEmpty && !text[2..].ContainsAnyExcept(HexDigits);
        return !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Decimal digits with a needless zero in front: a number for some, a text (or octal) for others.</summary>
    public static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        text = WithoutSign(text, out _);
        return text.Length > 1 && text[0] == '0' && !IsHex(text);
    }

    /// <summary>The value in two's complement; false when it does not fit into 64 bits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ulong value)
    {
        text = WithoutSign(text, out var negative);
        var read = IsHex(text)
            ? ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (!read || (negative && value > 1UL << 63)) return false;
        if (negative) value = unchecked(0 - value);
        return true;
    }

    /// <summary>The bytes of <c>0x</c> and pairs of digits.</summary>
    public static bool TryBytes(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (!IsHex(text) || text.Length % 2 != 0) return false;
        bytes = new byte[(text.Length - 2) / 2];
        return Convert.FromHexString(text[2..], bytes, out _, out _) == OperationStatus.Done;
    }

    private static bool IsHex(ReadOnlySpan<char> text) => text.StartsWith("0x") || text.StartsWith("0X");

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text, out bool negative)
    {
        negative = text.StartsWith('-');
        return negative || text.StartsWith('+') ? text[1..] : text;
    }
}
