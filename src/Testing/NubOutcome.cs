using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A nub at the end of a simulation.</summary>
/// <param name="Outcome">The simulation.</param>
/// <param name="Nub">The nub.</param>
public sealed record NubOutcome(Outcome Outcome, Service Nub)
{
    /// <summary>The drivers that run on it, one a match category, in the order of starting.</summary>
    public ImmutableArray<(OSSymbol Category, Service Driver)> Winners => [.. Outcome.WinnersOn(Nub)];
}
