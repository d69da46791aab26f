namespace IOMatch;

/// <summary>An entitlement that a program claims and its profile does not allow: launching the program fails (failure modes B4, B10).</summary>
/// <param name="Name">The entitlement.</param>
/// <param name="Claimed">What is claimed.</param>
/// <param name="Allowed">What the profile allows under that name; null when it does not have it.</param>
/// <param name="At">Where it is claimed.</param>
public sealed record UncoveredEntitlement(OSSymbol Name, OSObject Claimed, OSObject? Allowed, SourcePosition At);
