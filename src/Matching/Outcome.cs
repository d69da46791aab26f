using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a simulation came to: the state at the end, and the transcript when one was kept.</summary>
/// <example><code>
/// var outcome = MatchSimulator.Run(registry, catalogue);
/// foreach (var nub in outcome.Find("Gadget"))
/// {
///     foreach (var (category, driver) in Outcome.WinnersOn(nub)) Console.WriteLine($"{category}: {driver}");
/// }
/// </code></example>
public sealed class Outcome
{
    private readonly World world;

    internal Outcome(World world, Registry registry, Catalogue catalogue, IReadOnlyList<Happening> story, Transcript? transcript)
    {
        this.world = world;
        Registry = registry;
        Catalogue = catalogue;
        Story = story;
        Transcript = transcript;
    }

    /// <summary>The registry that was asked about.</summary>
    public Registry Registry { get; }

    /// <summary>The bundles.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>What happened.</summary>
    public IReadOnlyList<Happening> Story { get; }

    /// <summary>Every step; null when nobody asked for it.</summary>
    public Transcript? Transcript { get; }

    /// <summary>The kernel's catalogue at the end.</summary>
    internal KernelCatalogue KernelCatalogue => world.Catalogue;

    /// <summary>The host at the end.</summary>
    public Host Host => world.Host;

    /// <summary>The driver models that were used.</summary>
    public DriverModels Models => world.Models;

    /// <summary>The kernel died or hung.</summary>
    public MatchVerdict? Died => world.Died;

    /// <summary>All services that are there at the end, older first.</summary>
    public IEnumerable<Service> Services => world.Services;

    /// <summary>Drivers that run at the end, in the order of starting.</summary>
    public IEnumerable<Service> Drivers => world.Services.Where(s => s.Personality is not null && s.IsActive);

    /// <summary>The service of a registry entry.</summary>
    public Service this[RegistryEntry entry] => world[entry];

    /// <summary>Whether a service is there at the end.</summary>
    public bool IsPresent(Service service) => world.IsPresent(service);

    /// <summary>Services that a user names: id, path, component or class.</summary>
    public ImmutableArray<Service> Find(string name) => world.Find(name);

    /// <summary>The drivers on a nub, in the order of starting, each with the match category that it holds.</summary>
    public static IEnumerable<(OSSymbol Category, Service Driver)> WinnersOn(Service nub) =>
        nub.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => (c.MatchCategory ?? Keys.IODefaultMatchCategory, c));
}
