using System.Diagnostics;

namespace IOMatch;

/// <summary>How bad a finding is.</summary>
public enum LintSeverity
{
    /// <summary>The bundle or the personality cannot work as it is written.</summary>
    Error,

    /// <summary>Most likely not what was meant.</summary>
    Warning,

    /// <summary>Worth knowing; nothing need be wrong.</summary>
    Note,
}

/// <summary>What Apple's own validator says about the same thing (kextutil and kmutil go by IOKitUser OSKext.c).</summary>
public enum AppleCheck
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A warning, which blocks nothing.</summary>
    Warning,

    /// <summary>A validation failure, a missing dependency or a boot restriction.</summary>
    Failure,
}

/// <summary>One thing that a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How bad it is here.</param>
/// <param name="At">Where; its key path names the value.</param>
/// <param name="Text">Lower case, present tense, names the thing, no final stop.</param>
/// <param name="Hint">What to do, or null.</param>
/// <param name="Apple">Whether Apple's validator says so too.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record LintFinding(LintRule Rule, LintSeverity Severity, SourcePosition At, string Text, string? Hint, AppleCheck Apple, Certainty Certainty)
{
    /// <summary>The stage of a driver's life that it concerns.</summary>
    public Stage Stage { get; init; } = Rule.Stage;

    /// <summary>Whether the driver surely cannot work like this: it fails at <see cref="Stage"/>.</summary>
    public bool IsFatal { get; init; }

    /// <summary>The name of the personality that it is about; null when it is about the whole bundle.</summary>
    public string? Personality { get; init; }

    /// <summary>The reason code.</summary>
    public ReasonCode Code => Rule.Code;

    /// <summary><c>file:line:col: warning IOM112: text; hint</c>, the form that Xcode and editors understand. What nobody has written down says so: <c>text (assumed); hint</c>.</summary>
    public override string ToString() => $"{At}: {Severity.Word()} {Code.Number()}: {Text}{Mark}{(Hint is null ? "" : "; " + Hint)}";

    private string Mark => Certainty switch
    {
        Certainty.Source or Certainty.Documented => "",
        Certainty.Observed => " (observed)",
        Certainty.Assumed => " (assumed)",
        _ => throw new UnreachableException(),
    };
}

/// <summary>Words for severities.</summary>
public static class LintSeverities
{
    /// <summary><c>error</c>, <c>warning</c>, <c>note</c>.</summary>
    public static string Word(this LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        LintSeverity.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}
