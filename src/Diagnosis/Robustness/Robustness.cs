using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A change of the world and what becomes of the driver in it.</summary>
/// <param name="Edit">The change.</param>
/// <param name="After">The nub afterwards; null when the driver is no candidate there or the nub is gone.</param>
/// <param name="Asked">The bundle's personalities afterwards.</param>
/// <param name="Died">The kernel died.</param>
public sealed record WorldTrial(WorldEdit Edit, NubDiagnosis? After, DriverQuestion Asked, MatchVerdict? Died)
{
    /// <summary>Whether the driver loses its nub.</summary>
    public bool IsLost => After is null || !SmallestChange.IsWin(After);
}

/// <summary>What it takes to make a winner lose: single changes of the world, each one tried in the engine on the whole registry.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Nub">The nub; null when none was found.</param>
/// <param name="Before">What it is like as it is.</param>
/// <param name="Fatal">Changes with which it loses, of each kind the smallest that was tried.</param>
/// <param name="Withstood">Changes with which it still wins.</param>
/// <param name="Simulations">Simulations in all.</param>
public sealed record Robustness(
    ChangeQuestion Question, Service? Nub, Diagnosis Before, ImmutableArray<WorldTrial> Fatal, ImmutableArray<WorldTrial> Withstood, int Simulations)
{
    /// <summary>The nub as it is; null when no personality is a candidate there.</summary>
    public NubDiagnosis? NubBefore => Nub is null ? null : Before.Nubs.FirstOrDefault(n => ReferenceEquals(n.Nub, Nub));

    /// <summary>Whether it wins as it is; without a win there is nothing to lose.</summary>
    public bool Wins => NubBefore is { } nub && SmallestChange.IsWin(nub);

    /// <summary>Tries.</summary>
    public static Robustness Of(ChangeQuestion question)
    {
        var (outcome, asked) = Simulate(question);
        var before = Diagnosis.Of(outcome, asked, question.Nub is null ? null : outcome.Find(question.Nub));
        var nub = Target(question, outcome, before);
        var result = new Robustness(question, nub, before, [], [], 1);
        if (!result.Wins) return result;
        var fatal = ImmutableArray.CreateBuilder<WorldTrial>();
        var withstood = ImmutableArray.CreateBuilder<WorldTrial>();
        var simulations = 1;
        foreach (var group in WorldProposals.Of(question, result.NubBefore!))
        {
            WorldTrial? last = null;
            foreach (var edit in group)
            {
                if (simulations >= question.MostSimulations) break;
                simulations++;
                last = Try(question, edit, nub!);
                if (last.IsLost) break;
            }
            if (last is null) continue;
            if (last.IsLost) fatal.Add(last);
            // that matching does without an entitlement or on another machine says nothing of signing and of that machine's own drivers
            else if (last.Edit is not (WorldEdit.Unentitled or WorldEdit.Machine)) withstood.Add(last);
        }
        return result with { Fatal = fatal.ToImmutable(), Withstood = withstood.ToImmutable(), Simulations = simulations };
    }

    private static Service? Target(ChangeQuestion question, Outcome outcome, Diagnosis before)
    {
        if (question.Nub is { } name)
        {
            var named = outcome.Find(name);
            return before.Nubs.FirstOrDefault(n => named.Contains(n.Nub) && SmallestChange.IsWin(n))?.Nub ?? (named is [var first, ..] ? first : null);
        }
        return (before.Nubs.FirstOrDefault(n => n.Verdict.Code == ReasonCode.Wins) ?? before.Nubs.FirstOrDefault(SmallestChange.IsWin) ?? before.Main)?.Nub;
    }

    private static WorldTrial Try(ChangeQuestion question, WorldEdit edit, Service nub)
    {
        var changed = edit.Apply(question);
        var (outcome, asked) = Simulate(changed);
        if (NubKey.Of(nub).In(outcome) is not { } there) return new(edit, null, asked, outcome.Died);
        // of a bundle with hundreds of personalities only those that the nub is offered to are read
        var concerned = DriverQuestion.Of(outcome.Catalogue, question.Name, p => asked.Personalities.Any(a => ReferenceEquals(a.Origin, p.Origin)) && p.Table is OSDictionary table && EditProposals.Offers(table, there));
        return new(edit, Diagnosis.Of(outcome, concerned, [there]).Main, asked, outcome.Died);
    }

    private static (Outcome Outcome, DriverQuestion Asked) Simulate(ChangeQuestion question)
    {
        question.Simulated?.Invoke();
        var asked = new Catalogue([question.Bundle]);
        var source = question.Others.With(asked);
        return (MatchSimulator.Run(question.Registry, source, question.Story, question.Host, question.Models), DriverQuestion.Of(source, asked, question.Name));
    }
}
