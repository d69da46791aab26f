using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One personality that is asked about.</summary>
/// <param name="Name">Its key in the bundle.</param>
/// <param name="Filing">What became of it when it was offered to the catalogue.</param>
/// <param name="At">Where it stands.</param>
public sealed record AskedPersonality(string Name, Filing Filing, SourcePosition? At);

/// <summary>What is asked: a bundle's personalities, as they were offered to the catalogue.</summary>
/// <param name="Name">The bundle's name for readers.</param>
/// <param name="Personalities">Its personalities in order.</param>
public sealed record DriverQuestion(string Name, ImmutableArray<AskedPersonality> Personalities)
{
    /// <summary>About bundles of a source, by what they hold.</summary>
    /// <param name="source">Everything that was offered.</param>
    /// <param name="asked">The bundles that are asked about, as they stand in the source.</param>
    /// <param name="name">What to call them.</param>
    public static DriverQuestion Of(CatalogueSource source, CatalogueSource asked, string name)
    {
        var origins = asked.Bundles.SelectMany(b => b.Personalities).Select(p => p.Origin).ToHashSet<PersonalityOrigin>(ReferenceEqualityComparer.Instance);
        var offered = source.Bundles.SelectMany(b => b.Personalities);
        return new(
            name,
            [
                .. offered.Zip(source.Filings, (p, filing) => (p.Origin, Filing: filing))
                    .Where(p => origins.Contains(p.Origin))
                    .Select(p => new AskedPersonality(p.Origin.Name, p.Filing, p.Origin.At)),
            ]);
    }

    /// <summary>About a bundle of a catalogue, by its identifier.</summary>
    public static DriverQuestion Of(Catalogue catalogue, string bundleId) => new(
        bundleId,
        [
            .. catalogue.Personalities
                .Where(p => string.Equals(p.BundleId?.Text, bundleId, StringComparison.Ordinal) || string.Equals(p.Origin?.BundleId, bundleId, StringComparison.Ordinal))
                .Select(p => new AskedPersonality(p.Origin?.Name ?? p.DisplayName, new Filing(p, FilingOutcome.Filed), p.Origin?.At)),
        ]);
}
