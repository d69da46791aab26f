namespace IOMatch;

/// <summary>Bundles whose dexts hold the entitlements of a file, in place of those in their signature.</summary>
public static class EntitledBundles
{
    /// <summary>The bundles, each dext with the table.</summary>
    /// <param name="bundles">The bundles.</param>
    /// <param name="entitlements">What the dexts hold.</param>
    /// <param name="file">Where that is written.</param>
    public static Catalogue Of(Catalogue bundles, OSDictionary entitlements, string file) => new(
        bundles.Bundles.Select(b => b.Kind != CatalogueBundleKind.Dext ? b : b with
        {
            Server = (b.Server ?? UserServerModel.Default) with { Entitlements = entitlements },
            Bundle = b.Bundle?.With(new BundleEntitlements(entitlements, EntitlementSource.File, file)),
        }),
        bundles.Classes);
}
