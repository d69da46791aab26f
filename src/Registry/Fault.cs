namespace IOMatch;

/// <summary>One fault of an input: one thing, one message.</summary>
/// <param name="Kind">The kind, and with it the reason code.</param>
/// <param name="At">Where.</param>
/// <param name="What">Lower case, present tense, names the thing, no final stop.</param>
/// <param name="Hint">What to do, or null.</param>
/// <param name="Severity">Whether reading stopped.</param>
public sealed record Fault(InputFault Kind, SourcePosition At, string What, string? Hint = null, FaultSeverity Severity = FaultSeverity.Error)
{
    /// <summary>The reason code, such as <c>IOM001</c>.</summary>
    public string Code => $"IOM{(int)Kind:000}";

    /// <summary><c>file:line:col: error IOM001: what; hint</c>.</summary>
    public override string ToString()
    {
        var severity = Severity switch { FaultSeverity.Error => "error", FaultSeverity.Warning => "warning", _ => "note" };
        return $"{At}: {severity} {Code}: {What}{(Hint is null ? "" : "; " + Hint)}";
    }
}
