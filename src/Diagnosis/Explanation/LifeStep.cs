using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How a stage of a driver's life came out, as far as is known.</summary>
public enum StageState
{
    /// <summary>It was passed: the kernel's source and complete files say so, or a dump or a log shows it.</summary>
    Passed,

    /// <summary>Nothing speaks against it; part of it is assumed.</summary>
    Expected,

    /// <summary>It failed, or is bound to.</summary>
    Failed,

    /// <summary>What was given does not tell.</summary>
    Unknown,

    /// <summary>The driver never gets that far.</summary>
    NotReached,

    /// <summary>Drivers of this kind have no such stage: a kext is not launched as a process.</summary>
    NotThere,
}

/// <summary>Something that tells how a stage came out. The set of kinds is closed.</summary>
public abstract record StageEvidence
{
    private StageEvidence()
    {
    }

    /// <summary>The reason code to read on at; null without one.</summary>
    public abstract ReasonCode? Code { get; }

    /// <summary>The simulation says so.</summary>
    /// <param name="Because">Why it ends here; null where it goes on.</param>
    public sealed record Simulated(ReasonCode? Because) : StageEvidence
    {
        /// <inheritdoc/>
        public override ReasonCode? Code => Because;
    }

    /// <summary>The bundle's own files say so.</summary>
    /// <param name="Finding">What lint found.</param>
    public sealed record Linted(LintFinding Finding) : StageEvidence
    {
        /// <inheritdoc/>
        public override ReasonCode? Code => Finding.Code;
    }

    /// <summary>A log says so.</summary>
    /// <param name="Line">The line.</param>
    public sealed record Logged(LogFinding Line) : StageEvidence
    {
        /// <inheritdoc/>
        public override ReasonCode? Code => Line.Reason;
    }

    /// <summary>The dump shows the driver at work.</summary>
    /// <param name="Driver">The instance.</param>
    public sealed record Shown(RegistryEntry Driver) : StageEvidence
    {
        /// <inheritdoc/>
        public override ReasonCode? Code => null;
    }

    /// <summary>Nothing was given that tells.</summary>
    /// <param name="What">What would.</param>
    public sealed record NotGiven(NotLookedAt What) : StageEvidence
    {
        /// <inheritdoc/>
        public override ReasonCode? Code => null;
    }
}

/// <summary>A stage, how it came out, and what tells so: the strongest evidence first.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="State">How it came out.</param>
/// <param name="Evidence">What tells.</param>
public sealed record LifeStep(LifeStage Stage, StageState State, ImmutableArray<StageEvidence> Evidence);
