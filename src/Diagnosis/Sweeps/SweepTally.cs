namespace IOMatch;

/// <summary>Counts what a sweep comes to, without keeping its rows.</summary>
public sealed class SweepTally
{
    private readonly SortedDictionary<ReasonCode, int> byCode = [];
    private readonly HashSet<string> dumps = new(StringComparer.Ordinal);
    private readonly HashSet<string> bundles = new(StringComparer.Ordinal);

    /// <summary>How many pairs were counted.</summary>
    public int Pairs { get; private set; }

    /// <summary>How many dumps they are of.</summary>
    public int Dumps => dumps.Count;

    /// <summary>How many bundles they are of.</summary>
    public int Bundles => bundles.Count;

    /// <summary>Pairs with an input that could not be used.</summary>
    public int Unusable { get; private set; }

    /// <summary>How often each verdict was given.</summary>
    public IReadOnlyDictionary<ReasonCode, int> ByCode => byCode;

    /// <summary>Counts a row.</summary>
    public void Add(SweepRow row)
    {
        Pairs++;
        if (!row.IsUsable) Unusable++;
        byCode[row.Code] = byCode.GetValueOrDefault(row.Code) + 1;
        dumps.Add(row.Dump);
        bundles.Add(row.Bundle);
    }
}
