using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The personalities that come nearest to a nub, whether they match it or not.</summary>
/// <param name="Nub">The nub.</param>
/// <param name="Near">The nearest first.</param>
/// <param name="Looked">How many personalities of the catalogue have anything to do with the nub.</param>
public sealed record NearestPersonalities(Service Nub, ImmutableArray<NearMiss> Near, int Looked)
{
    /// <summary>Compares the whole catalogue with a nub, each key for itself.</summary>
    /// <param name="outcome">A simulation.</param>
    /// <param name="nub">One of its nubs.</param>
    /// <param name="most">How many are kept.</param>
    public static NearestPersonalities Of(Outcome outcome, Service nub, int most)
    {
        var related = outcome.KernelCatalogue.Personalities
            .Select(p => (Personality: p, IsOffered: p.ProviderClass is { } wanted && nub.Class.IsA(wanted)))
            .Where(p => p.IsOffered || Elsewhere.HasKeyFor(p.Personality.Table, nub))
            .ToList();
        var misses = KeyMisses.Of(outcome.Registry, nub, outcome.Host, [.. related.Select(r => r.Personality.Table)]);
        var near = related.Zip(misses, (r, m) => new NearMiss(r.Personality, m, r.IsOffered))
            // for another class and without anything in common it is not near, although little fails
            .Where(n => n.IsOffered || n.Misses.AgreeingAsMeant > 0)
            .OrderBy(n => n.Distance)
            .ThenByDescending(n => n.Misses.IsThisDevice)
            .ThenByDescending(n => n.Misses.AgreeingAsMeant)
            .ThenBy(n => n.Personality.Index)
            .ToList();
        return new(nub, [.. near.Take(most)], near.Count);
    }

    /// <summary>Nubs that wait for a driver: registered, nobody matches them here, and the registry shows none attached either.</summary>
    public static IEnumerable<Service> Unmatched(Outcome outcome) => outcome.Services.Where(s =>
        s is { Personality: null, IsActive: true } && (s.State & EntryState.Registered) != 0 && outcome.IsPresent(s) && !VerdictReader.IsResourceNub(s)
        && !Outcome.WinnersOn(s).Any()
        && ObservedDriver.Of(s.Properties) is null
        && !s.Clients.Any(c => ObservedDriver.Of(c.Properties) is not null));
}
