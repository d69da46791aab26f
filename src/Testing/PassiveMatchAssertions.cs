namespace IOMatch;

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
