using System.Globalization;

namespace IOMatch;

/// <summary>A 64-bit value with a size in bits. Equality ignores the size (K2): a plist's -1 differs from a device's 32-bit 0xffffffff.</summary>
public sealed class OSNumber : OSObject
{
    /// <param name="value">Truncated to <paramref name="bits"/> when that is between 1 and 63, as OSNumber::init does.</param>
    /// <param name="bits">Size in bits; 0 and 64 keep all bits. 63 and 31 are how the binary form sends reals (K6).</param>
    public OSNumber(ulong value, int bits = 64)
    {
        Bits = bits;
        Value = bits is > 0 and < 64 ? value & ((1UL << bits) - 1) : value;
    }

    /// <summary>A signed number in 64 bits two's complement.</summary>
    public static OSNumber Of(long value) => new(unchecked((ulong)value));

    /// <summary>The unsigned value, all 64 bits.</summary>
    public ulong Value { get; }

    /// <summary>Size in bits.</summary>
    public int Bits { get; }

    /// <summary>The low 32 bits, as the kernel's unsigned32BitValue.</summary>
    public uint Low32 => unchecked((uint)Value);

    /// <summary>The low 32 bits read as signed: how a probe score is read (K15).</summary>
    public int LowSInt32 => unchecked((int)Value);

    /// <inheritdoc/>
    public override string Kind => "OSNumber";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => other is OSNumber n && n.Value == Value;

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is OSNumber n && n.Value == Value && n.Bits == Bits;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
