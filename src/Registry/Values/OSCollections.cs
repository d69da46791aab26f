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

/// <summary>An array: equal member by member, in order (K5).</summary>
public sealed class OSArray : OSMembers
{
    private int hash;

    /// <param name="members">The members, copied.</param>
    public OSArray(params IEnumerable<OSObject> members) : base([.. members])
    {
    }

    private OSArray(OSObject[] owned, bool _) : base(owned)
    {
    }

    /// <summary>For readers: takes the array itself, which must not change afterwards.</summary>
    internal static OSArray Owning(OSObject[] members) => new(members, true);

    /// <inheritdoc/>
    public override string Kind => "OSArray";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other)
    {
        if (other is not OSArray a || a.Count != Count) return false;
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].IsEqualTo(a[i])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (hash != 0) return hash;
        var h = Count;
        foreach (var member in Span) h = unchecked((h * 31) + member.GetHashCode());
        return hash = h == 0 ? 1 : h;
    }

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(",", this) + ")";
}

/// <summary>A set: identical members are dropped when it is made; equality looks at positions (K5).</summary>
public sealed class OSSet : OSMembers
{
    /// <param name="members">The members; a symbol or boolean that is already in is dropped, an equal value is not.</param>
    public OSSet(params IEnumerable<OSObject> members) : base(Unique(members))
    {
    }

    private static OSObject[] Unique(IEnumerable<OSObject> members)
    {
        var kept = new List<OSObject>();
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var known = member switch
            {
                OSSymbol s => !symbols.Add(s.Text),
                OSBoolean => kept.Contains(member),
                _ => false,
            };
            if (!known) kept.Add(member);
        }
        return [.. kept];
    }

    /// <inheritdoc/>
    public override string Kind => "OSSet";

    /// <summary>OSSet::containsObject: by identity.</summary>
    public bool ContainsIdentical(OSObject value)
    {
        foreach (var member in Span)
        {
            if (AreIdentical(member, value)) return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other)
    {
        if (other is not OSSet s || s.Count != Count) return false;
        for (var i = 0; i < Count; i++)
        {
            if (!ContainsIdentical(s[i]) && !s[i].IsEqualTo(this[i])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Count * 31) + 7); // order must not matter, see K5

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(",", this) + "]";
}
