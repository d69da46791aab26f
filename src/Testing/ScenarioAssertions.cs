namespace IOMatch;

/// <summary>Assertions about a scenario that ran.</summary>
public sealed class ScenarioAssertions(ScenarioResult subject)
{
    /// <summary>Everything that it expects holds.</summary>
    public ScenarioAssertions Pass(string because = "", params object[] becauseArgs)
    {
        FailureText.Demand(
            subject.Passed, () => $"Expected the scenario to pass: {subject.Scenario.Name}", because, becauseArgs,
            () => ScenarioText.Of(new ScenarioReport(subject.Scenario.File, subject, [], TimeSpan.Zero), PageStyle.Plain));
        return this;
    }
}
