namespace IOMatch;

/// <summary>
/// A set in probe order that is filled one by one and then read. Can be emptied and used again without allocating.
/// The kernel walks the whole set for each newcomer; here the places are found once, when the set is first read.
/// </summary>
internal sealed class ProbeOrdered<T>
{
    private readonly List<(int Score, T Item)> offered = [];
    private readonly List<int> order = [];
    private long[] ranks = [];
    private int lowest = int.MaxValue;
    private int highest = int.MinValue;

    public int Count => offered.Count;

    public (int Score, T Item) this[int index]
    {
        get
        {
            if (order.Count != offered.Count) Arrange();
            return offered[order[index]];
        }
    }

    public void Clear()
    {
        offered.Clear();
        order.Clear();
        lowest = int.MaxValue;
        highest = int.MinValue;
    }

    /// <summary>Puts an item behind all that order before or equal to it (K13).</summary>
    public void Insert(int score, T item)
    {
        lowest = Math.Min(lowest, score);
        highest = Math.Max(highest, score);
        offered.Add((score, item));
    }

    public T[] Items()
    {
        var items = new T[offered.Count];
        for (var i = 0; i < items.Length; i++) items[i] = this[i].Item;
        return items;
    }

    private void Arrange()
    {
        order.Clear();
        if ((long)highest - lowest <= int.MaxValue) Sort();
        else Walk();
    }

    /// <summary>No difference wraps, so the set is sorted by score, equals in the order of arrival.</summary>
    private void Sort()
    {
        var count = offered.Count;
        if (ranks.Length < count) ranks = new long[Math.Max(count, 2 * ranks.Length)];
        for (var i = 0; i < count; i++) ranks[i] = ((long)~offered[i].Score << 32) | (uint)i;
        ranks.AsSpan(0, count).Sort();
        for (var i = 0; i < count; i++) order.Add(unchecked((int)ranks[i]));
    }

    /// <summary>From the front for each, as the kernel does: with differences that wrap nothing else finds the same place (K14).</summary>
    private void Walk()
    {
        for (var i = 0; i < offered.Count; i++)
        {
            var at = 0;
            while (at < order.Count && ProbeOrder.Difference(offered[order[at]].Score, offered[i].Score) >= 0) at++;
            order.Insert(at, i);
        }
    }
}
