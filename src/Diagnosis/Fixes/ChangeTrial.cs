using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The world with edits applied: made anew for each set of edits, and simulated whole or around the nub only.</summary>
internal sealed class ChangeTrial
{
    // a value is filed in a fraction of the time that an entry takes to be matched
    private const int ValuesPerEntry = 10;

    private readonly ChangeQuestion question;
    private readonly IReadOnlyList<Happening> story;
    private readonly Host host;
    private Registry? nearby;

    public ChangeTrial(ChangeQuestion question)
    {
        this.question = question;
        story = question.Story ?? MatchSimulator.PlainBoot;
        host = question.Machine;
        Written = WrittenTables(question.Bundle);
        weight = Written.Sum(w => Values(w.Table)) / ValuesPerEntry;
    }

    /// <summary>The personalities as they are written, by name; those that are no dictionaries are left out.</summary>
    public ImmutableArray<(string Name, OSDictionary Table)> Written { get; }

    /// <summary>Simulations so far.</summary>
    public int Simulations { get; private set; }

    /// <summary>Entries in them, and values of the bundle, which is made anew each time: both are what a simulation takes its time for.</summary>
    private long entries;
    private readonly long weight;

    public bool IsSpent => Simulations >= question.MostSimulations || entries >= question.MostEntries;

    private void Count(Registry registry)
    {
        Simulations++;
        question.Simulated?.Invoke();
        entries += registry.Entries.Length + weight;
    }

    private static long Values(OSObject value) => value switch
    {
        OSDictionary table => table.Values.ToArray().Sum(v => 1 + Values(v)),
        OSMembers members => members.Sum(v => 1 + Values(v)),
        _ => 0,
    };

    /// <summary>Simulates around the nub only from now on, where <see cref="Near"/> is asked.</summary>
    public void Approach(Registry surroundings) => nearby = surroundings;

    public bool IsNearby => nearby is not null;

    /// <summary>The whole registry with everything kept, and its diagnosis.</summary>
    public (Outcome Outcome, DriverQuestion Question) Whole(IEnumerable<Edit> edits)
    {
        var list = edits as IReadOnlyCollection<Edit> ?? [.. edits];
        var asked = new Catalogue([Edited(list)]);
        var source = question.Others.With(asked);
        Count(question.Registry);
        var outcome = MatchSimulator.Run(question.Registry, source, StoryWith(list), HostWith(list), question.Models);
        return (outcome, DriverQuestion.Of(source, asked, question.Name));
    }

    /// <summary>The nub's surroundings, or the whole registry when they do not suffice, without a transcript.</summary>
    public (Outcome Outcome, CatalogueBundle Bundle) Near(IReadOnlyCollection<Edit> edits)
    {
        var bundle = Edited(edits);
        Count(nearby ?? question.Registry);
        return (MatchSimulator.Run(nearby ?? question.Registry, question.Others.With(new Catalogue([bundle])), StoryWith(edits), HostWith(edits), question.Models, transcribe: false), bundle);
    }

    private IReadOnlyList<Happening> StoryWith(IReadOnlyCollection<Edit> edits)
    {
        if (edits.Any(e => e is Edit.Restart)) return MatchSimulator.PlainBoot;
        var more = edits.OfType<Edit.Happen>().Select(e => e.What).ToList();
        return more.Count == 0 ? story : [.. story, .. more];
    }

    private Host HostWith(IReadOnlyCollection<Edit> edits) => edits.OfType<Edit.ResetHost>().Aggregate(host, static (h, edit) => edit.Setting switch
    {
        HostSetting.DriverKit => h with { DriverKit = h.DriverKit with { Enabled = true } },
        HostSetting.Launches => h with { DriverKit = h.DriverKit with { LaunchesDisabled = false } },
        HostSetting.Daemon => h with { DaemonAvailable = true },
        HostSetting.Relaunches => h with { DextRelaunchLimit = Host.Default.DextRelaunchLimit },
        HostSetting.Sleep => h with { Sleeping = false },
        _ => throw new ArgumentOutOfRangeException(nameof(edit)),
    });

    /// <summary>The bundle as it would be sent after the edits.</summary>
    private CatalogueBundle Edited(IReadOnlyCollection<Edit> edits)
    {
        var byPersonality = edits.OfType<Edit.OfKey>().ToLookup(e => e.Personality, StringComparer.Ordinal);
        var entitlements = edits.OfType<Edit.Entitle>().ToList();
        if (byPersonality.Count == 0 && entitlements.Count == 0) return question.Bundle;

        if (question.Bundle.Bundle is { } bundle)
        {
            bundle = bundle with { Nested = [], Personalities = [.. bundle.Personalities.Select(p => byPersonality.Contains(p.Name) ? new BundlePersonality(p.Name, new PropertyList(Apply(p.Table, byPersonality[p.Name]), p.List.File)) : p)] };
            if (entitlements.Count > 0) bundle = bundle.With(Claim(bundle.Entitlements, entitlements));
            // an app that carries nothing is left out of a source: then there is nothing to send
            return bundle.ToCatalogue().Bundles is [var sent, ..] ? sent : question.Bundle with { Personalities = [] };
        }
        var personalities = question.Bundle.Personalities.Select(p =>
            p.Table is OSDictionary table && byPersonality.Contains(p.Origin.Name) ? p with { Table = Apply(table, byPersonality[p.Origin.Name]), Origin = p.Origin with { PositionOf = null } } : p);
        var server = question.Bundle.Server;
        if (entitlements.Count > 0) server = (server ?? UserServerModel.Default) with { Entitlements = entitlements.Aggregate(server?.Entitlements ?? OSDictionary.Empty, (t, e) => t.With(e.Name, e.Value)) };
        return question.Bundle with { Personalities = [.. personalities], Server = server };
    }

    private static OSDictionary Apply(OSDictionary table, IEnumerable<Edit.OfKey> edits) => edits.Aggregate(table, static (t, edit) => edit.Apply(t));

    private static BundleEntitlements Claim(BundleEntitlements? claimed, List<Edit.Entitle> edits) => new(
        edits.Aggregate(claimed?.Values ?? OSDictionary.Empty, (t, e) => t.With(e.Name, e.Value)),
        claimed?.Source ?? EntitlementSource.File,
        claimed?.File ?? "entitlements");

    private static ImmutableArray<(string, OSDictionary)> WrittenTables(CatalogueBundle bundle) => bundle.Bundle is { } files
        ? [.. files.Personalities.Select(p => (p.Name, p.Table))]
        : [.. bundle.Personalities.Where(p => p.Table is OSDictionary).Select(p => (p.Origin.Name, (OSDictionary)p.Table))];
}

/// <summary>A nub over several simulations: by its registry id, or by its path where the simulation makes it.</summary>
internal readonly record struct NubKey(ulong? Id, string Path)
{
    public static NubKey Of(Service nub) => new(nub.Entry?.Id, nub.Path);

    public Service? In(Outcome outcome)
    {
        foreach (var service in outcome.Services)
        {
            if (Id is { } id ? service.Entry?.Id == id : service.Entry is null && service.Personality is null && service.Path == Path) return service;
        }
        return null;
    }
}
