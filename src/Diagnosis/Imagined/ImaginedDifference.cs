namespace IOMatch;

/// <summary>Where a real nub differs from one that would fit.</summary>
/// <param name="Key">The key of the personality.</param>
/// <param name="Wanted">What the personality asks for; null when it is not one value.</param>
/// <param name="Fitting">What the imagined nub has there; null when it is not a property of the nub itself.</param>
/// <param name="Found">What the real nub has; null when the registry does not show it.</param>
public sealed record ImaginedDifference(string Key, OSObject? Wanted, OSObject? Fitting, OSObject? Found);
