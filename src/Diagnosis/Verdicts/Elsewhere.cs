using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Which nubs a personality would match if IOProviderClass named their class: asked of the engine, in a run of its own.</summary>
internal static class Elsewhere
{
    public static ImmutableArray<Service> Of(Outcome outcome, Personality personality)
    {
        var registry = outcome.Registry;
        var classes = registry.Entries
            .Where(e => (e.State & (EntryState.Registered | EntryState.Inactive)) == EntryState.Registered)
            .Select(e => e.Class.Name)
            .Distinct()
            .ToArray();
        // a category for each, so that nobody is turned away because of another
        var variants = classes.Select(c => new SourcePersonality(
            personality.Table.With(Keys.IOProviderClass, c).With(Keys.IOMatchCategory, new OSSymbol("IOMatch " + c.Text)),
            new(null, c.Text, default)));
        var source = new CatalogueSource([new(null, SourceKind.Loose, KernelCollection.Unknown, [.. variants])]);
        var other = MatchSimulator.Run(registry, source, host: outcome.Host, models: DriverModels.None);
        return
        [
            .. other.Transcript!.OfType<MatchEvent.CandidateJudged>()
                .Where(j => j.Matched && j.Nub.Entry is not null && j.Personality.ProviderClass!.Equals(j.Nub.Class.Name))
                .Select(j => outcome[j.Nub.Entry!])
                .Distinct(),
        ];
    }
}
