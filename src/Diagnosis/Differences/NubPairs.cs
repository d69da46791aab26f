namespace IOMatch;

/// <summary>A nub in two simulations; null where it is not there.</summary>
internal readonly record struct NubPair(Service? Before, Service? After)
{
    /// <summary>Whether a driver runs on it in one of them.</summary>
    public bool IsDriven => HasDriver(Before) || HasDriver(After);

    private static bool HasDriver(Service? nub) => nub is not null && Outcome.WinnersOn(nub).Any();
}

/// <summary>The nubs of two simulations, each with its counterpart.</summary>
/// <param name="Pairs">In the order of the later simulation, then those that are only in the earlier one.</param>
/// <param name="OnlyBefore">Driven nubs of the earlier registry that the later one does not have, with all below them.</param>
/// <param name="OnlyAfter">The same of the later registry.</param>
internal sealed record NubPairs(List<NubPair> Pairs, List<NubPair> OnlyBefore, List<NubPair> OnlyAfter)
{
    public static NubPairs Of(Outcome before, Outcome after)
    {
        var byEntry = HaveOneRegistry(before.Registry, after.Registry);
        var old = Named(before, byEntry);
        var pairs = new List<NubPair>();
        foreach (var (name, nub) in Named(after, byEntry))
        {
            pairs.Add(new(old.Remove(name, out var was) ? was : null, nub));
        }
        pairs.AddRange(old.Values.Select(gone => new NubPair(gone, null)));
        if (byEntry) return new(pairs, [], []);

        // what the other registry does not have is another machine, not another outcome
        var alone = pairs.Where(p => p.Before is null || p.After is null).Select(p => p.Before ?? p.After!).Where(s => s.Entry is not null).ToHashSet();
        return new(
            [.. pairs.Where(p => !IsBelow(p.Before ?? p.After!, alone))],
            [.. pairs.Where(p => p.After is null && p.IsDriven && IsBelow(p.Before!, alone))],
            [.. pairs.Where(p => p.Before is null && p.IsDriven && IsBelow(p.After!, alone))]);
    }

    private static bool IsBelow(Service service, HashSet<Service> alone)
    {
        for (var at = service; at is not null; at = at.Provider)
        {
            if (alone.Contains(at)) return true;
        }
        return false;
    }

    // a source that brings classes makes a registry of its own, with the same entries
    private static bool HaveOneRegistry(Registry a, Registry b) =>
        a.Entries.Length == b.Entries.Length && a.Entries.Zip(b.Entries).All(static e => e.First.Id == e.Second.Id && e.First.Class.Name.Equals(e.Second.Class.Name) && e.First.Component == e.Second.Component);

    /// <summary>By entry where both have the same; what a simulation made, and all of two registries, by path and the number among those of that path.</summary>
    private static Dictionary<(ulong? Id, string Path, int Number), Service> Named(Outcome outcome, bool byEntry)
    {
        var named = new Dictionary<(ulong?, string, int), Service>();
        foreach (var service in outcome.Services)
        {
            (ulong?, string, int) name = byEntry && service.Entry is { } entry ? (entry.Id, "", 0) : (null, service.Path, 0);
            while (!named.TryAdd(name, service)) name.Item3++;
        }
        return named;
    }
}
