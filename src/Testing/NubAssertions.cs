namespace IOMatch;

/// <summary>Assertions about a nub at the end of a simulation.</summary>
public sealed class NubAssertions(NubOutcome subject)
{
    /// <summary>The driver runs on the nub; others may too, in other categories.</summary>
    /// <param name="driver">A bundle identifier, a class, or a personality's key.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public WinnerAssertions HaveWinner(string driver, string because = "", params object[] becauseArgs) =>
        OnNub.Winner(subject.Outcome, subject.Nub, driver, because, becauseArgs);

    /// <summary>No driver runs on the nub.</summary>
    public NubAssertions HaveNoDriver(string because = "", params object[] becauseArgs)
    {
        FailureText.Demand(
            subject.Winners.IsEmpty, () => $"Expected no driver on {subject.Nub.Component}, but {FailureText.Called(subject.Winners)}", because, becauseArgs,
            () => FailureText.Of(subject.Outcome, DriverName.Of(subject.Winners[0].Driver), subject.Nub));
        return this;
    }

    /// <summary>Exactly these drivers run on the nub, in categories of any name.</summary>
    /// <param name="drivers">Bundle identifiers, classes, or personalities' keys.</param>
    public NubAssertions HaveWinners(params string[] drivers)
    {
        var missing = drivers.FirstOrDefault(d => !subject.Winners.Any(w => DriverName.Fits(w.Driver, d)));
        var uninvited = subject.Winners.Select(w => w.Driver).FirstOrDefault(w => !drivers.Any(d => DriverName.Fits(w, d)));
        FailureText.Demand(
            missing is null && uninvited is null, () => $"Expected {string.Join(", ", drivers)} on {subject.Nub.Component}, but {FailureText.Called(subject.Winners)}", "", [],
            () => FailureText.Of(subject.Outcome, missing ?? DriverName.Of(uninvited!), subject.Nub));
        return this;
    }
}
