using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Bundles as the catalogue gets them.</summary>
/// <example><code>
/// var catalogue = SystemCatalogue.MacOS15.With(Bundle.Read("Gadget.dext").OrThrow());
/// </code></example>
public static class BundleCatalogue
{
    /// <summary>A bundle and those inside it, each with its personalities as sent (K6, K7); one whose list is refused brings none.</summary>
    public static Catalogue ToCatalogue(this Bundle bundle) => new(bundle.SelfAndNested().Select(One).Where(b => b.Bundle!.Kind != BundleKind.App || !b.Personalities.IsEmpty));

    /// <summary>This catalogue and a bundle behind it.</summary>
    public static Catalogue With(this Catalogue catalogue, Bundle bundle) => catalogue.With(bundle.ToCatalogue());

    private static CatalogueBundle One(Bundle bundle)
    {
        var personalities = bundle.Delivery is PersonalitiesSent sent ? sent.Personalities : [];
        var isDext = bundle.Kind == BundleKind.Dext || personalities.Any(p => p.Origin.IsDext);
        return new(
            bundle.Identifier,
            isDext ? CatalogueBundleKind.Dext : bundle.Kind == BundleKind.CodelessKext ? CatalogueBundleKind.Codeless : CatalogueBundleKind.Kext,
            isDext || bundle.Kind == BundleKind.CodelessKext ? KernelCollection.None : KernelCollection.Auxiliary,
            [.. personalities.Select(p => new CataloguePersonality(p.Table, new(bundle.Identifier, p.Origin.Name, p.Origin.At, path => p.Origin.List.At([.. path]))))],
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
