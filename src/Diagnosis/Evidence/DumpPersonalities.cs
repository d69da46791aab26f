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
    private readonly ILookup<RegistryEntry, AttachedDriver> byNub;
    private readonly DriverModels models;

    private DumpPersonalities(Registry registry, ILookup<RegistryEntry, AttachedDriver> byNub, DriverModels models)
    {
        this.registry = registry;
        this.byNub = byNub;
        this.models = models;
    }

    /// <summary>One driver and its personality.</summary>
    public readonly record struct Found(AttachedDriver Driver, OSDictionary Table);

    /// <summary>The personalities, older drivers first; drivers that came without matching, and those whose keys no longer tell how they matched, are left out.</summary>
    public static ImmutableArray<Found> Of(Registry registry, ILookup<RegistryEntry, AttachedDriver> byNub, Host host, DriverModels models)
    {
        var reader = new DumpPersonalities(registry, byNub, models);
        var drafts = byNub.SelectMany(d => d).OrderBy(d => d.Entry.Index).Where(reader.CameByMatching).Select(d => new Found(d, d.MatchedPersonality ?? Draft(d))).ToList();
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

    /// <summary>
    /// Each draft is tried with a score of 0: what is missing to the published score was the personality's own. One that would then win where the dump
    /// shows that it did not has lost a key to its driver, or its driver refuses: it is kept to the nub where it was seen.
    /// </summary>
    private IEnumerable<Found> Weighed(List<Found> drafts, Host host)
    {
        var source = Catalogue.Of(drafts.Select(d => d.Table));
        var personalities = source.Filings.Select(f => f.DuplicateOf ?? f.Personality).ToList();
        var wanted = personalities.Select(p => p?.ProviderClass).OfType<OSSymbol>().Distinct().ToList();
        var nubs = drafts.Select(d => d.Driver.Nub).Concat(registry.Entries.Where(e => (e.State & EntryState.Registered) != 0 && wanted.Exists(w => e.Class.IsA(w)))).ToHashSet();
        var rounds = FirstRounds.Run(source.Declare(registry), source.Filed, host, models, registry.Entries.Where(nubs.Contains));
        if (rounds.Died is not null) yield break;
        var records = RoundRecord.Read(rounds.Prediction.Transcript, began => began.Nub.Entry is { } entry && nubs.Contains(entry));
        for (var i = 0; i < drafts.Count; i++)
        {
            var (driver, table) = drafts[i];
            if (personalities[i] is not { } personality || ScoreOn(driver.Nub, personality) is not { } reached) continue;
            if (driver.MatchedPersonality is null)
            {
                var own = unchecked(driver.Observed.Score - reached);
                table = own == 0 ? table.Without(Keys.IOProbeScore) : table.With(Keys.IOProbeScore, new OSNumber(unchecked((ulong)own), 32));
                if (nubs.Any(n => !ReferenceEquals(n, driver.Nub) && ScoreOn(n, personality) is { } there && IsDenied(n, driver, unchecked(there + own))))
                {
                    table = table.With(Keys.IORegistryEntryID, new OSNumber(driver.Nub.Id, 64));
                }
            }
            yield return new(driver, table);
        }

        int? ScoreOn(RegistryEntry nub, Personality personality)
        {
            if (!records.TryGetValue(rounds.Prediction[nub], out var own)) return null;
            if (own.Select(r => r.Judged.GetValueOrDefault(personality)).FirstOrDefault(j => j is { Matched: true }) is not { } judged) return null;
            return own.Select(r => r.Probed.GetValueOrDefault(personality)).FirstOrDefault(p => p is not null) is { } probed ? probed.Score : judged.Score ?? 0;
        }
    }

    /// <summary>Whether the dump shows that the driver did not win a nub: its category is free there, or held by another with a lower score.</summary>
    private bool IsDenied(RegistryEntry nub, AttachedDriver driver, int score)
    {
        var there = byNub[nub].Where(d => d.Observed.Category == driver.Observed.Category).ToList();
        return nub.Properties.Count > 0 && !there.Exists(d => d.Observed.Score >= score || d.Observed.Class == driver.Observed.Class);
    }
}
