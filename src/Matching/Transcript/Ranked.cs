namespace IOMatch;

/// <summary>A place on a start list.</summary>
/// <param name="Personality">The driver's personality.</param>
/// <param name="Score">The score after probe.</param>
public readonly record struct Ranked(Personality Personality, int Score);
