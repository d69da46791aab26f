namespace IOMatch;

/// <summary>How sure a fact is. The order is the order of strength.</summary>
public enum Certainty
{
    /// <summary>Kernel or family source was read.</summary>
    Source,

    /// <summary>Apple documents it.</summary>
    Documented,

    /// <summary>Seen in dumps or logs of real machines.</summary>
    Observed,

    /// <summary>A reasoned guess.</summary>
    Assumed,
}
