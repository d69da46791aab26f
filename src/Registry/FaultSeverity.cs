namespace IOMatch;

/// <summary>Whether reading stopped at a fault.</summary>
public enum FaultSeverity
{
    /// <summary>Nothing was loaded.</summary>
    Error,

    /// <summary>Loaded; this part is kept as it stands and may matter.</summary>
    Warning,

    /// <summary>Loaded; worth knowing.</summary>
    Note,
}
