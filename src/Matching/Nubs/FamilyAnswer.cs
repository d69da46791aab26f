namespace IOMatch;

/// <summary>What a family answers.</summary>
/// <param name="Verdict">Whether the table matches.</param>
/// <param name="Score">The score afterwards; meaningful only with <see cref="MatchVerdict.Yes"/>.</param>
/// <example><code>
/// foreach (var asked in outcome.Transcript!.OfType&lt;MatchEvent.FamilyAnswered>()) Console.WriteLine($"{asked.Asked}: {asked.Answer.Verdict} {asked.Answer.Score}");
/// </code></example>
public readonly record struct FamilyAnswer(MatchVerdict Verdict, int Score)
{
    /// <summary>No match.</summary>
    public static FamilyAnswer No => new(MatchVerdict.No, 0);

    /// <summary>A match with a score.</summary>
    public static FamilyAnswer Yes(int score) => new(MatchVerdict.Yes, score);

    /// <summary>A match or not, with the score given.</summary>
    public static FamilyAnswer When(bool matched, int score) => matched ? Yes(score) : No;
}
