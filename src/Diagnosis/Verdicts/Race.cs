using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One match category's race on one nub (K33).</summary>
/// <param name="Category">The category.</param>
/// <param name="Incumbent">A client that held the category before, and so ended the race before it began (K22).</param>
/// <param name="Contenders">All that matched, or were turned away because of the incumbent, best first.</param>
public sealed record Race(OSSymbol Category, Service? Incumbent, ImmutableArray<Contender> Contenders)
{
    /// <summary>Whether it is the race of all drivers without IOMatchCategory.</summary>
    public bool IsDefault => Category.Equals(Keys.IODefaultMatchCategory);

    /// <summary>Who started; null when nobody did.</summary>
    public Contender? Winner => Contenders.FirstOrDefault(c => c.Course.Started);
}

/// <summary>A place in a race.</summary>
/// <param name="Course">The candidate.</param>
/// <param name="IsAsked">Whether it belongs to the bundle that is asked about.</param>
/// <param name="Behind">By how much it is behind the winner; null when nobody won or it was not ranked.</param>
public sealed record Contender(CandidateCourse Course, bool IsAsked, int? Behind);

/// <summary>Candidates that never got into a race, counted by reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Key">The key whose comparison failed, where one did.</param>
/// <param name="Count">How many.</param>
public sealed record RejectedGroup(ReasonCode Reason, string? Key, int Count);
