using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A bundle of a sweep.</summary>
/// <param name="Name">As it was named.</param>
/// <param name="Read">Reads it; asked once.</param>
public sealed record SweepBundle(string Name, Func<ReadResult<Catalogue>> Read);

/// <summary>A dump of a sweep.</summary>
/// <param name="Name">As it was named.</param>
/// <param name="Read">Reads it; asked once, and what came is let go after the last bundle.</param>
public sealed record SweepDump(string Name, Func<ReadResult<Registry>> Read);

/// <summary>The drivers that the bundles compete with.</summary>
/// <param name="Names">The catalogues' names.</param>
/// <param name="Source">The catalogues together.</param>
public sealed record SweepCatalogue(ImmutableArray<string> Names, ReadResult<Catalogue> Source);

/// <summary>
/// Every bundle against every dump. Each pair is judged by itself, as if the bundle were the only one installed on that machine; nothing depends on
/// how many are judged at a time, and the rows come in the order of their pairs.
/// </summary>
public sealed class Sweep
{
    private readonly ImmutableArray<SweepBundle> bundles;
    private readonly ImmutableArray<SweepDump> dumps;
    private readonly Func<Host, SweepCatalogue> catalogueFor;

    /// <param name="bundles">The bundles; of two with the same name the first.</param>
    /// <param name="dumps">The dumps; of two with the same name the first.</param>
    /// <param name="catalogueFor">The catalogue for the system that a dump is of; asked by several threads.</param>
    public Sweep(IEnumerable<SweepBundle> bundles, IEnumerable<SweepDump> dumps, Func<Host, SweepCatalogue> catalogueFor)
    {
        this.bundles = [.. bundles.DistinctBy(b => b.Name, StringComparer.Ordinal).OrderBy(b => b.Name, StringComparer.Ordinal)];
        this.dumps = [.. dumps.DistinctBy(d => d.Name, StringComparer.Ordinal).OrderBy(d => d.Name, StringComparer.Ordinal)];
        this.catalogueFor = catalogueFor;
    }

    /// <summary>All pairs, in order.</summary>
    public IEnumerable<SweepPair> Pairs => dumps.SelectMany(_ => bundles, (d, b) => new SweepPair(d.Name, b.Name));

    /// <summary>The pairs of one part, in order.</summary>
    public IEnumerable<SweepPair> PairsOf(SweepShard shard) => Pairs.Take(shard.In(checked(dumps.Length * bundles.Length)));

    /// <summary>Judges pairs of this sweep.</summary>
    /// <param name="pairs">The pairs, in order.</param>
    /// <param name="jobs">How many are judged at a time. That many dumps are held at most.</param>
    /// <param name="stop">Ends it; rows that are done come still.</param>
    /// <returns>The rows, in order, each as soon as those before it are done.</returns>
    public IEnumerable<SweepRow> Rows(IReadOnlyList<SweepPair> pairs, int jobs, CancellationToken stop = default)
    {
        using var finished = new BlockingCollection<(int At, SweepRow Row)>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = new SweepWork([.. Runs(pairs)], (at, row) => finished.Add((at, row)), end.Token);
        var workers = Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => Task.Factory.StartNew(work.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var closing = workers.ContinueWith(_ => finished.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            var early = new Dictionary<int, SweepRow>();
            var next = 0;
            foreach (var (at, row) in finished.GetConsumingEnumerable(CancellationToken.None))
            {
                early.Add(at, row);
                while (early.Remove(next, out var ready))
                {
                    next++;
                    yield return ready;
                }
            }
        }
        finally
        {
            // also when nobody wants the rest
            end.Cancel();
            closing.Wait(CancellationToken.None);
        }
        workers.GetAwaiter().GetResult();
    }

    /// <summary>Consecutive pairs of the same dump, with their places.</summary>
    private IEnumerable<SweepRun> Runs(IReadOnlyList<SweepPair> pairs)
    {
        var bundleOf = bundles.ToDictionary(b => b.Name, b => new Lazy<ReadResult<Catalogue>>(b.Read), StringComparer.Ordinal);
        var dumpOf = dumps.ToDictionary(d => d.Name, StringComparer.Ordinal);
        for (var from = 0; from < pairs.Count;)
        {
            var to = from + 1;
            while (to < pairs.Count && pairs[to].Dump == pairs[from].Dump) to++;
            yield return new(dumpOf[pairs[from].Dump], from, [.. pairs.Skip(from).Take(to - from).Select(p => (p, bundleOf[p.Bundle]))], catalogueFor);
            from = to;
        }
    }
}
