using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What becomes of one personality on the device that was imagined for it.</summary>
/// <param name="Name">The personality's key.</param>
/// <param name="Bundle">The bundle that brings it.</param>
/// <param name="Device">The device; null when none can be imagined.</param>
/// <param name="Problem">Why none can be; null otherwise.</param>
/// <param name="Diagnosis">The answer on that device; null without one.</param>
/// <param name="Entitlements">What the dext's process must hold; empty for a kext.</param>
public sealed record ImaginedAnswer(string Name, CatalogueBundle Bundle, ImaginedDevice? Device, string? Problem, Diagnosis? Diagnosis, ImmutableArray<string> Entitlements)
{
    /// <summary>The nub's part of the answer.</summary>
    public NubDiagnosis? Nub => Diagnosis?.Main;

    /// <summary>Whether it cannot be told: nobody knows the class of the nub, or values that Xcode fills in decide.</summary>
    public bool IsUnknown => IsOpen || Device is { Matches: true, IsClassUnknown: true };

    /// <summary>Whether values that Xcode fills in decide.</summary>
    public bool IsOpen => Device is { Matches: false, Open.IsEmpty: false, Obstacles.IsEmpty: true };

    /// <summary>Whether no device can match it.</summary>
    public bool IsImpossible => !IsOpen && Device is not { Matches: true };
}
