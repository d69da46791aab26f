namespace IOMatch;

/// <summary>One <see cref="OSSymbol"/> for each key text of a file, and a quick eye for keys that stand twice in a table.</summary>
internal sealed class SymbolTable() : TextTable<OSSymbol>(static text => new OSSymbol(text))
{
    private int[] seen = [];
    private int[] places = [];
    private int round;

    /// <summary>Whether one of these symbols stands twice.</summary>
    public bool AnyTwice(ReadOnlySpan<int> ids)
    {
        NextRound();
        foreach (var id in ids)
        {
            if (seen[id] == round) return true;
            seen[id] = round;
        }
        return false;
    }

    /// <summary>For each of these symbols the place that it takes once repeated ones are dropped.</summary>
    /// <returns>How many places there are.</returns>
    public int Places(ReadOnlySpan<int> ids, Span<int> into)
    {
        NextRound();
        var used = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            var id = ids[i];
            if (seen[id] != round)
            {
                seen[id] = round;
                places[id] = used++;
            }
            into[i] = places[id];
        }
        return used;
    }

    private void NextRound()
    {
        round++;
        if (seen.Length >= Count) return;
        Array.Resize(ref seen, Count * 2);
        Array.Resize(ref places, Count * 2);
    }
}
