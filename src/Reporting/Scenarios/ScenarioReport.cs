using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One scenario that was asked to run.</summary>
/// <param name="File">The file, as it was named or found.</param>
/// <param name="Result">What it came to; null when it could not be read.</param>
/// <param name="Faults">What was noticed while it was read.</param>
/// <param name="Time">How long reading and running took.</param>
public sealed record ScenarioReport(string File, ScenarioResult? Result, ImmutableArray<Fault> Faults, TimeSpan Time)
{
    /// <summary>What it is about; the file where that could not be read.</summary>
    public string Name => Result?.Scenario.Name ?? File;

    /// <summary>Whether it was read, ran, and everything that it expects holds.</summary>
    public bool Passed => Result is { Passed: true };
}
