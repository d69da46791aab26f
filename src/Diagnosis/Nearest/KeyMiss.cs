using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A comparison that a table fails on a nub.</summary>
/// <param name="Path">The key inside the personality.</param>
/// <param name="Wanted">The personality's value.</param>
/// <param name="Found">The nub's value; null when it has none.</param>
public sealed record KeyMiss(ImmutableArray<string> Path, OSObject? Wanted, OSObject? Found);
