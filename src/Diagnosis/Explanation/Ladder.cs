using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Puts all evidence about one driver on the stages of its life. The first that failed is the answer.</summary>
internal sealed class Ladder(Explanation answer)
{
    private readonly CandidateCourse? best = answer.Main?.Best;

    private bool IsDext => best?.Personality.IsDext ?? answer.Question.Personalities.Any(p => p.Filing.Personality is { IsDext: true });

    private RegistryEntry? Shown => answer.Main?.Observed?.Find<ObservedFinding.Attached>()?.Driver ?? (answer.Instances is [var first, ..] ? first : null);

    /// <summary>The stages in order.</summary>
    public ImmutableArray<LifeStep> Steps()
    {
        var steps = ImmutableArray.CreateBuilder<LifeStep>();
        var isOver = false;
        foreach (var stage in Enum.GetValues<LifeStage>())
        {
            var step = Step(stage, isOver);
            isOver |= step.State == StageState.Failed;
            steps.Add(step);
        }
        return steps.ToImmutable();
    }

    private LifeStep Step(LifeStage stage, bool isOver)
    {
        ImmutableArray<StageEvidence> against = [.. Against(stage)];
        if (!against.IsEmpty) return new(stage, StageState.Failed, against);
        if (!IsDext && stage is LifeStage.Launch or LifeStage.Entitlements && !IsDext) return new(stage, StageState.NotThere, []);
        if (Shown is { } driver) return new(stage, stage == LifeStage.Start ? Of(stage, isOver).State : StageState.Passed, [new StageEvidence.Shown(driver)]);
        if (answer.Log is { HasStarted: true } log) return new(stage, StageState.Passed, [new StageEvidence.Logged(log.Decisive)]);
        return isOver ? new(stage, StageState.NotReached, []) : Of(stage, isOver);
    }

    /// <summary>What says that the stage fails.</summary>
    private IEnumerable<StageEvidence> Against(LifeStage stage)
    {
        if (answer.Log is { HasStarted: false, Decisive: { Severity: LogSeverity.Bad } line } log && StageOf(log) == stage) yield return new StageEvidence.Logged(line);
        if (Ends(stage))
        {
            var verdict = answer.Main?.Verdict ?? answer.Verdict;
            yield return new StageEvidence.Simulated(verdict.Because.IsEmpty ? null : verdict.Because[0]);
        }
        // a driver that is seen at work is none whose files keep it from working
        if (Shown is not null || answer.Log is { HasStarted: true }) yield break;
        foreach (var finding in answer.Lint.Where(f => f.IsFatal && LifeStages.Of(f.Code) == stage)) yield return new StageEvidence.Linted(finding);
    }

    private static LifeStage StageOf(DriverInLog log) => log.Reason is { } reason ? LifeStages.Of(reason) : LifeStages.Of(log.Furthest);

    /// <summary>Whether the simulation, or the dump, ends here.</summary>
    private bool Ends(LifeStage stage)
    {
        var verdict = answer.Main?.Verdict ?? answer.Verdict;
        if (verdict.Wins || verdict.Code == ReasonCode.NotDecidable) return false;
        return (verdict.Because is [var first, ..] ? LifeStages.Of(first) : LifeStages.Of(verdict.Stage)) == stage;
    }

    /// <summary>Without anything that speaks for or against it: what the simulation comes to, and what would tell.</summary>
    private LifeStep Of(LifeStage stage, bool isOver)
    {
        if (isOver) return new(stage, StageState.NotReached, []);
        var certainty = answer.Verdict.Certainty;
        return stage switch
        {
            LifeStage.Bundle => new(stage, StageState.Passed, []),
            LifeStage.Activation => IsDext ? Unknown(stage, NotLookedAt.Signing) : new(stage, StageState.Expected, []),
            LifeStage.Offer => new(stage, StageState.Expected, []),
            LifeStage.Match => new(stage, By(certainty.Match), [new StageEvidence.Simulated(null)]),
            LifeStage.Category => answer.NotLookedAt.Contains(NotLookedAt.SystemCatalogue) ? Unknown(stage, NotLookedAt.SystemCatalogue) : new(stage, By(certainty.Score ?? certainty.Match), [new StageEvidence.Simulated(null)]),
            LifeStage.Class => new(stage, StageState.Expected, [new StageEvidence.Simulated(null)]),
            LifeStage.Launch => Unknown(stage, NotLookedAt.KernelLog),
            LifeStage.Entitlements => answer.NotLookedAt.Contains(NotLookedAt.Entitlements) ? Unknown(stage, NotLookedAt.Entitlements) : new(stage, StageState.Expected, [new StageEvidence.Simulated(null)]),
            LifeStage.Start => Unknown(stage, NotLookedAt.DriverModel),
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
    }

    private static StageState By(Certainty certainty) => certainty == Certainty.Assumed ? StageState.Expected : StageState.Passed;

    private static LifeStep Unknown(LifeStage stage, NotLookedAt what) => new(stage, StageState.Unknown, [new StageEvidence.NotGiven(what)]);
}
