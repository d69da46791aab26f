using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Faults of one kind collected while a binary file is read; positions are byte offsets, named in the text.</summary>
internal sealed class BinaryFaults(InputFault kind, string file)
{
    // one broken table should not bury the reader in messages
    private const int Most = 64;

    private readonly List<Fault> faults = [];

    public string File => file;

    public bool HasErrors { get; private set; }

    public ImmutableArray<Fault> ToImmutable() => [.. faults];

    public void Error(string what, string? hint = null) => Add(what, hint, FaultSeverity.Error);

    public void Warning(string what, string? hint = null) => Add(what, hint, FaultSeverity.Warning);

    public void Note(string what, string? hint = null) => Add(what, hint, FaultSeverity.Note);

    public void AddRange(IEnumerable<Fault> more)
    {
        foreach (var fault in more) Add(fault);
    }

    public void Add(Fault fault)
    {
        HasErrors |= fault.Severity == FaultSeverity.Error;
        if (faults.Count < Most || (fault.Severity == FaultSeverity.Error && faults.TrueForAll(f => f.Severity != FaultSeverity.Error))) faults.Add(fault);
    }

    private void Add(string what, string? hint, FaultSeverity severity) => Add(new Fault(kind, new SourcePosition(file), what, hint, severity));
}
