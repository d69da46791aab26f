namespace IOMatch;

/// <summary>A value read from a file, or a part of one, with the position of every value in it.</summary>
public sealed class PropertyList
{
    private readonly PositionMap map;
    private readonly int node;
    private readonly string? path;

    /// <summary>A value of which only the file is known.</summary>
    /// <param name="root">The value.</param>
    /// <param name="file">The name for messages.</param>
    public PropertyList(OSObject root, string file) : this(root, PositionMap.Without(file), 0, null)
    {
    }

    /// <summary>A value with positions that another form's reader found.</summary>
    /// <param name="root">The value.</param>
    /// <param name="positions">Parallel to <paramref name="root"/>.</param>
    public PropertyList(OSObject root, SourceNode positions) : this(root, PositionMap.Of(positions))
    {
    }

    internal PropertyList(OSObject root, PositionMap map, int node = 0, string? path = null)
    {
        Root = root;
        this.map = map;
        this.node = node;
        this.path = path;
    }

    /// <summary>The value.</summary>
    public OSObject Root { get; }

    /// <summary>The file it was read from.</summary>
    public string File => map.File;

    /// <summary>Position of <see cref="Root"/>; a dictionary member's is that of its key.</summary>
    public SourcePosition Position => map.At(node, path);

    /// <summary>
    /// Position of the value at a key path, such as <c>["IOKitPersonalities", "Panel", "idVendor"]</c>; array and set members by decimal index.
    /// The nearest enclosing value's when the path leads nowhere.
    /// </summary>
    public SourcePosition At(params ReadOnlySpan<string> path)
    {
        Find(path, out var found);
        return found.Position;
    }

    /// <summary>The part at a key path, with its positions; null when the path leads nowhere.</summary>
    public PropertyList? Sub(params ReadOnlySpan<string> path) => Find(path, out var found) ? found : null;

    /// <summary>The members of a dictionary, array or set with their positions, in order; nothing for other values.</summary>
    /// <remarks>One walk, however many members: prefer it to <see cref="Sub"/> in a loop.</remarks>
    public IEnumerable<KeyValuePair<string, PropertyList>> Members()
    {
        var count = Root switch { OSDictionary d => d.Count, OSMembers m => m.Count, _ => 0 };
        var index = 0;
        foreach (var member in map.Members(node, count))
        {
            var (step, value) = Root switch
            {
                OSDictionary d => (d.Keys[index].Text, d.Values[index]),
                var other => (Step(index), ((OSMembers)other)[index]),
            };
            index++;
            yield return new(step, new(value, map, member, Join(path, step)));
        }
    }

    /// <summary>The positions themselves, for readers that walk through many values.</summary>
    internal (PositionMap Map, int Node) Place => (map, node);

    private bool Find(ReadOnlySpan<string> steps, out PropertyList found)
    {
        var value = Root;
        var at = node;
        var taken = 0;
        foreach (var step in steps)
        {
            var i = value switch
            {
                OSDictionary d => d.IndexOf(step),
                OSMembers m when int.TryParse(step, System.Globalization.NumberStyles.None, null, out var n) && n < m.Count => n,
                _ => -1,
            };
            if (i < 0) break;
            value = value is OSDictionary dictionary ? dictionary.Values[i] : ((OSMembers)value)[i];
            at = map.Member(at, i);
            taken++;
        }
        var way = path;
        foreach (var step in steps[..taken]) way = Join(way, step);
        found = taken == 0 ? this : new(value, map, at, way);
        return taken == steps.Length;
    }

    internal static string Join(string? path, string step) => path is null ? step : path + SourcePosition.PathSeparator + step;

    internal static string Step(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
