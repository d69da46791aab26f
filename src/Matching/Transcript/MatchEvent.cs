using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A step of what the kernel did, in order. The set of kinds is closed.</summary>
/// <param name="Nub">The provider whose round it is.</param>
/// <example><code>
/// foreach (var step in outcome.Transcript!)
/// {
///     if (step is MatchEvent.StartAttempted started) Console.WriteLine($"{started.Personality}: {started.Outcome}");
/// }
/// </code></example>
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

    /// <summary>All generic keys were the whole table, so the family was not asked (IOService.cpp matchInternal).</summary>
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

    /// <summary>A client was terminated for a replacement (K23).</summary>
    public sealed record ClientTerminated(Service Nub, Service Client) : MatchEvent(Nub);

    /// <summary>The kernel died or hung while it looked at a candidate, or a driver makes nubs for itself without end; nothing follows.</summary>
    public sealed record KernelDied(Service Nub, Personality? Personality, MatchVerdict How) : MatchEvent(Nub);

    /// <summary>A round ended. <paramref name="Properties"/> and <paramref name="State"/> are the nub's afterwards.</summary>
    public sealed record RoundEnded(Service Nub, OSDictionary Properties, EntryState State, ImmutableArray<Service> Clients) : MatchEvent(Nub);
}
