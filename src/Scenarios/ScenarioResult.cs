using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a scenario came to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Outcome">The simulation; null for a scenario without a registry.</param>
/// <param name="Claims">Its claims, in the order written.</param>
public sealed record ScenarioResult(Scenario Scenario, Outcome? Outcome, ImmutableArray<ClaimResult> Claims)
{
    /// <summary>Whether every claim holds. A scenario without claims passes: it only has to run.</summary>
    public bool Passed => Claims.All(c => c.Passed);

    /// <summary>The claims that do not hold.</summary>
    public IEnumerable<ClaimResult> Failures => Claims.Where(c => !c.Passed);
}
