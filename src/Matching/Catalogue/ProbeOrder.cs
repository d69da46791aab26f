namespace IOMatch;

/// <summary>The kernel's sorted set (OSOrderedSet with IOServiceOrdering): highest probe score first, newcomers behind equals (K13–K15).</summary>
public static class ProbeOrder
{
    /// <summary>IOServiceObjectOrder: the low 32 bits of a numeric IOProbeScore as signed, else 0 (K15).</summary>
    public static int ScoreOf(OSDictionary table) => table[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0;

    /// <summary>Puts an item behind all that order before or equal to it, walking from the front as the kernel does.</summary>
    public static void Insert<T>(List<(int Score, T Item)> ordered, int score, T item)
    {
        var at = 0;
        while (at < ordered.Count && Difference(ordered[at].Score, score) >= 0) at++;
        ordered.Insert(at, (score, item));
    }

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
        var set = new List<(int, T)>(offered.Count);
        foreach (var item in offered) Insert(set, scoreOf(item), item);
        return [.. set.Select(e => e.Item2)];
    }

    private static int Difference(int a, int b) => unchecked(a - b);
}
