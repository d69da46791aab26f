namespace IOMatch;

/// <summary>The order of the kernel's sorted sets (OSOrderedSet with IOServiceOrdering): highest probe score first, newcomers behind equals (K13–K15).</summary>
public static class ProbeOrder
{
    /// <summary>IOServiceObjectOrder: the low 32 bits of a numeric IOProbeScore as signed, else 0 (K15).</summary>
    public static int ScoreOf(OSDictionary table) => table[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0;

    /// <summary>
    /// All items in the set's order. Walking is only needed when scores lie so far apart that the 32-bit difference wraps (K14);
    /// otherwise the set is a stable descending sort.
    /// </summary>
    /// <param name="offered">Items in the order of insertion.</param>
    /// <param name="scoreOf">The score.</param>
    public static T[] Sort<T>(IReadOnlyList<T> offered, Func<T, int> scoreOf)
    {
        long lowest = int.MaxValue, highest = int.MinValue;
        foreach (var item in offered)
        {
            var score = scoreOf(item);
            lowest = Math.Min(lowest, score);
            highest = Math.Max(highest, score);
        }
        if (highest - lowest <= int.MaxValue) return [.. offered.OrderByDescending(scoreOf)];
        var set = new ProbeOrdered<T>();
        foreach (var item in offered) set.Insert(scoreOf(item), item);
        return set.Items();
    }

    internal static int Difference(int a, int b) => unchecked(a - b);
}

/// <summary>A set in probe order that is filled one by one. Can be emptied and used again without allocating.</summary>
internal sealed class ProbeOrdered<T>
{
    private readonly List<(int Score, T Item)> ordered = [];
    private int lowest = int.MaxValue;
    private int highest = int.MinValue;

    public int Count => ordered.Count;

    public (int Score, T Item) this[int index] => ordered[index];

    public void Clear()
    {
        ordered.Clear();
        lowest = int.MaxValue;
        highest = int.MinValue;
    }

    /// <summary>Puts an item behind all that order before or equal to it (K13).</summary>
    public void Insert(int score, T item)
    {
        lowest = Math.Min(lowest, score);
        highest = Math.Max(highest, score);
        ordered.Insert((long)highest - lowest <= int.MaxValue ? AfterEquals(score) : Walk(score), (score, item));
    }

    public T[] Items()
    {
        var items = new T[ordered.Count];
        for (var i = 0; i < items.Length; i++) items[i] = ordered[i].Item;
        return items;
    }

    /// <summary>No difference wraps, so the set is sorted and the place can be halved for.</summary>
    private int AfterEquals(int score)
    {
        int low = 0, high = ordered.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ordered[middle].Score >= score) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>From the front, as the kernel does: with differences that wrap nothing else finds the same place (K14).</summary>
    private int Walk(int score)
    {
        var at = 0;
        while (at < ordered.Count && ProbeOrder.Difference(ordered[at].Score, score) >= 0) at++;
        return at;
    }
}
