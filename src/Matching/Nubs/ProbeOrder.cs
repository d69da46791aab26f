namespace IOMatch;

/// <summary>The order of the kernel's sorted sets (OSOrderedSet with IOServiceOrdering): highest probe score first, newcomers behind equals (K13–K15).</summary>
internal static class ProbeOrder
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
