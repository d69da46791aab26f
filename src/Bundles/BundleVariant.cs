namespace IOMatch;

/// <summary>Whether a bundle is built for development or for distribution, and what tells.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Reason">In words; empty when nothing tells.</param>
/// <remarks>
/// The profile tells best, then who signed, then the entitlements themselves: Developer ID signing takes the granted entitlements only
/// (failure mode B7), development signing takes both.
/// </remarks>
public sealed record BundleVariant(EntitlementVariant Variant, string Reason)
{
    internal static BundleVariant Of(Bundle bundle)
    {
        switch (bundle.Profile?.Kind)
        {
            case ProfileKind.Development:
                return new(EntitlementVariant.Development, "the embedded profile is for the team's registered devices");
            case ProfileKind.AdHoc or ProfileKind.DeveloperId or ProfileKind.Enterprise or ProfileKind.AppStore:
                return new(EntitlementVariant.Distribution, $"the embedded profile is for distribution ({bundle.Profile.Kind})");
        }
        switch (bundle.Signature?.Signer)
        {
            case SigningIdentity.AdHoc:
                return new(EntitlementVariant.Development, "the signature is ad hoc: it runs on a Mac with SIP off");
            case SigningIdentity.Development:
                return new(EntitlementVariant.Development, $"it is signed by {bundle.Signature.SignerName}");
            case SigningIdentity.DeveloperId or SigningIdentity.AppStore or SigningIdentity.Apple:
                return new(EntitlementVariant.Distribution, $"it is signed by {bundle.Signature.SignerName}");
        }
        return bundle.DriverKit is { Variant: not EntitlementVariant.Either } view
            ? new(view.Variant, $"the entitlement {view.VariantReason}")
            : new(EntitlementVariant.Either, "");
    }
}
