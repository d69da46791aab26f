namespace IOMatch;

/// <summary>A place on a start list.</summary>
/// <param name="Personality">The driver's personality.</param>
/// <param name="Score">The score after probe.</param>
/// <example><code>
/// foreach (var race in outcome.Transcript!.OfType&lt;MatchEvent.CategoryRanked>()) Console.WriteLine($"{race.Category}: {string.Join(" > ", race.Order.Select(r => r.Score))}");
/// </code></example>
public readonly record struct Ranked(Personality Personality, int Score);
