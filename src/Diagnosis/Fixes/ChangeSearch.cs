using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Searches sets of edits by cost, breadth first, and stops at the first cost that has a success.</summary>
internal sealed class ChangeSearch(ChangeQuestion question)
{
    private const int MostFixes = 3;
    private const int MostPersonalities = 3;
    private const int MostNotEnough = 4;
    private const int MostProposals = 96;
    private const int HighestCost = 12;

    private readonly ChangeTrial trial = new(question);
    private readonly Dictionary<Edit, Service> targets = new(ReferenceEqualityComparer.Instance);
    private int costReached;

    public SmallestChange Run()
    {
        var (outcome, asked) = trial.Whole([]);
        return Run(outcome, Diagnosis.Of(outcome, asked, Named(outcome)));
    }

    /// <summary>Searches on from what is known already.</summary>
    public SmallestChange Run(Outcome outcome, Diagnosis before)
    {
        var asked = before.Question;
        if (Target(outcome, before) is not { } nub) return new(question, null, before, [], [], [], Extent());
        var result = new SmallestChange(question, nub, before, [], [], [], Extent());
        if (result.WinsAlready) return result;

        var near = Nearest(outcome, before, nub);
        var elsewhere = OtherNubs(outcome, nub).ToList();
        result = result with { Nearest = [.. near.Select(n => n.Personality)] };
        var environment = Alone(outcome, asked, nub, EnvironmentProposals.Of(question, outcome, nub));
        // no edit of a file brings a device
        if (result.IsForAnotherDevice && elsewhere.Count == 0) return result with { Environment = environment, Extent = Extent() };

        Approach(outcome, nub);
        // an edit mends one comparison
        var mendable = near.Where(n => n.Context.Misses.Count <= EditSets.Most);
        ImmutableArray<Edit> proposals = [.. mendable.SelectMany(n => EditProposals.Of(n.Context)).Concat(elsewhere).OrderBy(e => e.Cost).Take(MostProposals)];
        var fixes = Search(outcome, asked, nub, proposals);
        return result with
        {
            Fixes = fixes,
            Environment = environment,
            NotEnough = NotEnough(nub, proposals, fixes),
            Extent = Extent(),
        };
    }

    private SearchExtent Extent() => new(trial.Simulations, question.MostSimulations, trial.IsNearby, costReached) { IsCut = trial.IsSpent };

    private IReadOnlyCollection<Service>? Named(Outcome outcome) => question.Nub is null ? null : outcome.Find(question.Nub);

    /// <summary>The nub that was named, the one where it comes nearest, or one whose data its other keys fit.</summary>
    private Service? Target(Outcome outcome, Diagnosis before)
    {
        if (question.Nub is not null) return outcome.Find(question.Nub) is [var named, ..] ? named : null;
        if (before.Nubs.FirstOrDefault(n => !n.Verdict.Wins && n.Best.Matched) is { } lost) return lost.Nub;
        if (before.Nubs.Any(n => n.Verdict.Code == ReasonCode.Wins)) return before.Nubs.First(n => n.Verdict.Code == ReasonCode.Wins).Nub;
        // resources agree with whoever waits for them
        var elsewhere = before.Standings.OfType<Standing.NoNub>().SelectMany(s => s.Elsewhere).FirstOrDefault(n => !VerdictReader.IsResourceNub(n));
        if (before.Nubs.FirstOrDefault(n => n.Verdict.Wins) is { } own) return own.Nub;
        if (elsewhere is not null) return elsewhere;
        var absent = before.Standings.OfType<Standing.NoNub>().SelectMany(s => s.Absent.Concat(s.Unregistered)).FirstOrDefault();
        return NearestNub.Of(outcome, trial.Written.Select(w => w.Table), before.Nubs.Select(n => n.Nub)) ?? before.Main?.Nub ?? absent;
    }

    /// <summary>The surroundings alone are relied on only when they come to the same winners as the whole.</summary>
    private void Approach(Outcome whole, Service nub)
    {
        var entry = nub.Entry;
        for (var at = nub; entry is null && at is not null; at = at.Provider) entry = at.Entry;
        if (entry is null) return;
        trial.Approach(NearbyRegistry.Around(question.Registry, entry));
        var (outcome, _) = trial.Near([]);
        if (NubKey.Of(nub).In(outcome) is { } there && Winners(there).SequenceEqual(Winners(nub))) return;
        trial.Approach(question.Registry);
    }

    private static IEnumerable<string> Winners(Service nub) => Outcome.WinnersOn(nub).Select(w => $"{w.Category.Text} {w.Driver.Personality!.Index}");

    /// <summary>The personalities that come nearest to winning the nub.</summary>
    private List<(NearPersonality Personality, ProposalContext Context)> Nearest(Outcome outcome, Diagnosis before, Service nub)
    {
        var diagnosis = before.Nubs.FirstOrDefault(n => ReferenceEquals(n.Nub, nub));
        var misses = KeyMisses.Of(outcome.Registry, nub, outcome.Host, [.. trial.Written.Select(w => w.Table)]);
        var best = diagnosis?.Best.Personality.Origin?.Name;
        var all = trial.Written.Zip(misses, (w, m) => (w.Name, w.Table, Misses: m)).ToList();
        // one that is not offered the nub and has nothing in common with it is not near, although nothing fails
        var related = question.Nub is not null ? all : all.FindAll(p => p.Misses.AgreeingAsMeant > 0 || EditProposals.Offers(p.Table, nub));
        return
        [
            .. (related.Count > 0 ? related : all)
                .OrderBy(p => p.Name == best ? -1 : p.Misses.Count).ThenByDescending(p => p.Misses.AgreeingAsMeant)
                .Take(MostPersonalities)
                .Select(p => (
                    new NearPersonality(p.Name, p.Misses, EditProposals.Offers(p.Table, nub)),
                    new ProposalContext(p.Name, p.Table, nub, p.Misses, diagnosis, question.Bundle, outcome.Registry.Classes, question.Nub is not null))),
        ];
    }

    /// <summary>The nub above or below, or another one, that has the data which the personality asks for: then its class is what IOProviderClass should name.</summary>
    private IEnumerable<Edit> OtherNubs(Outcome outcome, Service nub)
    {
        if (question.Nub is not null) yield break;
        var others = new List<Service>();
        if (nub.Provider is { } above) others.Add(above);
        others.AddRange(nub.Clients.Where(c => c.Personality is null));
        if (VerdictReader.IsResourceNub(nub))
        {
            others.AddRange(outcome.Services.Where(s => s.Class.IsA(Keys.IOUserResources)).Take(1));
            if (NearestNub.Of(outcome, trial.Written.Take(MostPersonalities).Select(w => w.Table), []) is { } nearest) others.Add(nearest);
        }
        foreach (var other in others.Where(o => (o.State & EntryState.Registered) != 0))
        {
            var misses = KeyMisses.Of(outcome.Registry, other, outcome.Host, [.. trial.Written.Take(MostPersonalities).Select(w => w.Table)]);
            for (var i = 0; i < misses.Length; i++)
            {
                var (name, table) = trial.Written[i];
                if (misses[i].Count > 0 || (!misses[i].IsThisDevice && !VerdictReader.IsResourceNub(other)) || EditProposals.Offers(table, other)) continue;
                var edit = new Edit.Set(name, ["IOProviderClass"], table[Keys.IOProviderClass], new OSString(EditProposals.UsualClass(other).Text));
                targets[edit] = other;
                yield return edit;
            }
        }
    }

    /// <summary>The nub that edits are meant to win.</summary>
    private Service TargetOf(ImmutableArray<Edit> edits, Service nub)
    {
        foreach (var edit in edits)
        {
            if (targets.TryGetValue(edit, out var other)) return other;
        }
        return nub;
    }

    private ImmutableArray<Fix> Search(Outcome before, DriverQuestion asked, Service nub, ImmutableArray<Edit> edits)
    {
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        var sets = new EditSets(edits);
        for (var cost = 1; cost <= HighestCost && fixes.Count == 0 && !trial.IsSpent; cost++)
        {
            foreach (var set in sets.OfCost(cost))
            {
                if (trial.IsSpent || fixes.Count == MostFixes) break;
                if (fixes.Any(f => f.Edits.All(set.Contains))) continue;
                var target = TargetOf(set, nub);
                if ((!ReferenceEquals(target, nub) || Wins(nub, set)) && Verified(before, asked, target, set) is { } fix) fixes.Add(fix);
            }
            costReached = cost;
        }
        return [.. fixes.OrderBy(f => f.Applicability).ThenBy(f => f.Edits.Length)];
    }

    private ImmutableArray<Fix> Alone(Outcome before, DriverQuestion asked, Service nub, IEnumerable<Edit> edits) =>
        [.. edits.Select(e => Verified(before, asked, nub, [e])).OfType<Fix>().Take(MostFixes)];

    /// <summary>A quick look: does a driver of the bundle run on the nub, and alone in what matters?</summary>
    private bool Wins(Service nub, ImmutableArray<Edit> edits)
    {
        var (outcome, bundle) = trial.Near(edits);
        if (outcome.Died is not null || NubKey.Of(nub).In(outcome) is not { } there) return false;
        if (PropertyMerge.IsHeldBy(there, bundle, outcome)) return true;
        var mine = false;
        var others = false;
        var own = false;
        var isKext = false;
        foreach (var (category, driver) in Outcome.WinnersOn(there))
        {
            if (bundle.Personalities.Any(p => ReferenceEquals(p.Origin, driver.Personality!.Origin)))
            {
                mine = true;
                isKext |= !driver.Personality!.IsDext;
                own |= !category.Equals(Keys.IODefaultMatchCategory);
            }
            else
            {
                others = true;
            }
        }
        return mine && (!others || !own || isKext || VerdictReader.IsResourceNub(there));
    }

    /// <summary>The same on the whole registry, with everything that it does.</summary>
    private Fix? Verified(Outcome before, DriverQuestion asked, Service nub, ImmutableArray<Edit> edits)
    {
        var (outcome, question, after) = Diagnose(nub, edits);
        if (after is null) return null;
        return SmallestChange.IsWin(after) ? new(edits, after, SideEffectReader.Of(before, asked, outcome, question, after.Nub), question) : null;
    }

    private (Outcome Outcome, DriverQuestion Question, NubDiagnosis? After) Diagnose(Service nub, ImmutableArray<Edit> edits)
    {
        var (outcome, asked) = trial.Whole(edits);
        if (NubKey.Of(nub).In(outcome) is not { } there) return (outcome, asked, null);
        // of a bundle with hundreds of personalities only those that the nub is offered to are read
        var concerned = DriverQuestion.Of(outcome.Catalogue, question.Name, p => asked.Personalities.Any(a => ReferenceEquals(a.Origin, p.Origin)) && p.Table is OSDictionary table && EditProposals.Offers(table, there));
        return (outcome, asked, Diagnosis.Of(outcome, concerned, [there]).Main);
    }

    /// <summary>What one would try first: the score, the category, more keys, the keys that differ.</summary>
    private ImmutableArray<InsufficientEdit> NotEnough(Service nub, ImmutableArray<Edit> proposals, ImmutableArray<Fix> fixes)
    {
        // of the personality that the fix is about, one of each kind
        var personality = (fixes.SelectMany(f => f.Edits).Concat(proposals).OfType<Edit.OfKey>().FirstOrDefault())?.Personality;
        if (personality is null) return [];
        var tempting = proposals.OfType<Edit.OfKey>().Where(e => e.Personality == personality && !targets.ContainsKey(e) && !fixes.Any(f => f.Edits is [var only] && only == e)).DistinctBy(Temptation).ToList<Edit>();
        if (!tempting.Exists(e => Temptation(e) == 0))
        {
            var table = trial.Written.First(w => w.Name == personality).Table;
            tempting.Add(new Edit.Set(personality, ["IOProbeScore"], table[Keys.IOProbeScore], new OSNumber(100_000)));
        }
        return
        [
            .. tempting.OrderBy(Temptation).Take(MostNotEnough)
                .Select(e =>
                {
                    var (_, asked, after) = Diagnose(nub, [e]);
                    return new InsufficientEdit(e, after, asked);
                })
                .Where(e => e.After is null || !SmallestChange.IsWin(e.After)),
        ];
    }

    private static int Temptation(Edit edit) => edit switch
    {
        Edit.Set { Key: "IOProbeScore" } => 0,
        Edit.Remove { IsLeftover: true } => 1,
        Edit.Rewrite => 2,
        Edit.Set { Before: null } => 3,
        Edit.Remove => 4,
        _ => 5,
    };
}
