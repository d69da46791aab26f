using System.Collections;

namespace IOMatch;

/// <summary>A collection whose members are values: an array or a set.</summary>
public abstract class OSMembers : OSObject, IReadOnlyList<OSObject>
{
    private readonly OSObject[] members;

    private protected OSMembers(OSObject[] members) => this.members = members;

    /// <inheritdoc/>
    public int Count => members.Length;

    /// <inheritdoc/>
    public OSObject this[int index] => members[index];

    /// <summary>The members in order.</summary>
    public ReadOnlySpan<OSObject> Span => members;

    /// <inheritdoc/>
    public IEnumerator<OSObject> GetEnumerator() => ((IEnumerable<OSObject>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => members.GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) =>
        other is OSMembers m && m.GetType() == GetType() && members.AsSpan().SequenceEqual(m.members);
}
