using System.Globalization;

namespace IOMatch;

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
