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
    /// <summary>The stage of a driver's life that its findings concern; that of the reason code unless the rule says otherwise.</summary>
    public Stage Stage { get; init; } = Code.Stage();

    /// <summary>Whether what it usually finds cannot work, so that the driver fails at <see cref="Stage"/>.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Looks at the bundle as a whole.</summary>
    internal Action<LintSubject, LintSink>? OfBundle { get; init; }

    /// <summary>Looks at one personality; called for each.</summary>
    internal Action<LintSubject, BundlePersonality, LintSink>? OfEach { get; init; }

    /// <summary>Looks at one personality of a dext; called for each.</summary>
    internal Action<LintSubject, BundlePersonality, LintSink>? OfEachDext { get; init; }

    /// <summary>Looks at everything that the rule is about: the one place that goes through the personalities.</summary>
    internal void Check(LintSubject subject, List<LintFinding> findings)
    {
        OfBundle?.Invoke(subject, new(this, null, findings));
        if (OfEach is null && OfEachDext is null) return;
        foreach (var personality in subject.Personalities)
        {
            var sink = new LintSink(this, personality.Name, findings);
            OfEach?.Invoke(subject, personality, sink);
            if (subject.IsDextPersonality(personality)) OfEachDext?.Invoke(subject, personality, sink);
        }
    }

    /// <inheritdoc/>
    public bool Equals(LintRule? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>Code and name.</summary>
    public override string ToString() => $"{Code.Number()} {Name}";
}

/// <summary>Takes the findings of one rule about one personality, or about the bundle.</summary>
internal sealed class LintSink(LintRule rule, string? personality, List<LintFinding> findings)
{
    /// <summary>Adds a finding; what is not said is the rule's usual. A note is never fatal.</summary>
    public void Add(
        SourcePosition at,
        string text,
        string? hint = null,
        LintSeverity? severity = null,
        AppleCheck? apple = null,
        Certainty? certainty = null,
        Stage? stage = null,
        bool? isFatal = null) =>
        findings.Add(new(rule, severity ?? rule.Severity, at, text, hint, apple ?? rule.Apple, certainty ?? rule.Certainty)
        {
            Stage = stage ?? rule.Stage,
            IsFatal = (isFatal ?? rule.IsFatal) && severity != LintSeverity.Note,
            Personality = personality,
        });

    /// <summary>The same rule about the whole bundle.</summary>
    public LintSink OfBundle => personality is null ? this : new(rule, null, findings);
}
