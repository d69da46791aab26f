using System.Globalization;

namespace IOMatch;

/// <summary>A value that a property list can hold and the kernel can not. What becomes of it on the way is K6's matter.</summary>
public abstract class PlistOnlyValue : OSObject
{
    private protected PlistOnlyValue()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsEqualTo(OSObject? other) => false;
}

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

/// <summary>A <c>&lt;date&gt;</c>, in UTC.</summary>
public sealed class PlistDate(DateTime value) : PlistOnlyValue
{
    /// <summary>The moment, UTC.</summary>
    public DateTime Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "date";

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is PlistDate d && d.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A UID of a keyed archive, as in IORegistryExplorer's saves.</summary>
public sealed class PlistUid(ulong value) : PlistOnlyValue
{
    /// <summary>Index into the archive's objects.</summary>
    public ulong Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "UID";

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is PlistUid u && u.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "UID " + Value.ToString(CultureInfo.InvariantCulture);
}
