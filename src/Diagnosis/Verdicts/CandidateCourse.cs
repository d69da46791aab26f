using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How a candidate's course on a nub ended.</summary>
public enum CourseEnd
{
    /// <summary>It started and runs.</summary>
    Started,

    /// <summary>It started, did its work and left; its category is free again.</summary>
    Left,

    /// <summary>It merged its properties into the nub and refused, as its class is made to: its work is done, and nothing stays attached.</summary>
    Merged,

    /// <summary>It started and ended later: terminated, crashed, or its device went.</summary>
    Gone,

    /// <summary>It was skipped before matching: a gate for dexts (K20).</summary>
    Skipped,

    /// <summary>The round ended before it was looked at: a module stall, or the kernel died.</summary>
    NotReached,

    /// <summary>A client holds its category; it was not compared with the nub (K22).</summary>
    CategoryHeld,

    /// <summary>Passive matching said no.</summary>
    NoMatch,

    /// <summary>It matched, and its category is held (K22).</summary>
    CategoryConsumed,

    /// <summary>It matched, and the boot-matched client of its category was terminated for it; another round follows (K23).</summary>
    Replaces,

    /// <summary>A relaunch round that is for another personality (K26).</summary>
    RelaunchExcluded,

    /// <summary>It matched, and its own kext must be loaded first (K27).</summary>
    ModuleStalled,

    /// <summary>It matched, and nothing was probed because another candidate's kext must be loaded first (K27).</summary>
    RoundStalled,

    /// <summary>It matched, and its class could not be made, initialised, attached or probed (K30, K31).</summary>
    NotProbed,

    /// <summary>It was ready, and another of its category started first (K33).</summary>
    Lost,

    /// <summary>It was ready, and a deferred match ended the start phase (K34).</summary>
    NotTried,

    /// <summary>Its start is put off (K34, K61).</summary>
    Deferred,

    /// <summary>Its start was tried and failed (K35).</summary>
    StartFailed,

    /// <summary>The kernel died or hung over it.</summary>
    KernelDied,
}

/// <summary>What became of one personality on one nub.</summary>
/// <param name="Personality">The personality.</param>
/// <param name="End">How it ended.</param>
/// <param name="Reason">Why; null when it started.</param>
/// <param name="Clauses">Everything that was asked, in order; filled for the personalities asked about and for starters.</param>
/// <param name="Score">The score after passive matching; null without a match.</param>
/// <param name="FinalScore">The score after probe, by which it is ranked; null when it was not probed.</param>
/// <param name="Start">How the start attempt ended; null without one.</param>
/// <param name="Waits">Resources that its start waits for (K35a).</param>
/// <param name="Driver">The driver, when it started.</param>
/// <param name="Use">Whether it could open the nub; null when no model says that it opens it.</param>
public sealed record CandidateCourse(
    Personality Personality,
    CourseEnd End,
    ReasonCode? Reason,
    ImmutableArray<Clause> Clauses,
    int? Score = null,
    int? FinalScore = null,
    StartOutcome? Start = null,
    ImmutableArray<OSObject> Waits = default,
    Service? Driver = null,
    NubUse? Use = null)
{
    /// <summary>Whether passive matching said yes.</summary>
    public bool Matched => Score is not null;

    /// <summary>Whether it runs on the nub.</summary>
    public bool Started => End == CourseEnd.Started;

    /// <summary>The stage where its course ended.</summary>
    public Stage Stage => End switch
    {
        CourseEnd.Started or CourseEnd.Left or CourseEnd.Merged => Stage.Outcome,
        CourseEnd.Skipped or CourseEnd.NotReached or CourseEnd.NoMatch or CourseEnd.KernelDied => Stage.Match,
        CourseEnd.CategoryHeld or CourseEnd.CategoryConsumed or CourseEnd.Replaces or CourseEnd.RelaunchExcluded or CourseEnd.Lost => Stage.Category,
        CourseEnd.ModuleStalled or CourseEnd.RoundStalled or CourseEnd.NotProbed => Stage.Class,
        CourseEnd.NotTried or CourseEnd.Gone => Stage.Start,
        CourseEnd.Deferred or CourseEnd.StartFailed => Start switch
        {
            StartOutcome.LaunchDisabled or StartOutcome.ShuttingDown or StartOutcome.DeferredInSleep or StartOutcome.FailedToLaunch or StartOutcome.FailedToReuse
                or StartOutcome.OtherBuild or StartOutcome.ServerTimeout or StartOutcome.HardwareOnly => Stage.Launch,
            StartOutcome.Entitlements => Stage.Entitlements,
            _ => Stage.Start,
        },
        _ => throw new ArgumentOutOfRangeException(End.ToString()),
    };

    /// <summary>The comparison that ended it: the first that failed in the last place that was asked; null when something else did.</summary>
    public Clause.Compared? Decisive
    {
        get
        {
            if (End != CourseEnd.NoMatch) return null;
            var from = 0;
            for (var i = 0; i < Clauses.Length; i++)
            {
                if (Clauses[i] is Clause.Moved { To: null }) return null;
                if (Clauses[i] is Clause.Moved) from = i;
            }
            return Clauses.Skip(from).OfType<Clause.Compared>().FirstOrDefault(c => !c.Passed && (c.Rule != GenericRule.Property || c.How is null)) ?? Clauses.OfType<Clause.Compared>().LastOrDefault(c => !c.Passed);
        }
    }

    /// <summary>The family's answer to the personality itself; null when it was not asked.</summary>
    public Clause.FamilyAsked? Family => Clauses.OfType<Clause.FamilyAsked>().FirstOrDefault();
}

/// <summary>How a driver fared when it opened its nub (K37).</summary>
/// <param name="When">When it opens.</param>
/// <param name="Holder">Who had it open already, so that open answered kIOReturnExclusiveAccess (0xe00002c5); null when it was opened.</param>
/// <param name="Certainty">How sure the driver's model is.</param>
public sealed record NubUse(Opening When, Service? Holder, Certainty Certainty);
