using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Compares who drives what before and after.</summary>
internal static class SideEffectReader
{
    public static SideEffects Of(Outcome before, DriverQuestion askedBefore, Outcome after, DriverQuestion askedAfter, Service target)
    {
        var old = NubsOf(before);
        var now = NubsOf(after);
        var key = NubKey.Of(target);
        var taken = ImmutableArray.CreateBuilder<Service>();
        var displaced = ImmutableArray.CreateBuilder<(Service, Personality)>();
        var without = ImmutableArray.CreateBuilder<Service>();
        var gone = ImmutableArray.CreateBuilder<Service>();
        var given = ImmutableArray.CreateBuilder<Service>();
        foreach (var (at, nub) in now)
        {
            var was = old.GetValueOrDefault(at);
            if (Drivers(nub).Any(askedAfter.Asks) && at != key && (was is null || !Drivers(was).Any(askedBefore.Asks))) taken.Add(nub);
        }
        foreach (var (at, was) in old)
        {
            if (!now.TryGetValue(at, out var nub))
            {
                // what a driver that no longer runs had published; drivers' own entries count with their nub
                if (was.Personality is null && Drivers(was).Any()) gone.Add(was);
                continue;
            }
            if (!Drivers(was).Any()) continue;
            var mine = Drivers(was).Any(askedBefore.Asks);
            if (mine && !Drivers(nub).Any(askedAfter.Asks) && at != key) given.Add(nub);
            foreach (var driver in Drivers(was))
            {
                if (!askedBefore.Asks(driver) && !Drivers(nub).Any(d => Same(d, driver))) displaced.Add((nub, driver));
            }
            if (!Drivers(nub).Any()) without.Add(nub);
        }
        return new(taken.ToImmutable(), displaced.ToImmutable(), without.ToImmutable(), gone.ToImmutable(), given.ToImmutable());
    }

    private static Dictionary<NubKey, Service> NubsOf(Outcome outcome)
    {
        var nubs = new Dictionary<NubKey, Service>();
        foreach (var service in outcome.Services) nubs.TryAdd(NubKey.Of(service), service);
        return nubs;
    }

    private static IEnumerable<Personality> Drivers(Service nub) => Outcome.WinnersOn(nub).Select(w => w.Driver.Personality!);

    private static bool Same(Personality a, Personality b) => ReferenceEquals(a, b) || ReferenceEquals(a.Origin, b.Origin) || a.Table.Equals(b.Table);
}
