namespace IOMatch;

/// <summary>How far a driver came. The number is the first digit of the reason codes of that stage, and the order is the order of the kernel's work.</summary>
public enum Stage
{
    /// <summary>What was given could not be read.</summary>
    Input = 0,

    /// <summary>The bundle and its personalities as they stand in the file.</summary>
    Bundle = 1,

    /// <summary>Signature, entitlements, profile, activation and approval, as far as files tell.</summary>
    Signing = 2,

    /// <summary>Passive matching: class, generic keys, family (K40 to K55).</summary>
    Match = 3,

    /// <summary>The race inside a match category, and its score (K21 to K28, K33).</summary>
    Category = 4,

    /// <summary>The kernel class is made, initialised and probed (K27, K30 to K32).</summary>
    Class = 5,

    /// <summary>The process of a dext is launched and checks in (K60 to K66).</summary>
    Launch = 6,

    /// <summary>The kernel holds the entitlements of a dext, or of an app, against what is demanded (K67, K73).</summary>
    Entitlements = 7,

    /// <summary>start() and open() (K35 to K37, K69 to K71).</summary>
    Start = 8,

    /// <summary>What it came to.</summary>
    Outcome = 9,
}

/// <summary>Words for stages.</summary>
public static class Stages
{
    /// <summary>The stage of a reason code's number: 803 is <see cref="Stage.Start"/>.</summary>
    public static Stage Of(ReasonCode code) => (Stage)((int)code / 100);

    /// <summary>The stage in words, lower case: <c>start and open</c>.</summary>
    public static string Words(this Stage stage) => stage switch
    {
        Stage.Input => "input",
        Stage.Bundle => "bundle and personality",
        Stage.Signing => "signing and activation",
        Stage.Match => "passive match",
        Stage.Category => "category and score",
        Stage.Class => "class and probe",
        Stage.Launch => "server launch",
        Stage.Entitlements => "kernel entitlement check",
        Stage.Start => "start and open",
        Stage.Outcome => "outcome",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
