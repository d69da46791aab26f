using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>An item of an IOPCI…Match list, read as the family reads it: blanks separate, anything else ends the list.</summary>
internal readonly record struct PciItem(uint Value, uint Mask)
{
    private const int HexDigits = 8;

    /// <summary>The items of a list.</summary>
    public static ImmutableArray<PciItem> Of(string text, uint defaultMask)
    {
        var items = ImmutableArray.CreateBuilder<PciItem>();
        var rest = text.AsSpan();
        while (TryNumber(ref rest, out var value))
        {
            rest = rest.TrimStart(' ');
            var mask = defaultMask;
            if (rest.StartsWith("&"))
            {
                rest = rest[1..];
                if (!TryNumber(ref rest, out mask)) mask = 0;
            }
            items.Add(new(value, mask));
        }
        return items.ToImmutable();
    }

    /// <summary>A register that fits the item; bits that it does not ask for come from <paramref name="otherwise"/>.</summary>
    public uint Fitting(uint otherwise) => (Value & Mask) | (otherwise & ~Mask);

    /// <summary>One item that asks for all that two ask for; null when they contradict each other.</summary>
    public static PciItem? Both(PciItem a, PciItem b) => ((a.Value ^ b.Value) & a.Mask & b.Mask) == 0 ? new((a.Value & a.Mask) | (b.Value & b.Mask), a.Mask | b.Mask) : null;

    private static bool TryNumber(ref ReadOnlySpan<char> rest, out uint value)
    {
        var at = rest.TrimStart(" \t\n");
        if (at.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) at = at[2..];
        var length = 0;
        while (length < at.Length && char.IsAsciiHexDigit(at[length])) length++;
        value = 0;
        if (length == 0) return false;
        // longer numbers keep their low bits, which is what a register is compared with
        value = uint.Parse(at[Math.Max(0, length - HexDigits)..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        rest = at[length..];
        return true;
    }
}
