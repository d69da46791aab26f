using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A driver that won a match category on a nub.</summary>
/// <param name="Personality">Its personality.</param>
/// <param name="Score">The score that it publishes.</param>
/// <param name="KeptOutBy">Who has the nub open, so that this driver cannot use it; null when nothing speaks against its use.</param>
public sealed record WinningDriver(Personality Personality, int Score, Service? KeptOutBy);

/// <summary>A match category of a nub that came out otherwise.</summary>
/// <param name="Category">The category.</param>
/// <param name="Before">Who won before; null when nobody did.</param>
/// <param name="After">Who wins afterwards; null when nobody does.</param>
/// <param name="OldAfter">What became of the former winner afterwards; null when there was none, or it wins still.</param>
/// <param name="NewBefore">What became of the new winner before; null when there is none, or it won already.</param>
public sealed record WinnerChange(OSSymbol Category, WinningDriver? Before, WinningDriver? After, DriverFate? OldAfter, DriverFate? NewBefore)
{
    /// <summary>The same driver wins, and only whether it can open the nub has changed.</summary>
    public bool IsOfUse => Before is not null && After is not null && OldAfter is null && NewBefore is null;

    /// <summary>
    /// What decided: why the former winner no longer wins; where there was none, or it left for another category, why the new one did not win before.
    /// </summary>
    public ReasonCode? Reason => IsOfUse ? ReasonCode.ProviderOpenedBySibling : OldAfter?.Reason ?? NewBefore?.Reason;
}

/// <summary>A nub on which somebody else wins, or on which a winner can no longer, or at last, open the nub.</summary>
/// <param name="Before">The nub before; null when it was not there.</param>
/// <param name="After">The nub afterwards; null when it is not there.</param>
/// <param name="Changes">One for each category that came out otherwise, in the order of starting.</param>
public sealed record NubDifference(Service? Before, Service? After, ImmutableArray<WinnerChange> Changes)
{
    /// <summary>The nub, as it is afterwards when it is there.</summary>
    public Service Nub => After ?? Before!;
}
