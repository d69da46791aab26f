using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Signature and profile of a built bundle, as far as files tell.</summary>
internal static class SigningRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.NotSigned, "not-signed", LintSeverity.Warning, AppleCheck.Failure, Certainty.Source, "kext_tools security.c checkKextSignature") { OfBundle = CheckSignature },
        new(ReasonCode.ProfileMissing, "profile-missing", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "TN3125; report B10") { OfBundle = CheckProfile },
        new(ReasonCode.EntitlementNotInProfile, "entitlement-not-in-profile", LintSeverity.Error, AppleCheck.None, Certainty.Documented, "TN3125; reports B4, O2") { OfBundle = CheckCoverage },
        new(ReasonCode.DevelopmentEntitlementOnly, "development-entitlement", LintSeverity.Error, AppleCheck.None, Certainty.Documented, "DTS, forum thread 798049; report B7") { OfBundle = CheckVariant },
    ];

    private static bool IsBuilt(LintSubject subject) => subject is { HasFiles: true, Bundle.Executable.State: ExecutableState.Read };

    private static void CheckSignature(LintSubject subject, LintSink sink)
    {
        if (!IsBuilt(subject) || !subject.IsExtension || subject.Bundle!.Signature is not null) return;
        sink.Add(subject.Info.At("CFBundleExecutable"), "the executable is not signed", "sign it: without a signature nothing is loaded while SIP is on");
    }

    private static void CheckProfile(LintSubject subject, LintSink sink)
    {
        if (!IsBuilt(subject) || subject.IsApple || subject.Bundle is not { Profile: null, Signature.Signer: not (SigningIdentity.AdHoc or SigningIdentity.Apple), Entitlements: { } claimed }) return;
        var restricted = ProfileCoverage.Restricted(claimed);
        if (restricted.IsEmpty) return;
        sink.Add(subject.Info.At(), $"{restricted[0].Text}{(restricted.Length > 1 ? $" and {restricted.Length - 1} more entitlements are" : " is")} restricted, and no embedded.provisionprofile is in the bundle", "embed a profile in each extension: the app's does not cover it");
    }

    private static void CheckCoverage(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle is not { Profile: not null } bundle || subject.IsApple) return;
        foreach (var claim in bundle.Uncovered)
        {
            var text = claim.Allowed is null ? $"{claim.Name.Text} is claimed, and the embedded profile does not have it" : $"{claim.Name.Text} is claimed with another value than the embedded profile allows";
            sink.Add(claim.At, text, "make a new profile, or claim what it allows");
        }
    }

    private static void CheckVariant(LintSubject subject, LintSink sink)
    {
        if (subject.Bundle is not { DriverKit: { Variant: EntitlementVariant.Development } held } bundle || bundle.Variant.Variant != EntitlementVariant.Distribution) return;
        var name = held.VariantReason.Split(SourcePosition.PathSeparator)[0];
        sink.Add(bundle.Entitlements!.At(name), $"{held.VariantReason} is for development only, and {bundle.Variant.Reason}", "claim what was granted for distribution");
    }
}
