using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One thing that a scenario expects. The set of kinds is closed.</summary>
public abstract record Claim
{
    private Claim(SourcePosition at, string subject, string aspect)
    {
        At = at;
        Subject = subject;
        Aspect = aspect;
    }

    /// <summary>Where it is written.</summary>
    public SourcePosition At { get; init; }

    /// <summary>What it is about: a nub, a driver, a number, a log.</summary>
    public string Subject { get; }

    /// <summary>Which side of it: <c>winners</c>, <c>verdict</c>.</summary>
    public string Aspect { get; }

    // ---- a nub

    /// <summary>Exactly these drivers run on the nub, one a category.</summary>
    public sealed record Winners(SourcePosition At, string Nub, ImmutableArray<KeyValuePair<string, string>> ByCategory) : Claim(At, Nub, "winners");

    /// <summary>No driver runs on the nub.</summary>
    public sealed record NoDriver(SourcePosition At, string Nub, bool Expected) : Claim(At, Nub, "noDriver");

    /// <summary>These drivers run on the nub, others may too.</summary>
    public sealed record Runs(SourcePosition At, string Nub, ImmutableArray<string> Drivers) : Claim(At, Nub, "runs");

    /// <summary>These drivers do not run on the nub.</summary>
    public sealed record RunsNot(SourcePosition At, string Nub, ImmutableArray<string> Drivers) : Claim(At, Nub, "runsNot");

    /// <summary>Properties of the nub in the end; a null value says that there is none.</summary>
    public sealed record Properties(SourcePosition At, string Nub, ImmutableArray<KeyValuePair<string, OSObject?>> Values) : Claim(At, Nub, "properties");

    /// <summary>The last ranking of a category, best first (K33).</summary>
    public sealed record Order(SourcePosition At, string Nub, string Category, ImmutableArray<string> Drivers) : Claim(At, Nub, "order");

    /// <summary>Scores after probe, by driver (K32).</summary>
    public sealed record Scores(SourcePosition At, string Nub, ImmutableArray<KeyValuePair<string, int>> ByDriver) : Claim(At, Nub, "scores");

    /// <summary>Who has the nub open in the end; null: nobody.</summary>
    public sealed record OpenedBy(SourcePosition At, string Nub, string? Driver) : Claim(At, Nub, "openedBy");

    // ---- a driver

    /// <summary>The verdict, IOM9xx.</summary>
    public sealed record VerdictIs(SourcePosition At, AskedDriver Driver, ReasonCode Code) : Claim(At, Driver.ToString(), "verdict");

    /// <summary>The reasons behind the verdict: the first is the deciding one, the others are among the rest.</summary>
    public sealed record Because(SourcePosition At, AskedDriver Driver, ImmutableArray<ReasonCode> Codes) : Claim(At, Driver.ToString(), "reason");

    /// <summary>The stage that settled it.</summary>
    public sealed record StageIs(SourcePosition At, AskedDriver Driver, Stage Stage) : Claim(At, Driver.ToString(), "stage");

    /// <summary>The score after probe, or after matching when it was not probed.</summary>
    public sealed record ScoreIs(SourcePosition At, AskedDriver Driver, int Score) : Claim(At, Driver.ToString(), "score");

    /// <summary>Whether it opened its provider.</summary>
    public sealed record Opened(SourcePosition At, AskedDriver Driver, bool Expected) : Claim(At, Driver.ToString(), "opened");

    /// <summary>The key that decided against it.</summary>
    public sealed record DecidingKey(SourcePosition At, AskedDriver Driver, string Key) : Claim(At, Driver.ToString(), "key");

    /// <summary>The weakest evidence that the verdict rests on.</summary>
    public sealed record Rests(SourcePosition At, AskedDriver Driver, Certainty On) : Claim(At, Driver.ToString(), "restsOn");

    /// <summary>Exactly these nubs have it.</summary>
    public sealed record RunsOn(SourcePosition At, AskedDriver Driver, ImmutableArray<string> Nubs) : Claim(At, Driver.ToString(), "runsOn");

    /// <summary>Exactly these nubs match it, whoever won.</summary>
    public sealed record MatchesOn(SourcePosition At, AskedDriver Driver, ImmutableArray<string> Nubs) : Claim(At, Driver.ToString(), "matchesOn");

    // ---- the kernel's log, an app

    /// <summary>The kernel's log holds these lines, or parts of lines, in this order.</summary>
    public sealed record Prints(SourcePosition At, ImmutableArray<string> Lines) : Claim(At, "the kernel's log", "prints");

    /// <summary>The kernel's log holds no line with any of these parts.</summary>
    public sealed record PrintsNot(SourcePosition At, ImmutableArray<string> Lines) : Claim(At, "the kernel's log", "printsNot");

    /// <summary>What IOServiceOpen of an app comes to: a reason against it, or null when nothing speaks against it (K73).</summary>
    public sealed record AppOpens(SourcePosition At, ClientApp App, string Service, string? DriverTeam, ReasonCode? Reason) : Claim(At, Service, "opened by an app");

    // ---- a bundle's files

    /// <summary>Lint finds these in the bundle; it may find more.</summary>
    public sealed record LintFinds(SourcePosition At, Bundle Bundle, ImmutableArray<ReasonCode> Codes) : Claim(At, Bundle.Identifier ?? Bundle.Path, "lint");

    /// <summary>Lint finds nothing of this kind.</summary>
    public sealed record LintFindsNot(SourcePosition At, Bundle Bundle, ImmutableArray<ReasonCode> Codes) : Claim(At, Bundle.Identifier ?? Bundle.Path, "lintNot");

    /// <summary>Lint finds nothing but notes.</summary>
    public sealed record LintClean(SourcePosition At, Bundle Bundle) : Claim(At, Bundle.Identifier ?? Bundle.Path, "clean");

    // ---- a number, a log

    /// <summary>What an error number is called.</summary>
    public sealed record ErrorName(SourcePosition At, string Number, string Name) : Claim(At, Number, "name");

    /// <summary>The reason code behind an error number.</summary>
    public sealed record ErrorReason(SourcePosition At, string Number, ReasonCode Code) : Claim(At, Number, "reason");

    /// <summary>The stage that a log shows a driver to have reached.</summary>
    public sealed record LogStage(SourcePosition At, KernelLog Log, string? Driver, Stage Stage) : Claim(At, Driver ?? Log.File, "stage");

    /// <summary>The reason that a log gives.</summary>
    public sealed record LogReason(SourcePosition At, KernelLog Log, string? Driver, ReasonCode Code) : Claim(At, Driver ?? Log.File, "reason");

    /// <summary>Whether a log shows that the driver started.</summary>
    public sealed record LogStarted(SourcePosition At, KernelLog Log, string? Driver, bool Expected) : Claim(At, Driver ?? Log.File, "started");
}
