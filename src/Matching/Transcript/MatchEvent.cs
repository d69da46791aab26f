using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Why a candidate went no further in a round, in the order in which the kernel asks.</summary>
public enum CandidateStop
{
    /// <summary>It went on to be probed.</summary>
    None,

    /// <summary>DriverKit is off (K20).</summary>
    DextDisabled,

    /// <summary>The IOKit daemon is not available, and this is a dext (K20).</summary>
    NoDaemon,

    /// <summary>Relaunching is disabled, and this is a relaunch of a dext (K20).</summary>
    RelaunchDisabled,

    /// <summary>A client holds its match category (K22).</summary>
    CategoryExists,

    /// <summary>Passive matching said no (K24).</summary>
    Passive,

    /// <summary>It matched, and the boot-matched client of its category is terminated for it (K23).</summary>
    Replaces,

    /// <summary>It matched, but the category is held: a dext that is only counted, or a replacement that was refused (K22, K23, K25).</summary>
    CategoryConsumed,

    /// <summary>A relaunch round, and it is not the saved personality (K26).</summary>
    RematchPersonality,

    /// <summary>Its kext must be loaded by user space first; the round stalls (K27).</summary>
    ModuleStall,

    /// <summary>The kernel died or hung over it.</summary>
    KernelDied,
}

/// <summary>Why a survivor of passive matching was not put on a start list.</summary>
public enum ProbeStop
{
    /// <summary>It was put on the list.</summary>
    None,

    /// <summary>IOClass is no string (K30).</summary>
    NoClassKey,

    /// <summary>The kernel cannot make an instance of the class (K30).</summary>
    CannotAllocate,

    /// <summary>init failed (K31).</summary>
    Init,

    /// <summary>attach failed (K31).</summary>
    Attach,

    /// <summary>probe refused (K31).</summary>
    Probe,
}

/// <summary>How a start attempt ended.</summary>
public enum StartOutcome
{
    /// <summary>The driver started.</summary>
    Started,

    /// <summary>start answered false (K35).</summary>
    StartFailed,

    /// <summary>A dext on IOResources is refused outright (K35).</summary>
    AttachRefused,

    /// <summary>Matching is deferred until the daemon has sent all personalities (K34).</summary>
    MatchDeferred,

    /// <summary>The <c>dk</c> boot-arg disables launches (K61).</summary>
    LaunchDisabled,

    /// <summary>The system shuts down (K61).</summary>
    ShuttingDown,

    /// <summary>The system goes to sleep (K61).</summary>
    DeferredInSleep,

    /// <summary>The bundle is not known as a dext (K63).</summary>
    FailedToLaunch,

    /// <summary>The bundle is not known, and reuse of the provider's server was required (K64).</summary>
    FailedToReuse,

    /// <summary>Another build of the bundle is registered: an upgrade is under way (K63a).</summary>
    OtherBuild,

    /// <summary>The server never checked in (K65).</summary>
    ServerTimeout,

    /// <summary>The entitlement check failed (K67).</summary>
    Entitlements,

    /// <summary>iPadOS: a third-party dext may match real hardware only (K68).</summary>
    HardwareOnly,

    /// <summary>The driver could not open its provider, so start answered false (K37).</summary>
    OpenFailed,

    /// <summary>The driver started, did its work and left: its category is free again.</summary>
    Left,

    /// <summary>No IOUserClass, so there is nothing to instantiate (K69).</summary>
    NoUserClass,

    /// <summary>The binary does not register the class that IOUserClass names (K69).</summary>
    UserClassUnknown,
}

/// <summary>What became of looking for a dext's process.</summary>
public enum ServerAnswer
{
    /// <summary>It was launched and checked in.</summary>
    CheckedIn,

    /// <summary>A running process is used again (K64).</summary>
    Reused,

    /// <summary>Reuse was asked for, but bundle id and server name are of different organizations; a process of its own follows (K64).</summary>
    OtherOrganization,

    /// <summary>The provider's process had to be reused and is not there (K64).</summary>
    NotThereToReuse,

    /// <summary>The kernel knows no such dext (K63).</summary>
    BundleUnknown,

    /// <summary>The kernel knows another build of it (K63a).</summary>
    OtherBuild,

    /// <summary>It never checked in (K65).</summary>
    TimedOut,
}

/// <summary>Which generic rule compared a key (section 4 of the rules).</summary>
public enum GenericRule
{
    /// <summary>IOServiceNotificationUser: visible to user space (K40).</summary>
    UserVisible,

    /// <summary>Exclave keys, by presence (K40).</summary>
    Exclave,

    /// <summary>IOProviderClass (K42).</summary>
    ProviderClass,

    /// <summary>IONameMatch (K43).</summary>
    Name,

    /// <summary>IOLocationMatch as a string (K44).</summary>
    Location,

    /// <summary>IOPropertyMatch (K45).</summary>
    Property,

    /// <summary>IOPropertyExistsMatch (K46).</summary>
    PropertyExists,

    /// <summary>IOPathMatch (K47).</summary>
    Path,

    /// <summary>IORegistryEntryID (K48).</summary>
    EntryId,

    /// <summary>IOMatchedServiceCountMatch (K48).</summary>
    ServiceCount,

    /// <summary>The BSD keys (K49).</summary>
    Bsd,
}

/// <summary>A step of what the kernel did, in order. The set of kinds is closed.</summary>
/// <param name="Nub">The provider whose round it is.</param>
public abstract record MatchEvent(Service Nub)
{
    /// <summary>A round began. <paramref name="Properties"/> are the nub's at that moment; an inactive nub gets no further events but the end.</summary>
    public sealed record RoundBegan(Service Nub, ImmutableArray<Personality> Candidates, bool AfterReplacement, OSDictionary Properties) : MatchEvent(Nub);

    /// <summary>A candidate is looked at.</summary>
    public sealed record CandidateTaken(Service Nub, Personality Personality) : MatchEvent(Nub);

    /// <summary>A client holds the candidate's category (K22); <paramref name="MayReplace"/> when the candidate could replace it (K23).</summary>
    public sealed record CategoryHeld(Service Nub, Personality Personality, Service Holder, bool MayReplace) : MatchEvent(Nub);

    /// <summary>A generic key was compared on <paramref name="Asked"/>: the nub, or an entry above it in a parent match.</summary>
    public sealed record KeyCompared(Service Nub, Service Asked, GenericRule Rule, OSSymbol Key, OSObject? Wanted, OSObject? Found, bool Equal) : MatchEvent(Nub);

    /// <summary>A family answered.</summary>
    public sealed record FamilyAnswered(Service Nub, Service Asked, Family Family, FamilyAnswer Answer, int ScoreBefore, ImmutableArray<FamilyNote> Notes) : MatchEvent(Nub);

    /// <summary>All generic keys were the whole table, so the family was not asked (section 4).</summary>
    public sealed record FamilySkipped(Service Nub, Service Asked) : MatchEvent(Nub);

    /// <summary>IOParentMatch or a dictionary IOLocationMatch goes on at another entry (K52, K53); null when there is none left.</summary>
    public sealed record SearchMoved(Service Nub, Service? To, OSDictionary Table, bool IsLocation) : MatchEvent(Nub);

    /// <summary>A candidate was judged. <paramref name="Score"/> is that after passive matching, null without a match.</summary>
    public sealed record CandidateJudged(Service Nub, Personality Personality, CandidateStop Stop, bool Matched, int? Score, OSString? NameMatched) : MatchEvent(Nub);

    /// <summary>A survivor was probed; <paramref name="Score"/> is what probe left, null when it failed.</summary>
    public sealed record DriverProbed(Service Nub, Personality Personality, ProbeStop Stop, int? Score, DriverModel Model) : MatchEvent(Nub);

    /// <summary>The start list of a category, best first.</summary>
    public sealed record CategoryRanked(Service Nub, OSSymbol Category, ImmutableArray<Ranked> Order) : MatchEvent(Nub);

    /// <summary>A start was attempted.</summary>
    public sealed record StartAttempted(
        Service Nub, OSSymbol Category, Personality Personality, int Score, StartOutcome Outcome, bool MatchedAtBoot, ImmutableArray<OSObject> Waits, Service? Driver)
        : MatchEvent(Nub);

    /// <summary>A dext's process was looked for or asked for (K63–K65).</summary>
    public sealed record ServerAsked(Service Nub, Service Driver, string Server, ServerAnswer Answer) : MatchEvent(Nub);

    /// <summary>A check of a dext's entitlements (K67).</summary>
    /// <param name="Nub">The provider.</param>
    /// <param name="Personality">The dext's personality.</param>
    /// <param name="FromProvider">The provider's demand; else the family's, on the driver instance.</param>
    /// <param name="Demanded">IOServiceDEXTEntitlements, or null: nothing is demanded.</param>
    /// <param name="Missing">Names that the entitlements lack.</param>
    /// <param name="Family">What the provider's family said of the values; null when it was not asked.</param>
    /// <param name="Holds">The answer.</param>
    /// <param name="IsKnown">False when nobody told what the process holds: then it is taken to hold.</param>
    /// <param name="Notes">What the provider's family looked at.</param>
    public sealed record EntitlementsChecked(
        Service Nub, Personality Personality, bool FromProvider, OSObject? Demanded, ImmutableArray<string> Missing, MatchVerdict? Family, bool Holds, bool IsKnown, ImmutableArray<FamilyNote> Notes)
        : MatchEvent(Nub);

    /// <summary>A driver opened its provider, or could not (K37).</summary>
    /// <param name="Nub">The provider.</param>
    /// <param name="Driver">Who opens.</param>
    /// <param name="When">When it opens.</param>
    /// <param name="Holder">Who has it open: then open answers kIOReturnExclusiveAccess (0xe00002c5). Null: it was opened.</param>
    /// <param name="Certainty">How sure the driver's model is.</param>
    public sealed record ProviderOpened(Service Nub, Service Driver, Opening When, Service? Holder, Certainty Certainty) : MatchEvent(Nub);

    /// <summary>A started driver published nubs, or itself (registerService).</summary>
    /// <param name="Nub">The provider.</param>
    /// <param name="Driver">Who publishes.</param>
    /// <param name="Published">What appeared.</param>
    /// <param name="Certainty">How sure the driver's model is.</param>
    public sealed record NubsPublished(Service Nub, Service Driver, ImmutableArray<Service> Published, Certainty Certainty) : MatchEvent(Nub);

    /// <summary>Something happened on the machine; what follows is its consequence.</summary>
    public sealed record Happened(Service Nub, Happening What) : MatchEvent(Nub);

    /// <summary>A driver was terminated and detached: its device went, its process ended, its bundle was deactivated.</summary>
    public sealed record DriverGone(Service Nub, Service Driver) : MatchEvent(Nub);

    /// <summary>A nub is not registered because the driver that would publish it did not start.</summary>
    public sealed record NubMissing(Service Nub, RegistryEntry Entry) : MatchEvent(Nub);

    /// <summary>A client was terminated for a replacement (K23).</summary>
    public sealed record ClientTerminated(Service Nub, Service Client) : MatchEvent(Nub);

    /// <summary>The kernel died or hung while it looked at a candidate, or a driver makes nubs for itself without end; nothing follows.</summary>
    public sealed record KernelDied(Service Nub, Personality? Personality, MatchVerdict How) : MatchEvent(Nub);

    /// <summary>A round ended. <paramref name="Properties"/> and <paramref name="State"/> are the nub's afterwards.</summary>
    public sealed record RoundEnded(Service Nub, OSDictionary Properties, EntryState State, ImmutableArray<Service> Clients) : MatchEvent(Nub);
}

/// <summary>A place on a start list.</summary>
/// <param name="Personality">The driver's personality.</param>
/// <param name="Score">The score after probe.</param>
public readonly record struct Ranked(Personality Personality, int Score);
