using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Compares what is claimed with what a profile allows.</summary>
public static class ProfileCoverage
{
    /// <summary>
    /// Whether a profile must allow the entitlement. On the Mac <c>com.apple.security.…</c> may be claimed by anyone; what Apple grants may not (TN3125: Documented).
    /// </summary>
    public static bool IsRestricted(OSSymbol entitlement) =>
        entitlement.Text.StartsWith("com.apple.developer.", StringComparison.Ordinal)
        || entitlement.Text is "com.apple.application-identifier" or "application-identifier" or "keychain-access-groups";

    /// <summary>The restricted entitlements among those claimed, in their order.</summary>
    public static ImmutableArray<OSSymbol> Restricted(BundleEntitlements claimed) => [.. claimed.Values.Where(e => IsRestricted(e.Key)).Select(e => e.Key)];

    /// <summary>Claims that the profile does not cover; all restricted ones when there is no profile.</summary>
    public static ImmutableArray<UncoveredEntitlement> Uncovered(BundleEntitlements claimed, ProvisioningProfile? profile) =>
    [
        .. claimed.Values
            .Where(e => IsRestricted(e.Key) && profile?.Allows(e.Key, e.Value) is not true)
            .Select(e => new UncoveredEntitlement(e.Key, e.Value, profile?.Entitlements.Values[e.Key], claimed.At(e.Key.Text))),
    ];
}
