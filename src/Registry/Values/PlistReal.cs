using System.Globalization;

namespace IOMatch;

/// <summary>A <c>&lt;real&gt;</c>.</summary>
/// <param name="value">The value.</param>
/// <param name="single">A 32-bit float in a binary property list.</param>
public sealed class PlistReal(double value, bool single = false) : PlistOnlyValue
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <summary>Whether it was a 32-bit float.</summary>
    public bool IsSingle { get; } = single;

    /// <inheritdoc/>
    public override string Kind => "real";

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is PlistReal r && r.Value.Equals(Value) && r.IsSingle == IsSingle;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
