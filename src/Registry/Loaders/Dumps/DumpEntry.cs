namespace IOMatch;

/// <summary>An entry as a dump shows it, before classes are known.</summary>
internal sealed class DumpEntry
{
    public string Name { get; set; } = "";

    public string? Location { get; set; }

    /// <summary>The class; null when the dump does not show it.</summary>
    public string? Class { get; set; }

    /// <summary>From the root class to the class, when the dump shows it.</summary>
    public string[]? Chain { get; set; }

    public ulong? Id { get; set; }

    /// <summary>State bits; null when the dump shows none.</summary>
    public EntryState? State { get; set; }

    public int Busy { get; set; }

    public ObservedService? Observed { get; set; }

    public OSDictionary Properties { get; set; } = OSDictionary.Empty;

    /// <summary>Index of the parent among the dump's entries, or -1.</summary>
    public int Parent { get; init; } = -1;

    public SourcePosition At { get; init; }
}
