using Xunit.Sdk;

namespace IOMatch.Testing;

public sealed class ScenarioTests
{
    [Theory]
    [MemberData(nameof(ScenarioFiles.In), "fixtures/scenarios/basics", MemberType = typeof(ScenarioFiles))]
    public void A_scenario_is_a_row(string file) => ScenarioFiles.Run(file).Should().Pass();

    [Fact]
    public void A_scenario_that_fails_shows_what_was_expected()
    {
        var result = ScenarioRun.Of(Scenario.Parse("scenario: wrong\nexpect: [{number: 0xe00002c5, name: kIOReturnBusy}]\n", "wrong.yaml").OrThrow());

        result.Invoking(r => r.Should().Pass()).Should().Throw<XunitException>().Which.Message.Should().StartWith("Expected the scenario to pass: wrong").And.Contain("kIOReturnExclusiveAccess");
    }

    [Fact]
    public void A_theory_without_rows_is_a_mistake()
    {
        FluentActions.Invoking(() => ScenarioFiles.In("fixtures/devices")).Should().Throw<ArgumentException>().WithMessage("no scenario is in*");
        FluentActions.Invoking(() => ScenarioFiles.In("no-such-folder")).Should().Throw<ArgumentException>();
    }
}
