using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Gathers the faults of one input while it is read. Holds the first of many: a hostile file cannot fill the memory with complaints.</summary>
/// <param name="kind">The kind that faults have unless said otherwise.</param>
/// <param name="capacity">How many are kept word for word; the rest is counted.</param>
public sealed class FaultList(InputFault kind, int capacity = 1000)
{
    private readonly List<Fault> faults = [];
    private readonly Dictionary<FaultSeverity, (int Count, SourcePosition Last)> dropped = [];

    /// <summary>The kind that faults have unless said otherwise.</summary>
    public InputFault Kind { get; } = kind;

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Faults so far, dropped ones not counted.</summary>
    public int Count => faults.Count;

    /// <summary>Whether further faults are only counted, so that no effort need go into their words.</summary>
    public bool IsFull => faults.Count >= capacity;

    /// <summary>Adds an error.</summary>
    public void Error(SourcePosition at, string what, string? hint = null, InputFault? kind = null) =>
        Add(new(kind ?? Kind, at, what, hint));

    /// <summary>Adds a warning.</summary>
    public void Warning(SourcePosition at, string what, string? hint = null, InputFault? kind = null) =>
        Add(new(kind ?? Kind, at, what, hint, FaultSeverity.Warning));

    /// <summary>Adds a note.</summary>
    public void Note(SourcePosition at, string what, string? hint = null, InputFault? kind = null) =>
        Add(new(kind ?? Kind, at, what, hint, FaultSeverity.Note));

    /// <summary>Adds a fault.</summary>
    public void Add(Fault fault)
    {
        var firstError = fault.Severity == FaultSeverity.Error && !HasErrors;
        HasErrors |= firstError;
        if (faults.Count < capacity || firstError) faults.Add(fault);
        else dropped[fault.Severity] = (dropped.GetValueOrDefault(fault.Severity).Count + 1, fault.At);
    }

    /// <summary>All faults, with a line that counts those that were not kept.</summary>
    public ImmutableArray<Fault> ToImmutable()
    {
        var more = dropped.OrderBy(d => d.Key)
            .Select(d => new Fault(Kind, d.Value.Last, $"{d.Value.Count} more of these are not listed; this is the last", null, d.Key));
        return [.. faults, .. more];
    }

    /// <summary>The value with these faults; without the value when there are errors.</summary>
    public ReadResult<T> Result<T>(T? value)
        where T : class => new(value, ToImmutable());
}
