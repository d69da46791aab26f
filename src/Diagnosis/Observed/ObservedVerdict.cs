namespace IOMatch;

/// <summary>What becomes of a verdict when the dump is asked too: the prediction stays where the two agree, and gives way where the dump tells more.</summary>
internal static class ObservedVerdict
{
    public static Verdict Of(NubDiagnosis nub, ObservedNub seen)
    {
        var verdict = nub.Verdict;
        if (seen.Find<ObservedFinding.NoProperties>() is not null) return verdict;
        var held = seen.Find<ObservedFinding.HeldBy>();
        if (seen.Find<ObservedFinding.Attached>() is { } attached)
        {
            return !attached.IsPredicted ? verdict with { Code = ReasonCode.NotDecidable }
                : held is not null ? verdict with { Code = ReasonCode.WinsButNoEffect, Stage = Stage.Start, Because = [held.Reason!.Value], Certainty = verdict.Certainty with { Open = Certainty.Observed } }
                : verdict;
        }
        if (!nub.Best.Started) return verdict;

        // it would start, and the dump shows it nowhere on the nub
        if (seen.Find<ObservedFinding.NoDriverKit>() is { Reason: { } off }) return verdict with { Code = ReasonCode.NeverTried, Stage = Stage.Match, Because = [off] };
        if (seen.Find<ObservedFinding.NeverMatched>() is { } never) return verdict with { Code = ReasonCode.NeverTried, Stage = Stage.Match, Because = [never.Reason!.Value], Certainty = never.Others == 0 ? verdict.Certainty : verdict.Certainty with { Match = Certainty.Assumed } };
        if (InItsPlace(seen) is { } other) return verdict with { Code = ReasonCode.Loses, Stage = Stage.Category, Because = [other] };
        if (seen.Find<ObservedFinding.MatchedThenLost>() is not null)
        {
            // that the owner is the cause is likely, and not shown
            return held is not null
                ? verdict with { Code = ReasonCode.NotStarted, Stage = Stage.Start, Because = [held.Reason!.Value], Certainty = verdict.Certainty with { Open = Certainty.Assumed } }
                : verdict with { Code = ReasonCode.NotStarted, Stage = StageOf(seen), Because = [] };
        }
        return verdict with { Code = ReasonCode.NotDecidable, Because = [] };
    }

    /// <summary>Behind the match: without a process it did not get beyond its launch; with one it waits there for its start or failed at it.</summary>
    private static Stage StageOf(ObservedNub seen) => seen.Steps.OfType<ObservedStep.Server>().FirstOrDefault() switch
    {
        null => Stage.Class,
        { Observed: null } => Stage.Launch,
        _ => Stage.Start,
    };

    private static ReasonCode? InItsPlace(ObservedNub seen) =>
        seen.Find<ObservedFinding.Stronger>()?.Reason ?? seen.Find<ObservedFinding.Incumbent>()?.Reason;
}
