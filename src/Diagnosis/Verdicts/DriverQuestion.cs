using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One personality that is asked about.</summary>
/// <param name="Origin">Where it was written down; what tells it from all others.</param>
/// <param name="Filing">What became of it when everything was offered to the catalogue.</param>
public sealed record AskedPersonality(PersonalityOrigin Origin, Filing Filing)
{
    /// <summary>Its key in the bundle.</summary>
    public string Name => Origin.Name;

    /// <summary>Why its bundle was kept from the kernel; null when it was not.</summary>
    public ReasonCode? Withheld { get; init; }
}

/// <summary>What is asked: the personalities of one bundle, or some of them.</summary>
/// <param name="Name">The bundle's name for readers.</param>
/// <param name="Personalities">The personalities in order.</param>
public sealed record DriverQuestion(string Name, ImmutableArray<AskedPersonality> Personalities)
{
    /// <summary>What logs call it: bundle identifiers, server names, classes.</summary>
    public IEnumerable<string> Names => Personalities.Select(p => p.Filing.Personality).OfType<Personality>()
        .SelectMany(p => new[] { p.BundleId?.Text, (p.Table[Keys.IOUserServerName] as OSString)?.Text, (p.Table[Keys.IOUserClass] as OSString)?.Text, p.ClassName?.Text })
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    /// <summary>Bundles of which nothing can be sent to the kernel (K6).</summary>
    public ImmutableArray<PersonalitiesRefused> Refusals { get; init; } = [];

    private readonly HashSet<PersonalityOrigin> origins = Personalities.Select(p => p.Origin).ToHashSet<PersonalityOrigin>(ReferenceEqualityComparer.Instance);

    /// <summary>About a bundle, by its identifier or as the publisher of its personalities.</summary>
    public static DriverQuestion Of(Catalogue source, string bundleId) => OfBundles(source, bundleId, b => string.Equals(b.Id, bundleId, StringComparison.Ordinal));

    /// <summary>About all bundles of a part of a source.</summary>
    /// <param name="source">Everything that was offered.</param>
    /// <param name="asked">The part that is asked about.</param>
    /// <param name="name">What to call it.</param>
    public static DriverQuestion Of(Catalogue source, Catalogue asked, string name) => OfBundles(source, name, b => asked.Bundles.Contains(b));

    /// <summary>About personalities of a source, whatever bundles they stand in.</summary>
    /// <param name="source">Everything that was offered.</param>
    /// <param name="name">What to call them.</param>
    /// <param name="isAsked">Which are asked about.</param>
    public static DriverQuestion Of(Catalogue source, string name, Func<CataloguePersonality, bool> isAsked) => new(
        name,
        [
            .. source.Bundles.SelectMany(b => b.Personalities)
                .Zip(source.Filings)
                .Where(p => isAsked(p.First))
                .Select(p => new AskedPersonality(p.First.Origin, p.Second)),
        ]);

    /// <summary>The same question where some bundles were kept from the kernel, and why.</summary>
    public DriverQuestion Withholding(IReadOnlyDictionary<string, ReasonCode> bundles) => bundles.Count == 0
        ? this
        : this with { Personalities = [.. Personalities.Select(p => p.Origin.BundleId is { } id && bundles.TryGetValue(id, out var why) ? p with { Withheld = why } : p)] };

    /// <summary>Whether a personality of the transcript is one of those asked about.</summary>
    public bool Asks(Personality personality) => personality.Origin is { } origin && origins.Contains(origin);

    /// <summary>Whether a personality names the class of a nub or a superclass: only rounds of such nubs tell of it.</summary>
    internal bool CouldMatch(Service nub)
    {
        foreach (var asked in Personalities)
        {
            if (asked.Filing.Personality?.ProviderClass is { } wanted && nub.Class.IsA(wanted)) return true;
        }
        return false;
    }

    private static DriverQuestion OfBundles(Catalogue source, string name, Func<CatalogueBundle, bool> isAsked) => new(
        name,
        [
            .. source.Bundles.SelectMany(b => b.Personalities.Select(p => (Asked: isAsked(b), p.Origin)))
                .Zip(source.Filings, (p, filing) => (p.Asked, p.Origin, Filing: filing))
                .Where(p => p.Asked)
                .Select(p => new AskedPersonality(p.Origin, p.Filing)),
        ])
    {
        Refusals = [.. source.Bundles.Where(isAsked).Select(b => b.Bundle?.Delivery).OfType<PersonalitiesRefused>()],
    };
}
