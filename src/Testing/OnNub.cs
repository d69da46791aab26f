namespace IOMatch;

/// <summary>What several assertions share.</summary>
internal static class OnNub
{
    public static WinnerAssertions Winner(Outcome outcome, Service nub, string driver, string because, object[] becauseArgs)
    {
        var winners = Outcome.WinnersOn(nub).ToList();
        var here = winners.Where(w => DriverName.Fits(w.Driver, driver)).Select(w => w.Driver).ToList();
        FailureText.Demand(
            here.Count > 0, () => $"Expected {driver} to win {nub.Component}, but {FailureText.Called(winners)}", because, becauseArgs, () => FailureText.Of(outcome, driver, nub));
        return new(outcome, driver, here);
    }
}
