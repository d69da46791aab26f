using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Bundles as the catalogue gets them.</summary>
public static class CatalogueBundle
{
    /// <summary>A bundle and those inside it, each with its personalities as sent (K6, K7); one whose list is refused brings none.</summary>
    public static CatalogueSource ToSource(this Bundle bundle) => new(bundle.SelfAndNested().Select(One).Where(b => b.Bundle!.Kind != BundleKind.App || !b.Personalities.IsEmpty));

    /// <summary>This source and a bundle behind it.</summary>
    public static CatalogueSource With(this CatalogueSource source, Bundle bundle) => source.With(bundle.ToSource());

    private static SourceBundle One(Bundle bundle)
    {
        var personalities = bundle.Delivery is PersonalitiesSent sent ? sent.Personalities : [];
        var isDext = bundle.Kind == BundleKind.Dext || personalities.Any(p => p.Origin.IsDext);
        return new(
            bundle.Identifier,
            isDext ? SourceKind.Dext : bundle.Kind == BundleKind.CodelessKext ? SourceKind.Codeless : SourceKind.Kext,
            isDext || bundle.Kind == BundleKind.CodelessKext ? KernelCollection.None : KernelCollection.Auxiliary,
            [.. personalities.Select(p => new SourcePersonality(p.Table, new(bundle.Identifier, p.Origin.Name, p.Origin.At, path => p.Origin.List.At([.. path]))))],
            isDext ? Server(bundle) : null)
        {
            Bundle = bundle,
            UserClasses = bundle.UserClasses,
        };
    }

    private static UserServerModel Server(Bundle bundle) => new(
        Entitlements: bundle.Entitlements?.Values,
        UserClasses: bundle.UserClasses.IsEmpty ? null : [.. bundle.UserClasses.Select(c => c.Name)],
        DextUniqueId: bundle.InfoPlist.Root is OSDictionary info ? info[Keys.OSBundleDextUniqueIdentifier] as OSData : null,
        Signing: bundle.Variant.Variant switch
        {
            EntitlementVariant.Development => ServerSigning.Development,
            EntitlementVariant.Distribution => ServerSigning.Distribution,
            _ => ServerSigning.Unknown,
        });
}
