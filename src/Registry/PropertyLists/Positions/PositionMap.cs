namespace IOMatch;

/// <summary>
/// Positions of all values of one file in the order written: a value, then what it holds. Twelve bytes a value and no
/// objects, because a file may hold millions; key paths are made when someone asks.
/// </summary>
internal sealed class PositionMap
{
    // Nodes lie in blocks, so that a growing file copies nothing.
    private const int BlockShift = 12;
    private const int BlockSize = 1 << BlockShift;

    private readonly Node[][] blocks;
    private readonly int count;
    private readonly Dictionary<int, int[]>? members;
    private readonly Dictionary<int, int>? references;

    private PositionMap(string file, Node[][] blocks, int count, Dictionary<int, int[]>? members, Dictionary<int, int>? references)
    {
        File = file;
        this.blocks = blocks;
        this.count = count;
        this.members = members;
        this.references = references;
    }

    // Size counts the value and everything in it.
    private struct Node
    {
        public int Line;
        public int Column;
        public int Size;
    }

    /// <summary>The name for messages.</summary>
    public string File { get; }

    /// <summary>For a form without lines.</summary>
    public static PositionMap Without(string file) => new(file, [], 0, null, null);

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
        count == 0 ? new(File, KeyPath: keyPath) : new(File, At(node).Line, At(node).Column, keyPath);

    private ref readonly Node At(int node) => ref blocks[node >> BlockShift][node & (BlockSize - 1)];

    /// <summary>The node of a member; the container's own where nothing is known of its members, 0 in a file without positions.</summary>
    public int Member(int node, int index)
    {
        if (count == 0) return 0;
        node = Target(node);
        if (members is not null && members.TryGetValue(node, out var order)) return order[index];
        var member = node + 1;
        var end = node + At(node).Size;
        for (var i = 0; i < index && member < end; i++) member += At(member).Size;
        return member < end ? member : node;
    }

    /// <summary>The nodes of the first <paramref name="first"/> members, in order.</summary>
    public IEnumerable<int> Members(int node, int first)
    {
        if (count == 0) return Enumerable.Repeat(0, first);
        node = Target(node);
        return members is not null && members.TryGetValue(node, out var order) ? order : Walk(node, first);
    }

    private IEnumerable<int> Walk(int node, int first)
    {
        var member = node + 1;
        var end = node + At(node).Size;
        for (var i = 0; i < first; i++)
        {
            yield return member < end ? member : node;
            if (member < end) member += At(member).Size;
        }
    }

    private int Target(int node) => references is not null && references.TryGetValue(node, out var target) ? target : node;

    /// <summary>Collects positions while a reader walks through a file.</summary>
    internal struct Builder()
    {
        private readonly List<Node[]> blocks = [];
        private Node[] last = [];
        private Dictionary<int, int[]>? members;
        private Dictionary<int, int>? references;

        public int Count { get; private set; }

        /// <summary>Begins a value; everything begun until <see cref="End"/> belongs to it.</summary>
        public int Begin(int line, int column)
        {
            var at = Count & (BlockSize - 1);
            if (at == 0) AddBlock();
            else if (at == last.Length) blocks[^1] = Grow();
            last[at] = new Node { Line = line, Column = column, Size = 1 };
            return Count++;
        }

        // A small file needs no whole block.
        private void AddBlock() => blocks.Add(last = new Node[blocks.Count == 0 ? 64 : BlockSize]);

        private Node[] Grow()
        {
            Array.Resize(ref last, Math.Min(last.Length * 4, BlockSize));
            return last;
        }

        private readonly ref Node Of(int node) => ref blocks[node >> BlockShift][node & (BlockSize - 1)];

        public readonly void End(int node) => Of(node).Size = Count - node;

        public readonly (int Line, int Column) At(int node) => (Of(node).Line, Of(node).Column);

        public readonly int Next(int node) => node + Of(node).Size;

        /// <summary>States a container's members where they are not simply those that follow it.</summary>
        public void SetMembers(int node, int[] nodes) => (members ??= []).Add(node, nodes);

        /// <summary>States that a value is the one read at another place.</summary>
        public void SetReference(int node, int target) =>
            (references ??= []).Add(node, references.TryGetValue(target, out var final) ? final : target);

        public readonly PositionMap ToMap(string file) => new(file, [.. blocks], Count, members, references);
    }
}
