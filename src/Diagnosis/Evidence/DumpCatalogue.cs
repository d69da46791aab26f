using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A dump as a catalogue: who competes on that Mac is known from the drivers that it shows, also where no built-in catalogue knows them.</summary>
/// <param name="Drivers">Drivers whose personality the given catalogue lacks, each with the personality that the dump shows.</param>
/// <param name="Source">The given catalogue with them behind it.</param>
public sealed record DumpCatalogue(ImmutableArray<DumpDriver> Drivers, Catalogue Source)
{
    private const string ApplesOwn = "com.apple.";

    internal static DumpCatalogue Of(Catalogue system, IEnumerable<DumpPersonalities.Found> found, DriverModels models)
    {
        var identity = new PersonalityIdentity(system.Filed, models);
        ImmutableArray<DumpDriver> lacking =
        [
            .. found.Where(f => identity.Of(f.Driver.Entry, f.Driver.Observed, f.Driver.Nub).IsEmpty)
                .Select(f => new DumpDriver(f.Driver, f.Table, f.Driver.MatchedPersonality is not null)),
        ];
        if (lacking.IsEmpty) return new([], system);

        var bundles = system.Bundles.ToList();
        foreach (var group in lacking.GroupBy(d => d.Driver.Publisher, StringComparer.Ordinal))
        {
            var personalities = group.Select(d => new CataloguePersonality(d.Personality, d.Origin)).ToImmutableArray();
            var at = group.Key is null ? -1 : bundles.FindIndex(b => string.Equals(b.Id, group.Key, StringComparison.Ordinal));
            if (at >= 0) bundles[at] = bundles[at] with { Personalities = bundles[at].Personalities.AddRange(personalities) };
            else bundles.Add(Bundle(group.Key, group.First().Driver, personalities));
        }
        return new(lacking, new(bundles, system.Classes));
    }

    private static CatalogueBundle Bundle(string? id, AttachedDriver first, ImmutableArray<CataloguePersonality> personalities)
    {
        var isApples = id is not null && id.StartsWith(ApplesOwn, StringComparison.Ordinal);
        var collection = first.IsDext ? KernelCollection.None : first.IsMatchedAtBoot ? KernelCollection.Primary : isApples ? KernelCollection.Pageable : KernelCollection.Auxiliary;
        return new(id, id is null ? CatalogueBundleKind.Loose : first.IsDext ? CatalogueBundleKind.Dext : CatalogueBundleKind.Kext, collection, personalities, IsSystem: isApples);
    }
}

/// <summary>A driver of a dump as a competitor.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Personality">Its personality.</param>
/// <param name="IsToTheLetter">Whether the dump shows the personality itself; else it was put together from the instance, and may have had further keys.</param>
public sealed record DumpDriver(AttachedDriver Driver, OSDictionary Personality, bool IsToTheLetter)
{
    /// <summary>The note by which a personality that comes from a dump is known.</summary>
    public const string Note = "dump";

    internal PersonalityOrigin Origin => new(Driver.Publisher, Driver.Name, Driver.Entry.At, Notes: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Note] = IsToTheLetter ? "its personality, as the dump shows it" : "attached in the dump; its personality is put together from the driver's properties",
        ["status"] = IsToTheLetter ? "observed" : "assumed",
    });
}
