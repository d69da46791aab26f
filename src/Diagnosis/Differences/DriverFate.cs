namespace IOMatch;

/// <summary>What became of a driver in the simulation where it does not win. The set of kinds is closed.</summary>
public abstract record DriverFate
{
    private DriverFate()
    {
    }

    /// <summary>The reason as a code; null when it runs there in another category.</summary>
    public ReasonCode? Reason => this switch
    {
        Candidate c => c.Course.Reason,
        OtherProviderClass => ReasonCode.ProviderClassNotInherited,
        NotInCatalogue => ReasonCode.PersonalityNotInCatalogue,
        NubNotMatched => ReasonCode.NubNotRegistered,
        NubAbsent { Nub.Class: var nub } => nub.IsA("IOUSBHostInterface") ? ReasonCode.InterfacesNotPublished : ReasonCode.ProviderNotPresent,
        _ => throw new ArgumentOutOfRangeException(GetType().Name),
    };

    /// <summary>It was a candidate on the nub; of several personalities the one that came furthest.</summary>
    public sealed record Candidate(CandidateCourse Course) : DriverFate;

    /// <summary>The catalogue holds the driver, for nubs of other classes only.</summary>
    public sealed record OtherProviderClass(Personality Personality) : DriverFate;

    /// <summary>The catalogue does not hold the driver, or did not when the nub was matched.</summary>
    public sealed record NotInCatalogue : DriverFate;

    /// <summary>The nub is there, and no round was run on it: it is not registered, or inactive.</summary>
    public sealed record NubNotMatched : DriverFate;

    /// <summary>The nub itself is not there.</summary>
    /// <param name="Nub">The nub, as it is in the other simulation.</param>
    /// <param name="Publisher">The driver that it hangs below there; null when no driver is above it.</param>
    public sealed record NubAbsent(Service Nub, Service? Publisher) : DriverFate;
}
