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
