namespace IOMatch;

/// <summary>An entry while it is being imagined: what the personality asks of it, laid over what such an entry usually has.</summary>
internal sealed class NubSketch(KernelClass @class)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public KernelClass Class { get; } = @class;

    public string? Name { get; set; }

    public string? Location { get; set; }

    public ulong? Id { get; set; }

    public OSDictionary Properties { get; private set; } = OSDictionary.Empty;

    public NubSketch? Above { get; set; }

    /// <summary>A sensible value; what was asked stays.</summary>
    public void Assume(string key, OSObject value)
    {
        if (!asked.Contains(key)) Properties = Properties.With(new OSSymbol(key), value);
    }

    /// <summary>A value that the personality asks for; false when it asks for another one elsewhere.</summary>
    public bool Ask(string key, OSObject value)
    {
        var symbol = new OSSymbol(key);
        if (!asked.Add(key)) return value.IsEqualTo(Properties[symbol]);
        Properties = Properties.With(symbol, value);
        return true;
    }

    public bool IsAsked(string key) => asked.Contains(key);

    /// <summary>This entry and all above it.</summary>
    public IEnumerable<NubSketch> Chain()
    {
        for (var at = this; at is not null; at = at.Above) yield return at;
    }
}
