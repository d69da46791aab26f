namespace IOMatch;

/// <summary>Faults of one file. Of what does not stop reading only the first hundred are told; the rest is counted.</summary>
internal sealed class FaultList
{
    private const int Most = 100;

    private List<Fault>? faults;
    private Fault? last;
    private int untold;

    public void Add(Fault fault)
    {
        faults ??= [];
        if (faults.Count < Most || fault.Severity == FaultSeverity.Error)
        {
            faults.Add(fault);
        }
        else
        {
            last = fault;
            untold++;
        }
    }

    public IEnumerable<Fault> All()
    {
        if (faults is null) return [];
        if (last is not null && untold > 0)
        {
            faults.Add(last with { What = untold == 1 ? last.What : $"{untold} more of this kind up to here: {last.What}", Severity = last.Severity });
            untold = 0;
        }
        return faults;
    }
}
