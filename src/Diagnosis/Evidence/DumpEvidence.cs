using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// What a dump of a real machine shows, by itself and without a simulation. It is right about the past; what it leaves out is not known to be absent.
/// Immutable; a hand-written tree shows nothing of this kind, and then everything is empty.
/// </summary>
public sealed class DumpEvidence
{
    private readonly ILookup<RegistryEntry, AttachedDriver> byNub;
    private readonly Lazy<ImmutableArray<DumpPersonalities.Found>> personalities;

    private DumpEvidence(Registry registry)
    {
        Registry = registry;
        Machine = HostFromRegistry.Of(registry);
        Classes = KernelClassCounts.Of(registry);
        Drivers = AttachedDriver.All(registry);
        byNub = Drivers.ToLookup(d => d.Nub);
        personalities = new(() => DumpPersonalities.Of(Registry, byNub, Machine.Host, DriverModels.BuiltIn));
    }

    /// <summary>Reads a registry.</summary>
    public static DumpEvidence Of(Registry registry) => new(registry);

    /// <summary>The registry.</summary>
    public Registry Registry { get; }

    /// <summary>The machine, system and processor that it tells of.</summary>
    public HostFromRegistry Machine { get; }

    /// <summary>The kernel's classes with their counts; null when the dump does not show them.</summary>
    public KernelClassCounts? Classes { get; }

    /// <summary>Every driver that shows a personality, on each of its providers, older first.</summary>
    public ImmutableArray<AttachedDriver> Drivers { get; }

    /// <summary>Whether the dump shows drivers at all: only then does a nub without one have none.</summary>
    public bool ShowsDrivers => !Drivers.IsEmpty;

    /// <summary>The drivers on a nub, older first.</summary>
    public IEnumerable<AttachedDriver> On(RegistryEntry nub) => byNub[nub];

    /// <summary>What it shows of a nub.</summary>
    public NubEvidence At(RegistryEntry nub) => new(nub, [.. byNub[nub]]);

    /// <summary>What it shows of a bundle.</summary>
    public DriverEvidence Of(DriverQuestion question) => DriverEvidence.Of(this, question);

    /// <summary>A catalogue with the drivers of this dump that it lacks.</summary>
    public DumpCatalogue AddTo(Catalogue system) => DumpCatalogue.Of(system, personalities.Value, DriverModels.BuiltIn);
}
