namespace IOMatch;

/// <summary>When a driver opens its provider.</summary>
/// <example><code>
/// var refused = outcome.Transcript!.OfType&lt;MatchEvent.ProviderOpened>().Where(o => o is { When: Opening.Provider, Holder: not null });
/// </code></example>
public enum Opening
{
    /// <summary>Never.</summary>
    Nothing,

    /// <summary>In start, and it keeps it: a start whose open fails answers false.</summary>
    Provider,

    /// <summary>In start, and closes it again before start ends.</summary>
    Briefly,

    /// <summary>Later, when a client of its own opens it.</summary>
    OnDemand,

    /// <summary>Only the code in the dext can tell; taken to open in Start and to stay when that fails.</summary>
    ByTheDext,
}
