using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One thing that was asked of a candidate, in the kernel's order. The set of kinds is closed.</summary>
public abstract record Clause
{
    private Clause()
    {
    }

    /// <summary>How the nub's class satisfies IOProviderClass: the chain from the nub's class up to the wanted one (K12).</summary>
    /// <param name="Wanted">IOProviderClass.</param>
    /// <param name="Chain">From the nub's class to the wanted class.</param>
    /// <param name="At">Where the key stands.</param>
    public sealed record ClassWalk(OSSymbol Wanted, ImmutableArray<KernelClass> Chain, SourcePosition? At) : Clause;

    /// <summary>The dext is not looked at here: DriverKit is off, no daemon, or relaunching is disabled (K20).</summary>
    public sealed record DextGate(CandidateStop Stop) : Clause;

    /// <summary>Whether the match category is free (K21, K22).</summary>
    /// <param name="Category">The category.</param>
    /// <param name="At">Where IOMatchCategory stands; null when the key is not there.</param>
    /// <param name="Holder">The client that holds it; null when it is free.</param>
    /// <param name="MayReplace">Whether the candidate could replace the holder (K23).</param>
    public sealed record CategoryLook(OSSymbol Category, SourcePosition? At, Service? Holder, bool MayReplace) : Clause;

    /// <summary>A key was compared.</summary>
    /// <param name="On">The service whose value was compared: the nub, or an entry above it.</param>
    /// <param name="Rule">The generic rule; null when the family compared.</param>
    /// <param name="Path">Key path inside the personality.</param>
    /// <param name="Wanted">The personality's value.</param>
    /// <param name="Found">The nub's value; null when it has none.</param>
    /// <param name="Passed">The answer.</param>
    /// <param name="How">How it was compared, when not by plain equality.</param>
    /// <param name="At">Where the key stands.</param>
    public sealed record Compared(
        Service On, GenericRule? Rule, ImmutableArray<string> Path, OSObject? Wanted, OSObject? Found, bool Passed, string? How, SourcePosition? At) : Clause
    {
        /// <summary>The key itself.</summary>
        public string Key => Path[^1];
    }

    /// <summary>Something else that decided, in the family's words.</summary>
    public sealed record Remark(string Text, Certainty Certainty) : Clause;

    /// <summary>What the family came to (K51).</summary>
    /// <param name="On">The service that was asked.</param>
    /// <param name="Family">The family.</param>
    /// <param name="Answer">Its answer.</param>
    /// <param name="ScoreBefore">The personality's own score.</param>
    /// <param name="Parts">What the score is made of.</param>
    public sealed record FamilyAsked(Service On, Family Family, FamilyAnswer Answer, int ScoreBefore, ImmutableArray<ScorePart> Parts) : Clause;

    /// <summary>All keys were generic ones, so the family was not asked.</summary>
    public sealed record FamilySkipped(Service On) : Clause;

    /// <summary>A parent or location match goes on at another entry; null when there is none left (K52, K53).</summary>
    public sealed record Moved(Service? To, bool IsLocation) : Clause;

    /// <summary>The kernel class was made and probed (K30, K31).</summary>
    public sealed record Probed(OSSymbol? ClassName, ProbeStop Stop, int? Score, SourcePosition? At) : Clause;

    /// <summary>A dext's entitlements were held against a demand (K67).</summary>
    public sealed record Entitlements(MatchEvent.EntitlementsChecked Check) : Clause;

    /// <summary>A start was attempted (K35).</summary>
    public sealed record StartTried(StartOutcome Outcome, ImmutableArray<OSObject> Waits, NubUse? Use) : Clause;
}

/// <summary>A part of a score.</summary>
/// <param name="Part">A row of the family's table, points for a key, a penalty, a clamp.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record ScorePart(string Part, int Points, Certainty Certainty);
