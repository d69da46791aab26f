namespace IOMatch;

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
