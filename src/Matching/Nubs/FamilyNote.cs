namespace IOMatch;

/// <summary>One thing that a family looked at, for the transcript.</summary>
/// <example><code>
/// foreach (var note in outcome.Transcript!.OfType&lt;MatchEvent.FamilyAnswered>().SelectMany(a => a.Notes))
/// {
///     if (note is FamilyNote.Compared { Equal: false } compared) Console.WriteLine($"{compared.Key}: wanted {compared.Wanted}, found {compared.Found}");
/// }
/// </code></example>
public abstract record FamilyNote
{
    private FamilyNote()
    {
    }

    /// <summary>A key was compared.</summary>
    /// <param name="Key">The personality's key.</param>
    /// <param name="Wanted">The personality's value.</param>
    /// <param name="Found">The nub's value; null when it has none.</param>
    /// <param name="Equal">The answer.</param>
    /// <param name="How">How it was compared, when not by plain equality: "wildcard", "mask 0xff00" …</param>
    public sealed record Compared(OSSymbol Key, OSObject? Wanted, OSObject? Found, bool Equal, string? How = null) : FamilyNote;

    /// <summary>A part of the score.</summary>
    /// <param name="Part">A row of the family's table, points for a key, a penalty, a clamp.</param>
    /// <param name="Points">What it adds.</param>
    /// <param name="Certainty">How sure the part is.</param>
    public sealed record Scored(string Part, int Points, Certainty Certainty) : FamilyNote;

    /// <summary>Anything else that decided, in plain words.</summary>
    public sealed record Remark(string Text, Certainty Certainty) : FamilyNote;
}
