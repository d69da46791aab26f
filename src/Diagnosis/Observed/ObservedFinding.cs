using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What an observed fact means for the asked driver. The set of kinds is closed.</summary>
/// <param name="Reason">The reason code to read on at; null without one.</param>
public abstract record ObservedFinding(ReasonCode? Reason)
{
    /// <summary>The dump shows no properties of the nub, so it tells nothing of drivers.</summary>
    public sealed record NoProperties() : ObservedFinding((ReasonCode?)null);

    /// <summary>An instance of the asked driver is on the nub.</summary>
    /// <param name="Driver">The instance.</param>
    /// <param name="IsPredicted">Whether the simulation starts it there too.</param>
    public sealed record Attached(RegistryEntry Driver, bool IsPredicted) : ObservedFinding((ReasonCode?)null);

    /// <summary>The asked dext would match and be counted, and it was not: the kernel did not have its personality (K25).</summary>
    /// <param name="Others">How many others were counted.</param>
    public sealed record NeverMatched(int Others) : ObservedFinding(ReasonCode.PersonalityNotInCatalogue);

    /// <summary>The dump's system is older than DriverKit.</summary>
    /// <param name="System">Its version.</param>
    public sealed record NoDriverKit(Version System) : ObservedFinding(ReasonCode.DriverKitOff);

    /// <summary>Dexts matched the nub and none is attached: matched, then lost or failed later (K25).</summary>
    /// <param name="Count">IODEXTMatchCount.</param>
    /// <param name="IsOurs">Whether only the asked dext can be meant.</param>
    public sealed record MatchedThenLost(int Count, bool IsOurs) : ObservedFinding((ReasonCode?)null);

    /// <summary>Another driver has the category, though the asked one would win it afresh.</summary>
    /// <param name="Driver">The other driver.</param>
    /// <param name="MatchedAtBoot">It came from a boot personality (IOMatchedAtBoot).</param>
    /// <param name="GivesWay">It states IOPrimaryDriverTerminateOptions, so a driver that is no boot one may take its place (K23).</param>
    public sealed record Incumbent(RegistryEntry Driver, bool MatchedAtBoot, bool GivesWay)
        : ObservedFinding(MatchedAtBoot ? ReasonCode.BootIncumbentKept : ReasonCode.IncumbentKeptUntilReplug);

    /// <summary>A driver that the catalogue does not hold has the category, with a score that is not lower.</summary>
    /// <param name="Driver">The driver.</param>
    /// <param name="Score">Its score.</param>
    /// <param name="Ours">The asked driver's score.</param>
    public sealed record Stronger(RegistryEntry Driver, int Score, int Ours) : ObservedFinding(Score > Ours ? ReasonCode.LowerScore : ReasonCode.TieBrokenByOrder);

    /// <summary>Somebody else has the nub open alone: whoever opens it now gets kIOReturnExclusiveAccess.</summary>
    public sealed record HeldBy(NubOwner Owner) : ObservedFinding(Owner.IsProgram ? ReasonCode.ProviderHeldByClient : ReasonCode.ProviderOpenedBySibling);

    /// <summary>Programs are connected to the nub; whether one has it open alone is not shown.</summary>
    public sealed record Programs(ImmutableArray<NubOwner> Clients) : ObservedFinding((ReasonCode?)null);

    /// <summary>A dext crashed on this nub (K71).</summary>
    /// <param name="Times">IORematchCount.</param>
    public sealed record Crashed(int Times) : ObservedFinding(ReasonCode.CrashedAndRelaunched);

    /// <summary>The nub is busy: something is still being matched or started there.</summary>
    /// <param name="Count">The busy count.</param>
    public sealed record Busy(int Count) : ObservedFinding(ReasonCode.BusyDuringLaunch);
}
