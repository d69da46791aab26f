using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The personalities of a dump's drivers. A dext's is there to the letter (IOMatchedPersonality); any other is put together again from the instance,
/// whose property table begins as a copy of it: the keys that the nub's family and the kernel read, and the score that makes up what was published.
/// </summary>
internal sealed class DumpPersonalities
{
    private static readonly ImmutableArray<OSSymbol> OwnKeys =
    [
        Keys.IOClass, Keys.IOProviderClass, Keys.CFBundleIdentifier, Keys.CFBundleIdentifierKernel, Keys.IOPersonalityPublisher,
        Keys.IOUserClass, Keys.IOUserServerName, Keys.IOUserServerOneProcess, Keys.IOPrimaryDriverTerminateOptions, Keys.IOMatchDefer,
        Keys.IONameMatch, Keys.IOPropertyMatch, Keys.IOPropertyExistsMatch, Keys.IOParentMatch, Keys.IOPathMatch, Keys.IOLocationMatch, Keys.IOResourceMatch,
    ];

    private readonly Registry registry;
    private readonly DriverModels models;

    private DumpPersonalities(Registry registry, DriverModels models)
    {
        this.registry = registry;
        this.models = models;
    }

    /// <summary>One driver and its personality.</summary>
    public readonly record struct Found(AttachedDriver Driver, OSDictionary Table);

    /// <summary>The personalities, older drivers first; drivers that came without matching, and those whose keys no longer tell how they matched, are left out.</summary>
    public static ImmutableArray<Found> Of(Registry registry, IEnumerable<AttachedDriver> drivers, Host host, DriverModels models)
    {
        var reader = new DumpPersonalities(registry, models);
        var drafts = drivers.Where(reader.CameByMatching).Select(d => new Found(d, d.MatchedPersonality ?? Draft(d))).ToList();
        return drafts.Count == 0 ? [] : [.. reader.Weighed(drafts, host)];
    }

    /// <summary>It is on a nub of the class that it asks for, and no model says that it attaches itself there.</summary>
    private bool CameByMatching(AttachedDriver driver)
    {
        var wanted = driver.Observed.ProviderClass!;
        if (!driver.Nub.Class.IsA(wanted)) return false;
        return models.Of(driver.Entry.Class, driver.Observed.UserClass).AppearsBelow is not { } classes || !classes.Any(c => driver.Nub.Class.IsA(c));
    }

    private static OSDictionary Draft(AttachedDriver driver)
    {
        var shown = driver.Entry.Properties;
        var table = new OSDictionary.Builder();
        foreach (var key in OwnKeys)
        {
            if (shown[key] is { } value) table.Set(key, value);
        }
        // the kernel writes the default category out
        if (driver.Observed.Category != Keys.IODefaultMatchCategory.Text) table.Set(Keys.IOMatchCategory, new OSString(driver.Observed.Category));
        foreach (var key in KnownFamilies.Of(driver.Nub.Class).KeysRead)
        {
            if (shown[key] is { } value) table.Set(key, value);
        }
        table.Set(Keys.IOProbeScore, new OSNumber(0, 32));
        return table.ToDictionary();
    }

    /// <summary>Each draft is tried on its own nub with a score of 0; what is missing to the published score was the personality's own.</summary>
    private IEnumerable<Found> Weighed(List<Found> drafts, Host host)
    {
        var source = CatalogueSource.Of(drafts.Select(d => d.Table));
        var byTable = source.Filings.Select(f => f.DuplicateOf ?? f.Personality).ToList();
        var rounds = FirstRounds.Run(source.Declare(registry), source.Catalogue, host, models, drafts.Select(d => d.Driver.Nub).Distinct());
        if (rounds.Died is not null) yield break;
        var nubs = drafts.Select(d => d.Driver.Nub).ToHashSet();
        var records = RoundRecord.Read(rounds.Prediction.Transcript, began => began.Nub.Entry is { } entry && nubs.Contains(entry));
        for (var i = 0; i < drafts.Count; i++)
        {
            var (driver, table) = drafts[i];
            if (byTable[i] is not { } personality || !records.TryGetValue(rounds.Prediction[driver.Nub], out var own)) continue;
            if (own.Select(r => r.Judged.GetValueOrDefault(personality)).FirstOrDefault(j => j is { Matched: true }) is not { } judged) continue;
            if (driver.MatchedPersonality is not null)
            {
                yield return drafts[i];
                continue;
            }
            var reached = own.Select(r => r.Probed.GetValueOrDefault(personality)?.Score).FirstOrDefault(s => s is not null) ?? judged.Score ?? 0;
            var missing = unchecked(driver.Observed.Score - reached);
            yield return new(driver, missing == 0 ? table.Without(Keys.IOProbeScore) : table.With(Keys.IOProbeScore, new OSNumber(unchecked((ulong)missing), 32)));
        }
    }
}
