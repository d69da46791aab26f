using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What user space does to personalities before they reach IOCatalogue (OSKext.c __OSKextPersonalityPatcherApplierFunction, OSKextSendPersonalitiesToKernel).</summary>
internal static class PersonalitySender
{
    private const string BundleIdentifier = "CFBundleIdentifier";
    private const string Publisher = "IOPersonalityPublisher";
    private const string CdHash = "IOUserServerCDHash";

    /// <summary>What an Xcode project leaves to the build when its Info.plist has no CFBundleIdentifier.</summary>
    private const string LeftToTheBuild = "$(PRODUCT_BUNDLE_IDENTIFIER)";

    public static PersonalityDelivery Send(Bundle bundle, PersonalityDaemon daemon)
    {
        if (bundle.Personalities.IsEmpty) return new PersonalitiesSent([]);
        if (Identifier(bundle) is not { } identifier)
        {
            return new PersonalitiesRefused(RefusalReason.NoIdentifier, bundle.InfoPlist.At(), "the bundle has no CFBundleIdentifier, so no kext is made of it and nothing is sent");
        }
        var sent = ImmutableArray.CreateBuilder<SentPersonality>(bundle.Personalities.Length);
        foreach (var personality in bundle.Personalities)
        {
            var values = SentValue.Of(personality.Table, out var path);
            if (values is null)
            {
                var value = ValueAt(personality.Table, path!);
                return new PersonalitiesRefused(
                    RefusalReason.NotSerializable,
                    personality.PositionOf([.. path!]),
                    $"{personality.PathOf([.. path!])} is {PlistKind.WithArticle(value)} ({value}) that cannot be written for the kernel, so no personality of the bundle is sent",
                    personality);
            }
            sent.Add(Complete(bundle, daemon, personality, (OSDictionary)values, identifier));
        }
        return new PersonalitiesSent(sent.ToImmutable());
    }

    private static string? Identifier(Bundle bundle) =>
        string.IsNullOrEmpty(bundle.Identifier) ? bundle.Layout == BundleLayout.InfoPlistOnly ? LeftToTheBuild : null : bundle.Identifier;

    private static SentPersonality Complete(Bundle bundle, PersonalityDaemon daemon, BundlePersonality personality, OSDictionary table, string identifier)
    {
        var added = ImmutableArray.CreateBuilder<AddedKey>();
        if (table[BundleIdentifier] is not { } own)
        {
            var certainty = bundle.Identifier is null ? Certainty.Assumed : Certainty.Source;
            added.Add(new(BundleIdentifier, new OSString(identifier), certainty, "OSKext.c __OSKextPersonalityPatcherApplierFunction"));
        }
        else if (own is not OSString text || text.Text != identifier)
        {
            added.Add(new(Publisher, new OSString(identifier), Certainty.Source, "OSKext.c __OSKextPersonalityPatcherApplierFunction"));
        }
        else if (daemon == PersonalityDaemon.KernelManagerd && IsInACollection(bundle))
        {
            // 95 of 126 drivers of a macOS 15.6 dump carry it beside an equal CFBundleIdentifier. Where the Info.plist is public, those
            // without it leave CFBundleIdentifier to the builder. A dext that sysextd brings has the kernel's own rule (OSKext.cpp copyPersonalitiesArray).
            added.Add(new(Publisher, new OSString(identifier), Certainty.Observed, "registry dumps of macOS 15 and 26"));
        }
        if (bundle.Kind == BundleKind.Dext)
        {
            if (bundle.Signature is { } signature && !signature.Best.CdHash.IsEmpty && !table.ContainsKey(CdHash))
            {
                added.Add(new(CdHash, new OSString(signature.Best.CdHashText), Certainty.Source, "kext_tools driverkit.m addCDHashToDextPersonality"));
            }
            if (daemon == PersonalityDaemon.KernelManagerd && bundle.UniqueIdentifier is { } unique && !table.ContainsKey(DextUniqueIdentifier.Key))
            {
                added.Add(new(DextUniqueIdentifier.Key, unique.Value, unique.Certainty, "OSKext.cpp setDextUniqueIDInPersonalities"));
            }
        }
        return new(personality, added.Aggregate(table, (t, a) => t.With(a.Key, a.Value)), added.ToImmutable());
    }

    private static bool IsInACollection(Bundle bundle) =>
        bundle.Kind != BundleKind.Dext || bundle.Path.StartsWith("/System/Library/DriverExtensions/", StringComparison.Ordinal);

    private static OSObject? ValueAt(OSObject value, IReadOnlyList<string> path)
    {
        foreach (var step in path)
        {
            value = value switch
            {
                OSDictionary d => d[step]!,
                OSMembers m => m[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
                _ => value,
            };
        }
        return value;
    }
}
