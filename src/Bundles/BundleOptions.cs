namespace IOMatch;

/// <summary>How bundles are read.</summary>
/// <param name="Architecture">Which image of a fat executable counts, and which architecture-specific keys.</param>
/// <param name="Limits">How much to accept.</param>
/// <param name="EntitlementsFile">Entitlements to use instead of those in the signature, for the bundle that is named (not for those inside it).</param>
public sealed record BundleOptions(Architecture Architecture, ReadLimits Limits, string? EntitlementsFile = null)
{
    /// <summary>Apple silicon, the usual limits, entitlements from the signature.</summary>
    public static BundleOptions Default { get; } = new(Architecture.Arm64, ReadLimits.Default);
}
