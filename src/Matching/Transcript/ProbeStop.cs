namespace IOMatch;

/// <summary>Why a survivor of passive matching was not put on a start list.</summary>
/// <example><code>
/// var refused = outcome.Transcript!.OfType&lt;MatchEvent.DriverProbed>().Where(p => p.Stop == ProbeStop.Probe);
/// </code></example>
public enum ProbeStop
{
    /// <summary>It was put on the list.</summary>
    None,

    /// <summary>IOClass is no string (K30).</summary>
    NoClassKey,

    /// <summary>The kernel cannot make an instance of the class (K30).</summary>
    CannotAllocate,

    /// <summary>init failed (K31).</summary>
    Init,

    /// <summary>probe refused (K31).</summary>
    Probe,
}
