using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Runs scenarios. Deterministic; scenarios share nothing and may run side by side.</summary>
public static class ScenarioRun
{
    /// <summary>Simulates the story and holds its outcome against what is expected.</summary>
    public static ScenarioResult Of(Scenario scenario)
    {
        var outcome = scenario.Registry is { } registry
            ? MatchSimulator.Run(registry, scenario.Catalogue.Without(scenario.Withheld.Keys), [.. scenario.Story.Select(s => s.What)], scenario.Host, scenario.Models)
            : null;
        var check = new ClaimCheck(scenario, outcome);
        return new(scenario, outcome, [.. scenario.Claims.Select(check.Of)]);
    }
}
