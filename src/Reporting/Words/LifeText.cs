namespace IOMatch;

/// <summary>Stages of a driver's life, and what tells how they came out, in words.</summary>
internal static class LifeText
{
    /// <summary>A stage's name, lower case.</summary>
    public static string Of(LifeStage stage) => stage switch
    {
        LifeStage.Bundle => "bundle",
        LifeStage.Activation => "activation",
        LifeStage.Offer => "catalogue",
        LifeStage.Match => "match",
        LifeStage.Category => "category and score",
        LifeStage.Class => "class and probe",
        LifeStage.Launch => "launch",
        LifeStage.Entitlements => "entitlements",
        LifeStage.Start => "start and open",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>A state's name, as the page's fields have it.</summary>
    public static string Of(StageState state) => state switch
    {
        StageState.Passed => "passed",
        StageState.Expected => "expected",
        StageState.Failed => "failed",
        StageState.Unknown => "not known",
        StageState.NotReached => "not reached",
        StageState.NotThere => "not for it",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What would tell how a stage came out, short.</summary>
    public static string Wanted(NotLookedAt what) => what switch
    {
        NotLookedAt.SystemCatalogue => "--catalogue",
        NotLookedAt.Entitlements => "--entitlements",
        NotLookedAt.KernelLog => "--log",
        NotLookedAt.Signing => "systemextensionsctl list",
        NotLookedAt.DriverModel => "the driver's own code",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    /// <summary>A stage with what would tell of it: <c>launch (--log)</c>.</summary>
    public static string Unknown(LifeStep step) => step.Evidence is [StageEvidence.NotGiven { What: var what }, ..] ? $"{Of(step.Stage)} ({Wanted(what)})" : Of(step.Stage);

    /// <summary>What a piece of evidence says, with its place.</summary>
    public static string Of(StageEvidence evidence) => evidence switch
    {
        StageEvidence.Linted { Finding: var f } => $"{f.Text}{(f.Hint is null ? "" : $"; {f.Hint}")} ({f.Code.Number()}, {PlaceText.Of(f.At)})",
        StageEvidence.Logged { Line: var l } => $"the log says: {l.Means} ({(l.Reason is { } reason ? $"{reason.Number()}, " : "")}{PlaceText.Of(l.At)})",
        StageEvidence.Simulated { Because: { } because } => $"{because.Number()} {because.Id()}",
        StageEvidence.Simulated => "the simulation ends here",
        StageEvidence.Shown { Driver: var driver } => $"the dump shows {driver.Name} attached to {driver.Provider?.Component}",
        StageEvidence.NotGiven { What: var what } => Wanted(what),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
    };
}
