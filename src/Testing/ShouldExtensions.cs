namespace IOMatch;

/// <summary>Where assertions begin.</summary>
public static class ShouldExtensions
{
    /// <summary>About a whole simulation.</summary>
    public static OutcomeAssertions Should(this Outcome outcome) => new(outcome);

    /// <summary>About a nub: <c>outcome.At("Gadget@00100000").Should().HaveWinner("com.example.Gadget")</c>.</summary>
    public static NubAssertions Should(this NubOutcome nub) => new(nub);

    /// <summary>About a driver: <c>outcome.Driver("com.example.Gadget").Should().HaveOpenedItsProvider()</c>.</summary>
    public static DriverAssertions Should(this DriverOutcome driver) => new(driver);

    /// <summary>About a personality: <c>bundle.Personality("Gadget").Should().MatchPassively(mac.At("Gadget@00100000"))</c>.</summary>
    public static PersonalityAssertions Should(this CataloguePersonality personality) => new(personality);

    /// <summary>About a scenario: <c>ScenarioFiles.Run(file).Should().Pass()</c>.</summary>
    public static ScenarioAssertions Should(this ScenarioResult result) => new(result);
}
