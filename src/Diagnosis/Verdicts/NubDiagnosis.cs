using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What became of the asked driver on one nub, and of everybody else there.</summary>
/// <param name="Nub">The nub.</param>
/// <param name="Verdict">The answer for this nub.</param>
/// <param name="Best">The asked personality that came furthest here.</param>
/// <param name="Asked">All asked personalities that were candidates here, the furthest first.</param>
/// <param name="Races">One race a category, the asked driver's first, then in the order of starting.</param>
/// <param name="Rejected">Everybody else of the catalogue, counted by reason, the most frequent first.</param>
/// <param name="Rounds">How many rounds of matching the nub saw.</param>
public sealed record NubDiagnosis(
    Service Nub,
    Verdict Verdict,
    CandidateCourse Best,
    ImmutableArray<CandidateCourse> Asked,
    ImmutableArray<Race> Races,
    ImmutableArray<RejectedGroup> Rejected,
    int Rounds)
{
    /// <summary>Whether the best personality's kernel class fits the dext's class (K70); null for a kernel driver, and where nothing is known of the dext's classes.</summary>
    public KernelClassFit? ClassFit { get; init; }

    /// <summary>Where the best personality's class comes from, when it is not its own bundle's; null when it is, and where it was not asked for.</summary>
    public BorrowedClass? Borrowed { get; init; }

    /// <summary>What the asked personalities merge into the nub, for those whose class is made to do that.</summary>
    public ImmutableArray<PropertyMerge> Merges { get; init; } = [];

    /// <summary>The race of the asked driver's category; null when it never got that far and nobody else is in it.</summary>
    public Race? OwnRace => Races.FirstOrDefault(r => r.Category.Equals(Best.Personality.Category));

    /// <summary>Drivers of other categories that started on the same nub.</summary>
    public IEnumerable<Contender> OtherWinners => Races.Where(r => !r.Category.Equals(Best.Personality.Category)).Select(r => r.Winner).OfType<Contender>();

    /// <summary>The driver that runs in the asked driver's category; null when that is the asked one itself or nobody.</summary>
    public Contender? WinnerInOwnCategory => OwnRace?.Winner is { IsAsked: false } winner ? winner : null;
}
