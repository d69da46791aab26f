namespace IOMatch;

/// <summary>A value read from a file, with the position of every value in it.</summary>
/// <param name="Root">The value.</param>
/// <param name="Positions">Parallel to <paramref name="Root"/>.</param>
public sealed record PropertyList(OSObject Root, SourceNode Positions)
{
    /// <summary>Position of the value at a key path, such as <c>["IOKitPersonalities", "Panel", "idVendor"]</c>; array members by decimal index. The nearest enclosing value's when the path leads nowhere.</summary>
    public SourcePosition At(params ReadOnlySpan<string> path)
    {
        var value = Root;
        var node = Positions;
        foreach (var step in path)
        {
            var i = value switch
            {
                OSDictionary d => d.IndexOf(step),
                OSMembers m when int.TryParse(step, out var n) && n < m.Count => n,
                _ => -1,
            };
            if (i < 0 || i >= node.Members.Count) break;
            value = value is OSDictionary dictionary ? dictionary.Values[i] : ((OSMembers)value)[i];
            node = node.Members[i];
        }
        return node.At;
    }
}

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
