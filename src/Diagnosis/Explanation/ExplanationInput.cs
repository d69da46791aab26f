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
public sealed record ExplanationInput(Registry Registry, Catalogue System, Catalogue Asked, string Name)
{
    /// <summary>Only this nub and what is below it: its path, name, class or id; everything when null.</summary>
    public string? Nub { get; init; }

    /// <summary>What the registry is called in an error.</summary>
    public string RegistryName { get; init; } = "registry";

    /// <summary>The catalogues that <see cref="System"/> was read from: named, or the nearest to the machine that the registry tells of; null when there are none.</summary>
    public CatalogueChoice? Choice { get; init; }

    /// <summary>The dexts' entitlements in place of those in the signature, with the file that they are from; null when none were given.</summary>
    public (OSDictionary Table, string File)? Entitlements { get; init; }

    /// <summary>A log of the machine; null when none was given.</summary>
    public KernelLog? Log { get; init; }

    /// <summary>Whether the registry is held against the prediction also where it shows no driver at all. A dump that shows drivers always is.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Whether the smallest change that makes the driver win is searched for.</summary>
    public bool SearchesChange { get; init; }

    /// <summary>
    /// Everybody else as far as is known: the catalogue, and the drivers that the dump shows and the catalogue lacks. An instance of the asked driver itself is no rival.
    /// </summary>
    internal Catalogue Rivals(DumpEvidence dump)
    {
        if (!dump.ShowsDrivers) return System;
        var ids = Asked.Bundles.Select(b => b.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var classes = Asked.Bundles.SelectMany(b => b.Personalities).Select(p => ClassOf(p.Table)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var all = dump.AddTo(System).Source;
        return new(all.Bundles.Where(b => b.Id is not { } id || !ids.Contains(id)).Select(b => b with { Personalities = [.. b.Personalities.Where(p => !IsOfDump(p) || ClassOf(p.Table) is not { } name || !classes.Contains(name))] }), all.Classes);

        static bool IsOfDump(CataloguePersonality personality) => personality.Origin.Notes?.ContainsKey(DumpDriver.Note) == true;

        static string? ClassOf(OSObject table) => table is OSDictionary t ? ((t[Keys.IOUserClass] ?? t[Keys.IOClass]) as OSString)?.Text : null;
    }

    /// <summary>The bundles with the entitlements that were given.</summary>
    internal Catalogue AskedAsEntitled => Entitlements is var (table, file) ? EntitledBundles.Of(Asked, table, file) : Asked;

    internal ImmutableArray<NotLookedAt> NotLookedAt =>
    [
        .. Choice is not null ? (NotLookedAt[])[] : [IOMatch.NotLookedAt.SystemCatalogue],
        .. AskedAsEntitled.Bundles.Any(b => b is { Kind: CatalogueBundleKind.Dext, Server.Entitlements: null }) ? [IOMatch.NotLookedAt.Entitlements] : (NotLookedAt[])[],
        IOMatch.NotLookedAt.Signing,
        .. Log is null ? [IOMatch.NotLookedAt.KernelLog] : (NotLookedAt[])[],
        IOMatch.NotLookedAt.DriverModel,
    ];
}
