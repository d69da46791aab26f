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
        var agrees = new HashSet<Service>();
        var agreed = false;
        foreach (var e in other.Transcript!)
        {
            switch (e)
            {
                case MatchEvent.CandidateTaken:
                    agreed = false;
                    break;
                case MatchEvent.KeyCompared { Equal: true, Rule: not GenericRule.ProviderClass }:
                    agreed = true;
                    break;
                case MatchEvent.FamilyAnswered f:
                    agreed |= f.Notes.Any(n => n is FamilyNote.Compared { Equal: true });
                    break;
                // that nobody looked at the keys is no agreement
                case MatchEvent.CandidateJudged { Matched: true, Nub.Entry: not null } j when agreed && j.Personality.ProviderClass!.Equals(j.Nub.Class.Name):
                    agrees.Add(j.Nub);
                    break;
                default:
                    break;
            }
        }
        return [.. agrees.Select(s => outcome[s.Entry!])];
    }
}
