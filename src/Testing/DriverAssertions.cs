namespace IOMatch;

/// <summary>Assertions about one driver, wherever it is.</summary>
public sealed class DriverAssertions(DriverOutcome subject)
{
    /// <summary>It runs on a nub.</summary>
    public DriverAssertions HaveStarted(string because = "", params object[] becauseArgs) =>
        Demand(Runs, "to have started", because, becauseArgs);

    /// <summary>It runs nowhere.</summary>
    public DriverAssertions NotHaveStarted(string because = "", params object[] becauseArgs) =>
        Demand(!Runs, "not to have started", because, becauseArgs);

    /// <summary>It runs, and another driver of its nub has the nub open: its own open fails with kIOReturnExclusiveAccess (K37).</summary>
    public DriverAssertions StartButFailToOpen(string because = "", params object[] becauseArgs) =>
        Demand(Runs && subject.Diagnosis.Verdict.Code == ReasonCode.WinsButNoEffect, "to start and then fail to open its provider", because, becauseArgs);

    /// <summary>It runs and its nub is open to it, as far as is known of what it and its neighbours do in start.</summary>
    public DriverAssertions HaveOpenedItsProvider(string because = "", params object[] becauseArgs)
    {
        var use = subject.Diagnosis.Main?.Best.Use;
        var what = use is null && Runs ? "to have opened its provider (no driver model says that it opens it)" : "to have opened its provider";
        return Demand(Runs && use is { Holder: null } && subject.Diagnosis.Verdict.Code != ReasonCode.WinsButNoEffect, what, because, becauseArgs);
    }

    /// <summary>The verdict, such as <see cref="ReasonCode.Wins"/>.</summary>
    public DriverAssertions HaveVerdict(ReasonCode verdict, string because = "", params object[] becauseArgs) =>
        Demand(subject.Diagnosis.Verdict.Code == verdict, $"to come to {verdict.Number()} {verdict.Id()}", because, becauseArgs);

    /// <summary>A reason behind the verdict, such as <see cref="ReasonCode.ProviderOpenedBySibling"/>.</summary>
    public DriverAssertions HaveReason(ReasonCode reason, string because = "", params object[] becauseArgs) =>
        Demand(subject.Diagnosis.Verdict.Because.Contains(reason), $"to come out so because of {reason.Number()} {reason.Id()}", because, becauseArgs);

    private bool Runs => subject.Outcome.Drivers.Any(d => DriverName.Fits(d, subject.Name));

    private DriverAssertions Demand(bool holds, string what, string because, object[] becauseArgs)
    {
        FailureText.Demand(holds, () => $"Expected {subject.Name} {what}", because, becauseArgs, () => ExplainText.Of(Explanation.OfSimulation(subject.Diagnosis), PageStyle.Plain));
        return this;
    }
}
