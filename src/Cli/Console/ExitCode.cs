namespace IOMatch.Cli;

/// <summary>What the tool answers to its caller. The one place where results become numbers.</summary>
internal enum ExitCode
{
    /// <summary>It wins; all agreed; the question was answered.</summary>
    Yes = 0,

    /// <summary>It does not win; something differs.</summary>
    No = 1,

    /// <summary>The input or the command line could not be used.</summary>
    Unusable = 2,

    /// <summary>What was given does not settle it.</summary>
    NotDecidable = 3,

    /// <summary>A mistake of the tool itself (EX_SOFTWARE of sysexits.h).</summary>
    InternalError = 70,

    /// <summary>Ctrl-C.</summary>
    Interrupted = 130,
}

internal static class ExitCodes
{
    public static ExitCode Of(Verdict verdict) => verdict.Wins ? ExitCode.Yes : verdict.Code == ReasonCode.NotDecidable ? ExitCode.NotDecidable : ExitCode.No;

    public static ExitCode Of(Verification verification) => verification.Decidable == 0 ? ExitCode.NotDecidable : verification.Agrees ? ExitCode.Yes : ExitCode.No;

    public static ExitCode Of(OutcomeDiff diff) => diff.IsEmpty ? ExitCode.Yes : ExitCode.No;

    public static ExitCode Of(IEnumerable<ConformanceReport> reports) => reports.All(r => r.Agreed == r.Vectors) ? ExitCode.Yes : ExitCode.No;
}
