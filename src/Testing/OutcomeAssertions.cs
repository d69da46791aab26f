namespace IOMatch;

/// <summary>Assertions about a whole simulation.</summary>
public sealed class OutcomeAssertions(Outcome outcome)
{
    /// <summary>The driver runs somewhere.</summary>
    /// <param name="driver">A bundle identifier, a class, or a personality's key.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public WinnerAssertions HaveWinner(string driver, string because = "", params object[] becauseArgs)
    {
        var running = outcome.Drivers.Where(d => DriverName.Fits(d, driver)).ToList();
        FailureText.Demand(running.Count > 0, () => $"Expected {driver} to win a device", because, becauseArgs, () => FailureText.Of(outcome, driver));
        return new(outcome, driver, running);
    }

    /// <summary>The driver runs nowhere.</summary>
    /// <param name="driver">A bundle identifier, a class, or a personality's key.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public OutcomeAssertions NotHaveWinner(string driver, string because = "", params object[] becauseArgs)
    {
        FailureText.Demand(!outcome.Drivers.Any(d => DriverName.Fits(d, driver)), () => $"Expected {driver} to win no device", because, becauseArgs, () => FailureText.Of(outcome, driver));
        return this;
    }

    /// <summary>The kernel neither panics nor hangs.</summary>
    public OutcomeAssertions NotKillTheKernel(string because = "", params object[] becauseArgs)
    {
        FailureText.Demand(outcome.Died is null, () => $"Expected the kernel to live, but it came to {outcome.Died}", because, becauseArgs, () => "");
        return this;
    }
}

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

/// <summary>More about a winner that was found.</summary>
public sealed class WinnerAssertions
{
    private readonly Outcome outcome;
    private readonly string driver;
    private readonly List<Service> running;

    internal WinnerAssertions(Outcome outcome, string driver, List<Service> running)
    {
        this.outcome = outcome;
        this.driver = driver;
        this.running = running;
    }

    /// <summary>Where it runs.</summary>
    /// <param name="nub">An id, path, name@location, name or class.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public WinnerAssertions On(string nub, string because = "", params object[] becauseArgs) =>
        OnNub.Winner(outcome, outcome.At(nub).Nub, driver, because, becauseArgs);

    /// <summary>The score after probe, by which it was ranked.</summary>
    public WinnerAssertions WithScore(int score, string because = "", params object[] becauseArgs) => Each(
        d => ScoreOf(d) == score,
        d => $"Expected {driver} to win {d.Provider!.Component} with score {score}, but its score is {ScoreOf(d)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not known"}",
        because,
        becauseArgs);

    /// <summary>The match category that it holds.</summary>
    public WinnerAssertions InCategory(string category, string because = "", params object[] becauseArgs) => Each(
        d => CategoryOf(d) == category,
        d => $"Expected {driver} to hold the category {category} on {d.Provider!.Component}, but it holds {CategoryOf(d)}",
        because,
        becauseArgs);

    private static string CategoryOf(Service driver) => (driver.MatchCategory ?? new OSSymbol("IODefaultMatchCategory")).Text;

    private WinnerAssertions Each(Func<Service, bool> holds, Func<Service, string> what, string because, object[] becauseArgs)
    {
        foreach (var one in running)
        {
            if (!FailureText.Demand(holds(one), () => what(one), because, becauseArgs, () => FailureText.Of(outcome, driver, one.Provider))) break;
        }
        return this;
    }

    private int? ScoreOf(Service service) => outcome.Transcript?.OfType<MatchEvent.DriverProbed>()
        .LastOrDefault(e => ReferenceEquals(e.Nub, service.Provider) && ReferenceEquals(e.Personality, service.Personality))?.Score;
}

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
