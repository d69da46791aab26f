namespace IOMatch;

/// <summary>A value as libkern holds it in property tables (K1). Immutable; the set of kinds is closed.</summary>
/// <remarks>
/// <see cref="IsEqualTo"/> is the kernel's question and depends on which side is asked (K2–K5).
/// <see cref="object.Equals(object?)"/> is ours: the same representation in every detail, bits and order included.
/// </remarks>
public abstract class OSObject : IEquatable<OSObject>
{
    private protected OSObject()
    {
    }

    /// <summary>The kernel's name of this kind, such as <c>OSNumber</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The kernel's <c>a-&gt;isEqualTo(b)</c> with this value on the left (K1).</summary>
    public abstract bool IsEqualTo(OSObject? other);

    /// <summary>The same representation, bit sizes and order of entries included.</summary>
    public abstract bool Equals(OSObject? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as OSObject);

    /// <summary>Agrees for values that <see cref="IsEqualTo"/> calls equal in either direction, and so for <see cref="Equals(OSObject?)"/>.</summary>
    public abstract override int GetHashCode();

    /// <summary>One object in the kernel's memory: symbols and booleans are uniqued, other values are not.</summary>
    internal static bool AreIdentical(OSObject a, OSObject b) => (a, b) switch
    {
        (OSSymbol x, OSSymbol y) => x.SameText(y),
        (OSBoolean x, OSBoolean y) => ReferenceEquals(x, y),
        _ => false,
    };
}
