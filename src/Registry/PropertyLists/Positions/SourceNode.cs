namespace IOMatch;

/// <summary>Position of a value and of its members, in the order of the dictionary's keys or the collection's members.</summary>
/// <param name="At">A dictionary member's position is that of its key.</param>
/// <param name="Members">Empty for scalars.</param>
public sealed record SourceNode(SourcePosition At, IReadOnlyList<SourceNode> Members)
{
    /// <summary>A scalar's position.</summary>
    public SourceNode(SourcePosition at) : this(at, [])
    {
    }
}
