namespace IOMatch;

/// <summary>What several threads work on together: first each takes dumps of its own, and when none is left it helps with those of others.</summary>
internal sealed class SweepWork(SweepRun[] runs, Action<int, SweepRow> done, CancellationToken stop)
{
    private int begun;

    public void Run()
    {
        for (var next = Interlocked.Increment(ref begun) - 1; next < runs.Length && !stop.IsCancellationRequested; next = Interlocked.Increment(ref begun) - 1)
        {
            runs[next].Work(done, stop);
        }
        foreach (var run in runs) run.Work(done, stop);
    }
}

/// <summary>The pairs of one dump. The dump is read for the first pair and let go with the last.</summary>
internal sealed class SweepRun(SweepDump dump, int first, (SweepPair Pair, Lazy<ReadResult<CatalogueSource>> Bundle)[] pairs, Func<Host, SweepCatalogue> catalogueFor)
{
    private readonly record struct Machine(ReadResult<Registry> Registry, Host Host, SweepCatalogue? Catalogue);

    private volatile Lazy<Machine>? machine = new(() => Read(dump, catalogueFor));
    private int taken;

    public void Work(Action<int, SweepRow> done, CancellationToken stop)
    {
        if (machine is not { } here) return;
        while (!stop.IsCancellationRequested)
        {
            var next = Interlocked.Increment(ref taken) - 1;
            if (next >= pairs.Length)
            {
                machine = null;
                return;
            }
            done(first + next, Row(here.Value, pairs[next].Pair, pairs[next].Bundle.Value));
        }
    }

    private static Machine Read(SweepDump dump, Func<Host, SweepCatalogue> catalogueFor)
    {
        var registry = dump.Read();
        if (registry.Value is null) return new(registry, Host.Default, null);
        var host = HostFromRegistry.Of(registry.Value).Host;
        return new(registry, host, catalogueFor(host));
    }

    private static SweepRow Row(Machine machine, SweepPair pair, ReadResult<CatalogueSource> bundle) =>
        machine is { Registry.Value: { } registry, Catalogue: { Source.Value: { } others } system } && bundle.Value is { } asked
            ? SweepRow.Of(pair, registry, asked, system, others, machine.Host)
            : SweepRow.Of(pair, [.. machine.Registry.Faults, .. bundle.Faults, .. machine.Catalogue?.Source.Faults ?? []]);
}
