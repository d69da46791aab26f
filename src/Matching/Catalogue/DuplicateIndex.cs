using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>
/// Finds a fully equal personality (K11) by hash. The hash agrees for values that the kernel calls equal, either way round,
/// so that unequal hashes cannot hide a duplicate.
/// </summary>
internal sealed class DuplicateIndex
{
    // position + 1 of the youngest personality with a hash; each names the one before it
    private readonly Dictionary<int, int> youngest;
    private readonly List<(Personality Personality, int Before)> all;

    public DuplicateIndex(int capacity) => (youngest, all) = (new(capacity), new(capacity));

    private DuplicateIndex(DuplicateIndex other, int more)
    {
        youngest = new(other.youngest);
        youngest.EnsureCapacity(other.youngest.Count + more);
        all = new(other.all.Count + more);
        all.AddRange(other.all);
    }

    public static DuplicateIndex Of(IEnumerable<Personality> personalities)
    {
        var index = new DuplicateIndex(0);
        foreach (var personality in personalities) index.Add(personality);
        return index;
    }

    public DuplicateIndex Copy(int more) => new(this, more);

    /// <summary>A personality that the newcomer, asked on the left, calls equal; the youngest first, as the kernel walks. Equal tables have equal provider classes.</summary>
    public Personality? Find(OSDictionary newcomer)
    {
        youngest.TryGetValue(newcomer.GetHashCode(), out var at);
        while (at > 0)
        {
            var (personality, before) = all[at - 1];
            if (newcomer.IsEqualTo(personality.Table)) return personality;
            at = before;
        }
        return null;
    }

    public void Add(Personality personality)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(youngest, personality.Table.GetHashCode(), out _);
        all.Add((personality, head));
        head = all.Count;
    }
}
