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
internal sealed class SweepRun(SweepDump dump, int first, (SweepPair Pair, Lazy<ReadResult<Catalogue>> Bundle)[] pairs, Func<Host, SweepCatalogue> catalogueFor)
{
    /// <param name="Registry">What the dump says.</param>
    /// <param name="Declared">The same with the classes that the system's drivers bring; null when the dump or the catalogue cannot be used.</param>
    /// <param name="Host">The machine that it is of.</param>
    /// <param name="Catalogue">The system's drivers; null when the dump cannot be used.</param>
    private sealed record Machine(ReadResult<Registry> Registry, Registry? Declared, Host Host, SweepCatalogue? Catalogue);

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
        if (registry.Value is null) return new(registry, null, Host.Default, null);
        var host = HostFromRegistry.Of(registry.Value).Host;
        var catalogue = catalogueFor(host);
        return new(registry, catalogue.Source.Value?.Declare(registry.Value), host, catalogue);
    }

    private static SweepRow Row(Machine machine, SweepPair pair, ReadResult<Catalogue> bundle) =>
        machine is { Registry.Value: { } registry, Declared: { } declared, Catalogue: { Source.Value: { } others } system } && bundle.Value is { } asked
            // what a bundle declares itself is declared together with the system's
            ? SweepRow.Of(pair, asked.Classes.Count == 0 ? declared : registry, asked, system, others, machine.Host)
            : SweepRow.Of(pair, [.. machine.Registry.Faults, .. bundle.Faults, .. machine.Catalogue?.Source.Faults ?? []]);
}
