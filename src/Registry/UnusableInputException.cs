using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Input could not be used, and the caller asked for a value all the same.</summary>
public sealed class UnusableInputException(ImmutableArray<Fault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Everything that was found.</summary>
    public ImmutableArray<Fault> Faults { get; } = faults;
}
