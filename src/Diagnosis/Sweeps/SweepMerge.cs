using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The parts of a sweep put together.</summary>
/// <param name="Rows">One row a pair, in order.</param>
/// <param name="Missing">Pairs of which no part has a row, in order.</param>
/// <param name="Contradicted">Pairs of which the parts have different rows, in order; the last one counts.</param>
public sealed record SweepMerge(ImmutableArray<SweepRow> Rows, ImmutableArray<SweepPair> Missing, ImmutableArray<SweepPair> Contradicted)
{
    /// <summary>Puts rows together.</summary>
    /// <param name="rows">The rows of all parts.</param>
    /// <param name="dumps">Dumps that must be there; those of the rows always must.</param>
    public static SweepMerge Of(IEnumerable<SweepRow> rows, params IEnumerable<string> dumps)
    {
        var byPair = new SortedDictionary<SweepPair, SweepRow>(SweepPair.Order);
        var contradicted = new SortedSet<SweepPair>(SweepPair.Order);
        foreach (var row in rows)
        {
            if (byPair.TryGetValue(row.Pair, out var before) && !before.Equals(row)) contradicted.Add(row.Pair);
            byPair[row.Pair] = row;
        }
        var bundles = byPair.Keys.Select(p => p.Bundle).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var missing = byPair.Keys.Select(p => p.Dump).Concat(dumps).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(_ => bundles, (dump, bundle) => new SweepPair(dump, bundle))
            .Where(p => !byPair.ContainsKey(p));
        return new([.. byPair.Values], [.. missing], [.. contradicted]);
    }
}
