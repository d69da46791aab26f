using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>
/// Finds a fully equal personality (K11). Provider class, class, score and number of keys tell most apart without a look at the rest;
/// where many share those, the hash of the whole table does. Both agree for tables that the kernel calls equal, either way round.
/// </summary>
internal sealed class DuplicateIndex
{
    private const int LongestChain = 16;

    // position + 1 of the youngest personality with a glance; each names the one before it and how many there are
    private readonly Dictionary<int, int> youngest;
    private readonly List<(Personality Personality, int Before, int Length)> all;
    private readonly Dictionary<int, List<Personality>> byTable;

    public DuplicateIndex() => (youngest, all, byTable) = ([], [], []);

    private DuplicateIndex(DuplicateIndex other, int more)
    {
        youngest = new(other.youngest);
        youngest.EnsureCapacity(other.youngest.Count + more);
        all = new(other.all.Count + more);
        all.AddRange(other.all);
        byTable = other.byTable.ToDictionary(e => e.Key, e => e.Value.ToList());
    }

    public static DuplicateIndex Of(IEnumerable<Personality> personalities)
    {
        var index = new DuplicateIndex();
        foreach (var personality in personalities) index.Add(personality);
        return index;
    }

    public DuplicateIndex Copy(int more) => new(this, more);

    /// <summary>A personality that the newcomer, asked on the left, calls equal; the youngest first, as the kernel walks.</summary>
    public Personality? Find(Personality newcomer)
    {
        if (!youngest.TryGetValue(Glance(newcomer), out var at)) return null;
        if (all[at - 1].Length == LongestChain && byTable.TryGetValue(newcomer.Table.GetHashCode(), out var alike))
        {
            for (var i = alike.Count - 1; i >= 0; i--)
            {
                if (newcomer.Table.IsEqualTo(alike[i].Table)) return alike[i];
            }
        }
        while (at > 0)
        {
            var (personality, before, _) = all[at - 1];
            if (newcomer.Table.IsEqualTo(personality.Table)) return personality;
            at = before;
        }
        return null;
    }

    public void Add(Personality personality)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(youngest, Glance(personality), out _);
        var length = head == 0 ? 0 : all[head - 1].Length;
        if (length == LongestChain)
        {
            ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(byTable, personality.Table.GetHashCode(), out _);
            (alike ??= []).Add(personality);
            return;
        }
        all.Add((personality, head, length + 1));
        head = all.Count;
    }

    private static int Glance(Personality personality) => unchecked(
        (((((personality.ProviderClass!.GetHashCode() * 31) + ((personality.ClassName ?? personality.Table[Keys.IOClass])?.GetHashCode() ?? 0)) * 31) + personality.Score) * 31) + personality.Table.Count);
}
