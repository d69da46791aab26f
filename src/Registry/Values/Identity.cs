using System.Runtime.CompilerServices;

namespace IOMatch;

/// <summary>One object in memory: what was recalled twice, a symbol of the same text, a boolean (OSSet::setObject).</summary>
internal sealed class Identity : IEqualityComparer<OSObject>
{
    private Identity()
    {
    }

    public static Identity Comparer { get; } = new();

    public bool Equals(OSObject? x, OSObject? y) => ReferenceEquals(x, y) || (x is not null && y is not null && OSObject.AreIdentical(x, y));

    public int GetHashCode(OSObject o) => o is OSSymbol s ? s.GetHashCode() : RuntimeHelpers.GetHashCode(o);
}
