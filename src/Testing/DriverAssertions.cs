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

/// <summary>Assertions about a personality by itself.</summary>
public sealed class PersonalityAssertions(CataloguePersonality subject)
{
    /// <summary>Its keys match the nub, whoever else is there (K40 to K55).</summary>
    /// <param name="nub">The nub.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public PassiveMatchAssertions MatchPassively(RegistryNub nub, string because = "", params object[] becauseArgs)
    {
        var judged = Judge(nub, out var why);
        FailureText.Demand(judged is { Matched: true }, () => $"Expected {subject.Origin.Name} to match {nub.Entry.Component}", because, becauseArgs, why);
        return new(subject.Origin.Name, nub, judged?.Score);
    }

    /// <summary>Its keys do not match the nub.</summary>
    /// <param name="nub">The nub.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public PersonalityAssertions NotMatchPassively(RegistryNub nub, string because = "", params object[] becauseArgs)
    {
        var judged = Judge(nub, out var why);
        FailureText.Demand(judged is not { Matched: true }, () => $"Expected {subject.Origin.Name} not to match {nub.Entry.Component}", because, becauseArgs, why);
        return this;
    }

    // a category of its own in a catalogue of its own: nobody turns it away
    private MatchEvent.CandidateJudged? Judge(RegistryNub nub, out Func<string> why)
    {
        var source = new Catalogue([new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [subject])]);
        var outcome = MatchSimulator.Run(nub.Registry, source);
        var service = outcome[nub.Entry];
        why = () => ExplainText.Of(Explanation.OfSimulation(Diagnosis.Of(outcome, DriverQuestion.Of(source, source, subject.Origin.Name), [service])), PageStyle.Plain);
        return outcome.Transcript!.OfType<MatchEvent.CandidateJudged>().LastOrDefault(e => ReferenceEquals(e.Nub, service));
    }
}

/// <summary>More about a personality that matches.</summary>
public sealed class PassiveMatchAssertions
{
    private readonly string name;
    private readonly RegistryNub nub;
    private readonly int? score;

    internal PassiveMatchAssertions(string name, RegistryNub nub, int? score)
    {
        this.name = name;
        this.nub = nub;
        this.score = score;
    }

    /// <summary>The score after passive matching: IOProbeScore with what the family added.</summary>
    public PassiveMatchAssertions WithScore(int expected, string because = "", params object[] becauseArgs)
    {
        FailureText.Demand(score is null || score == expected, () => $"Expected {name} to match {nub.Entry.Component} with score {expected}, but its score is {score}", because, becauseArgs, () => "");
        return this;
    }
}
