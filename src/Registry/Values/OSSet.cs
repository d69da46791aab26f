using System.Collections;

namespace IOMatch;

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
