using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The smallest changes that make a driver win a nub: searched for, and each one tried in the engine before it is told.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Nub">The nub that it was asked for; null when the bundle has nothing to do with any.</param>
/// <param name="Before">What it is like without a change.</param>
/// <param name="Fixes">Up to three, the cheapest, in order; empty when nothing was found.</param>
/// <param name="Environment">Things outside the files that suffice each alone.</param>
/// <param name="NotEnough">Single edits that one would try first, and that do not suffice.</param>
/// <param name="Extent">How much was tried.</param>
public sealed record SmallestChange(
    ChangeQuestion Question,
    Service? Nub,
    Diagnosis Before,
    ImmutableArray<Fix> Fixes,
    ImmutableArray<Fix> Environment,
    ImmutableArray<InsufficientEdit> NotEnough,
    SearchExtent Extent)
{
    /// <summary>The bundle's personalities that come nearest to the nub, the nearest first; empty when it wins already.</summary>
    public ImmutableArray<NearPersonality> Nearest { get; init; } = [];

    /// <summary>The nub is only the one that is most alike: nobody named it, and each personality is for a device of another identity.</summary>
    public bool IsForAnotherDevice => Question.Nub is null && !Nearest.IsEmpty && Nearest.All(n => n.Misses.IsOtherDevice);

    /// <summary>The registry tells next to nothing of its nubs: <c>ioreg</c> without <c>-l</c> prints no properties. Then nothing can be said of a device.</summary>
    public bool IsWithoutProperties => Question.Registry.Entries.Count(e => e.Properties.Count > 1) * 10 < Question.Registry.Entries.Length;

    /// <summary>The nub before any change; null when no personality is a candidate there.</summary>
    public NubDiagnosis? NubBefore => Nub is null ? null : Before.Nubs.FirstOrDefault(n => NubKey.Of(n.Nub) == NubKey.Of(Nub));

    /// <summary>Whether it wins as it is.</summary>
    public bool WinsAlready => NubBefore is { } nub && IsWin(nub);

    /// <summary>
    /// Whether nothing is left to wish for. A dext in a category of its own on a device has the system's driver beside it and in its way;
    /// a kext there, and anybody on resources, is where it means to be.
    /// </summary>
    internal static bool IsWin(NubDiagnosis nub) =>
        nub.Verdict.Code == ReasonCode.Wins || (nub.Verdict.Wins && (VerdictReader.IsResourceNub(nub.Nub) || !nub.Best.Personality.IsDext));

    /// <summary>Searches.</summary>
    public static SmallestChange Of(ChangeQuestion question) => new ChangeSearch(question).Run();

    /// <summary>Searches on from a simulation and a diagnosis that are there already.</summary>
    /// <param name="question">What is asked for.</param>
    /// <param name="outcome">The simulation of exactly that question, with its transcript.</param>
    /// <param name="before">Its diagnosis for the bundle, on the nub that the question names.</param>
    public static SmallestChange Of(ChangeQuestion question, Outcome outcome, Diagnosis before) => new ChangeSearch(question).Run(outcome, before);
}

/// <summary>A personality and how far it is from the nub.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Misses">The comparisons that fail there.</param>
/// <param name="IsOffered">Whether its IOProviderClass lets the nub be offered to it.</param>
public sealed record NearPersonality(string Name, KeyMisses Misses, bool IsOffered);
