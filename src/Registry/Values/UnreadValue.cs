namespace IOMatch;

/// <summary>A value that a dump shows and nobody can interpret, such as one that was cut off: kept as it stands. Equal to nothing the kernel compares.</summary>
/// <param name="raw">The text as it stands in the dump.</param>
public sealed class UnreadValue(string raw) : OSObject
{
    /// <summary>The text as it stands in the dump.</summary>
    public string Raw { get; } = raw;

    /// <inheritdoc/>
    public override string Kind => "unread";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => false;

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is UnreadValue u && string.Equals(u.Raw, Raw, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Raw.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Raw;
}
