using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Everything that is known about one bundle on one machine, as it was handed in: what <see cref="Explanation.Of(ExplanationInput)"/> answers from.</summary>
/// <param name="Registry">What is there.</param>
/// <param name="System">Everybody else's bundles; empty when nobody named a catalogue.</param>
/// <param name="Asked">The bundles that are asked about.</param>
/// <param name="Name">What to call them.</param>
/// <example>
/// <code>
/// var registry = Registry.Read("gadget.yaml").OrThrow();
/// var gadget = CatalogueReader.Read(["Gadget.dext"]).OrThrow();
/// var system = CatalogueReader.Read(["macos-15"]).OrThrow();
/// var answer = Explanation.Of(new(registry, system, gadget, "Gadget.dext")).OrThrow();
/// Console.WriteLine(answer.Verdict.Code);
/// </code>
/// </example>
public sealed record ExplanationInput(Registry Registry, CatalogueSource System, CatalogueSource Asked, string Name)
{
    /// <summary>Only this nub and what is below it: its path, name, class or id; everything when null.</summary>
    public string? Nub { get; init; }

    /// <summary>What the registry is called in an error.</summary>
    public string RegistryName { get; init; } = "registry";

    /// <summary>Whether somebody named the catalogue of the system's drivers.</summary>
    public bool HasCatalogue { get; init; }

    /// <summary>The dexts' entitlements in place of those in the signature, with the file that they are from; null when none were given.</summary>
    public (OSDictionary Table, string File)? Entitlements { get; init; }

    /// <summary>A log of the machine; null when none was given.</summary>
    public KernelLog? Log { get; init; }

    /// <summary>Whether the registry is a dump, so that the drivers that it shows count.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Whether the smallest change that makes the driver win is searched for.</summary>
    public bool SearchesChange { get; init; }

    /// <summary>The bundles with the entitlements that were given.</summary>
    internal CatalogueSource AskedAsEntitled => Entitlements is var (table, file) ? EntitledBundles.Of(Asked, table, file) : Asked;

    internal ImmutableArray<NotLookedAt> NotLookedAt =>
    [
        .. HasCatalogue ? (NotLookedAt[])[] : [IOMatch.NotLookedAt.SystemCatalogue],
        .. AskedAsEntitled.Bundles.Any(b => b is { Kind: SourceKind.Dext, Server.Entitlements: null }) ? [IOMatch.NotLookedAt.Entitlements] : (NotLookedAt[])[],
        IOMatch.NotLookedAt.Signing,
        .. Log is null ? [IOMatch.NotLookedAt.KernelLog] : (NotLookedAt[])[],
        IOMatch.NotLookedAt.DriverModel,
    ];
}
