using System.Collections.Concurrent;

namespace IOMatch;

/// <summary>The catalogue's array of one provider class (K10). Only the operation that made it may add to it.</summary>
/// <param name="generation">How many operations came before it.</param>
/// <param name="personalities">What it begins with.</param>
internal sealed class Shelf(int generation, IEnumerable<Personality> personalities)
{
    private ConcurrentDictionary<(Shelves, Family), CandidateSet>? found;

    public int Generation { get; } = generation;

    public List<Personality> InOrder { get; } = [.. personalities];

    /// <summary>
    /// The candidates of a class for which this is the youngest of the arrays that are looked at. They are remembered here: every catalogue that still has all
    /// those arrays finds them, and they go with the last such catalogue.
    /// </summary>
    public CandidateSet Candidates(Shelves shelves, Family family) =>
        LazyInitializer.EnsureInitialized(ref found).GetOrAdd((shelves, family), static key => new(ProbeOrder.Sort(key.Item1.InOrder(), p => p.Score), key.Item2));
}

/// <summary>The arrays that are looked at for a class (K12), that of the furthest superclass first.</summary>
internal sealed record Shelves(Shelf Shelf, Shelves? Below)
{
    /// <summary>Their personalities, those for the class itself first.</summary>
    public List<Personality> InOrder()
    {
        var shelves = new Stack<Shelf>();
        for (var at = this; at is not null; at = at.Below) shelves.Push(at.Shelf);
        return [.. shelves.SelectMany(s => s.InOrder)];
    }
}
