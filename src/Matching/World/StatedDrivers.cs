namespace IOMatch;

/// <summary>What the drivers that a registry file states are to a simulation.</summary>
/// <example><code>
/// var asSeen = MatchSimulator.Run(registry, catalogue, stated: StatedDrivers.AreClients);
/// </code></example>
public enum StatedDrivers
{
    /// <summary>They are attached clients that hold their categories: the state as seen.</summary>
    AreClients,

    /// <summary>They are only part of the tree: everything is matched afresh, as if nothing had started yet.</summary>
    AreStructure,
}
