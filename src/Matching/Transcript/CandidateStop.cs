namespace IOMatch;

/// <summary>Why a candidate went no further in a round, in the order in which the kernel asks.</summary>
/// <example><code>
/// var held = outcome.Transcript!.OfType&lt;MatchEvent.CandidateJudged>().Where(j => j.Stop == CandidateStop.CategoryExists);
/// </code></example>
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
