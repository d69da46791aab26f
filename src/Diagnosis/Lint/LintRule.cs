namespace IOMatch;

/// <summary>One thing that lint looks for.</summary>
/// <param name="Code">The reason code of its findings; several rules may share one.</param>
/// <param name="Name">A short name of its own.</param>
/// <param name="Severity">How bad a finding usually is.</param>
/// <param name="Apple">What Apple's validator usually says about it.</param>
/// <param name="Certainty">How sure the rule is.</param>
/// <param name="Source">Where it is from: a kernel rule, a function, a document, a collected report.</param>
public sealed record LintRule(ReasonCode Code, string Name, LintSeverity Severity, AppleCheck Apple, Certainty Certainty, string Source)
{
    internal Action<LintSubject, LintSink> Check { get; init; } = static (_, _) => { };

    /// <inheritdoc/>
    public bool Equals(LintRule? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>Code and name.</summary>
    public override string ToString() => $"{Code.Number()} {Name}";
}

/// <summary>Takes the findings of one rule.</summary>
internal sealed class LintSink(LintRule rule, List<LintFinding> findings)
{
    /// <summary>Adds a finding; what is not said is the rule's usual.</summary>
    public void Add(SourcePosition at, string text, string? hint = null, LintSeverity? severity = null, AppleCheck? apple = null, Certainty? certainty = null) =>
        findings.Add(new(rule, severity ?? rule.Severity, at, text, hint, apple ?? rule.Apple, certainty ?? rule.Certainty));
}
