using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A dump of a real machine against a catalogue: each nub judged as on its first round, compared with the drivers that the dump shows.</summary>
/// <param name="Host">The host that was simulated.</param>
/// <param name="Asked">How many nubs were registered.</param>
/// <param name="Personalities">How many personalities the catalogue holds.</param>
/// <param name="Drivers">The drivers of the dump that show a personality, older first.</param>
/// <param name="Absent">Predicted winners that are not among them, by age of the nub.</param>
/// <param name="Died">The simulated kernel died; nubs after that were not asked.</param>
public sealed record Verification(
    Host Host, int Asked, int Personalities, ImmutableArray<VerifiedDriver> Drivers, ImmutableArray<AbsentWinner> Absent, MatchVerdict? Died)
{
    /// <summary>The machine that the dump tells of.</summary>
    public required HostFromRegistry Machine { get; init; }

    /// <summary>The plane that the dump shows instead of IOService: it holds no drivers, so nothing can be compared. Null for a dump of drivers.</summary>
    public string? OtherPlane { get; init; }

    /// <summary>How many drivers came out so.</summary>
    public int Count(DriverAgreement agreement) => Drivers.Count(d => d.Agreement == agreement);

    /// <summary>Drivers whose personality is in the catalogue and that came by matching.</summary>
    public int Decidable => Drivers.Count(d => d.IsDecidable);

    /// <summary>Predicted winners that the dump speaks against.</summary>
    public IEnumerable<AbsentWinner> FalseWinners => Absent.Where(a => a.Reason == AbsenceReason.FalseWinner);

    /// <summary>Whether everything decidable agrees and nothing else is predicted.</summary>
    public bool Agrees => Died is null && Drivers.All(d => !d.IsDecidable || d.Agreement == DriverAgreement.Agreed) && !FalseWinners.Any();

    /// <summary>Compares.</summary>
    /// <param name="registry">A dump with properties.</param>
    /// <param name="source">The machine's catalogue; the kernel's own personalities are added when they are missing.</param>
    /// <param name="host">The host; told by the dump when null.</param>
    /// <param name="models">Driver models; the built-in ones when null.</param>
    public static Verification Of(Registry registry, Catalogue source, Host? host = null, DriverModels? models = null)
    {
        source = KernelPersonalities.Before(source);
        registry = source.Declare(registry);
        models ??= DriverModels.BuiltIn;
        var machine = HostFromRegistry.Of(registry);
        host = source.Describe(host ?? machine.Host);
        machine = machine.Stated(host);
        if (PlaneShown(registry) is { } other) return new(host, 0, source.Filed.Count, [], [], null) { Machine = machine, OtherPlane = other };

        var observed = AttachedDriver.All(registry);
        var providers = observed.Select(a => a.Nub).ToHashSet();
        var nubs = registry.Entries.Where(e => (e.State & EntryState.Registered) != 0 || providers.Contains(e));
        var rounds = FirstRounds.Run(registry, source.Filed, host, models, nubs);
        var comparison = new VerificationReader(registry, rounds.Prediction, new(source.Filed, models), models);
        var drivers = comparison.Drivers(observed);
        // a dump that shows no driver anywhere does not show that one is missing
        return new(host, rounds.Prediction.Nubs.Count, source.Filed.Count, drivers, drivers.IsEmpty ? [] : comparison.Absent(drivers), rounds.Died) { Machine = machine };
    }

    // a reader that finds another plane only gives the service plane that plane's shape
    private static string? PlaneShown(Registry registry) =>
        registry.Planes.Values.FirstOrDefault(p => p.Name != Registry.ServicePlane && p.Entries.Count == registry.Entries.Length && p.Entries.Count == registry.Service.Entries.Count)?.Name;
}
