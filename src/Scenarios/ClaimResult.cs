using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What became of one claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Expected">What was expected, a line each.</param>
/// <param name="Actual">What there is, a line each.</param>
/// <param name="Diagnosis">What explains a claim about a driver; null for others.</param>
public sealed record ClaimResult(Claim Claim, bool Passed, ImmutableArray<string> Expected, ImmutableArray<string> Actual, Diagnosis? Diagnosis = null);
