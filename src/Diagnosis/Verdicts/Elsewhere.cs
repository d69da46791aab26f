using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Which nubs personalities would match if IOProviderClass named their class: asked of the engine, in one run of its own.</summary>
internal static class Elsewhere
{
    private const int MostVariants = 50_000;

    /// <summary>The nubs by personality; a personality without any is missing, and all are when there are too many to ask.</summary>
    public static IReadOnlyDictionary<Personality, ImmutableArray<Service>> Of(Outcome outcome, IReadOnlyList<Personality> personalities)
    {
        if (personalities.Count == 0) return ImmutableDictionary<Personality, ImmutableArray<Service>>.Empty;
        var classes = outcome.Registry.Entries
            .Where(e => (e.State & (EntryState.Registered | EntryState.Inactive)) == EntryState.Registered)
            .Select(e => outcome[e])
            .DistinctBy(n => n.Class.Name)
            .ToArray();
        var pairs = personalities.SelectMany(p => classes.Where(n => HasKeyFor(p.Table, n)).Select(n => (Personality: p, n.Class.Name))).Take(MostVariants + 1).ToList();
        var agrees = new Dictionary<Personality, HashSet<Service>>();
        if (pairs.Count is 0 or > MostVariants) return ImmutableDictionary<Personality, ImmutableArray<Service>>.Empty;

        var asked = new Dictionary<PersonalityOrigin, Personality>(ReferenceEqualityComparer.Instance);
        var variants = pairs.Select(p => Variant(p.Personality, p.Name, asked));
        var source = new Catalogue([new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [.. variants])]);
        var other = MatchSimulator.Run(outcome.Registry, source, host: outcome.Host, models: DriverModels.None);
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
                case MatchEvent.CandidateJudged { Matched: true, Nub.Entry: { } entry } j when agreed && j.Personality.ProviderClass!.Equals(j.Nub.Class.Name):
                    var of = asked[j.Personality.Origin!];
                    if (agrees.TryGetValue(of, out var nubs)) nubs.Add(outcome[entry]);
                    else agrees.Add(of, [outcome[entry]]);
                    break;
                default:
                    break;
            }
        }
        return agrees.ToDictionary(a => a.Key, a => a.Value.ToImmutableArray());
    }

    /// <summary>Whether a table has a key that the nub's family reads, or one that is compared on every nub: without one nothing is near or far.</summary>
    internal static bool HasKeyFor(OSDictionary table, Service nub)
    {
        foreach (var key in table.Keys)
        {
            if (GenericMatchKeys.All.Contains(key) || key.Equals(Keys.IOParentMatch) || key.Equals(Keys.IOLocationMatch) || (!key.Equals(Keys.IOClass) && nub.Family.KeysRead.Contains(key))) return true;
        }
        return false;
    }

    /// <summary>The personality for nubs of one class, in a category that nobody else holds.</summary>
    private static CataloguePersonality Variant(Personality personality, OSSymbol @class, Dictionary<PersonalityOrigin, Personality> asked)
    {
        var origin = new PersonalityOrigin(null, @class.Text, default);
        asked.Add(origin, personality);
        var category = new OSSymbol(string.Create(CultureInfo.InvariantCulture, $"{personality.Index} {@class.Text}"));
        return new(personality.Table.With(Keys.IOProviderClass, @class).With(Keys.IOMatchCategory, category), origin);
    }
}
