using System.Collections;

namespace IOMatch;

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
