namespace IOMatch;

/// <summary>
/// Positions of all values of one file in the order written: a value, then what it holds. Twelve bytes a value and no
/// objects, because a file may hold millions; key paths are made when someone asks.
/// </summary>
internal sealed class PositionMap
{
    private readonly long[] positions;
    private readonly int[] sizes;
    private readonly Dictionary<int, int[]>? members;
    private readonly Dictionary<int, int>? references;

    private PositionMap(string file, long[] positions, int[] sizes, Dictionary<int, int[]>? members, Dictionary<int, int>? references)
    {
        File = file;
        this.positions = positions;
        this.sizes = sizes;
        this.members = members;
        this.references = references;
    }

    /// <summary>The name for messages.</summary>
    public string File { get; }

    /// <summary>For a form without lines.</summary>
    public static PositionMap Without(string file) => new(file, [], [], null, null);

    /// <summary>The same as a tree of objects.</summary>
    public static PositionMap Of(SourceNode tree)
    {
        var builder = new Builder();
        Add(tree);
        return builder.ToMap(tree.At.File);

        void Add(SourceNode value)
        {
            var node = builder.Begin(value.At.Line, value.At.Column);
            foreach (var member in value.Members) Add(member);
            builder.End(node);
        }
    }

    public SourcePosition At(int node, string? keyPath) =>
        node >= positions.Length || node < 0
            ? new(File, KeyPath: keyPath)
            : new(File, (int)(positions[node] >> 32), (int)(positions[node] & int.MaxValue), keyPath);

    /// <summary>The node of a member; 0 in a file without positions.</summary>
    public int Member(int node, int index)
    {
        if (sizes.Length == 0) return 0;
        node = Target(node);
        if (members is not null && members.TryGetValue(node, out var order)) return order[index];
        var member = node + 1;
        for (var i = 0; i < index; i++) member += sizes[member];
        return member;
    }

    /// <summary>The nodes of the first <paramref name="count"/> members, in order.</summary>
    public IEnumerable<int> Members(int node, int count)
    {
        if (sizes.Length == 0) return Enumerable.Repeat(0, count);
        node = Target(node);
        return members is not null && members.TryGetValue(node, out var order) ? order : Walk(node, count);
    }

    private IEnumerable<int> Walk(int node, int count)
    {
        var member = node + 1;
        for (var i = 0; i < count; i++)
        {
            yield return member;
            member += sizes[member];
        }
    }

    private int Target(int node) => references is not null && references.TryGetValue(node, out var target) ? target : node;

    /// <summary>Collects positions while a reader walks through a file.</summary>
    internal struct Builder()
    {
        private long[] positions = new long[64];
        private int[] sizes = new int[64];
        private Dictionary<int, int[]>? members;
        private Dictionary<int, int>? references;

        public int Count { get; private set; }

        /// <summary>Begins a value; everything begun until <see cref="End"/> belongs to it.</summary>
        public int Begin(int line, int column)
        {
            if (Count == positions.Length)
            {
                Array.Resize(ref positions, Count * 2);
                Array.Resize(ref sizes, Count * 2);
            }
            positions[Count] = ((long)line << 32) | (uint)column;
            sizes[Count] = 1;
            return Count++;
        }

        public readonly void End(int node) => sizes[node] = Count - node;

        public readonly (int Line, int Column) At(int node) => ((int)(positions[node] >> 32), (int)(positions[node] & int.MaxValue));

        public readonly int Next(int node) => node + sizes[node];

        /// <summary>States a container's members where they are not simply those that follow it.</summary>
        public void SetMembers(int node, int[] nodes) => (members ??= []).Add(node, nodes);

        /// <summary>States that a value is the one read at another place.</summary>
        public void SetReference(int node, int target) =>
            (references ??= []).Add(node, references.TryGetValue(target, out var final) ? final : target);

        public readonly PositionMap ToMap(string file) => new(file, positions[..Count], sizes[..Count], members, references);
    }
}
