using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The personalities that are compiled into the kernel: first in every catalogue, in no kext's list.</summary>
/// <remarks>Source: xnu iokit/KernelConfigTables.cpp.</remarks>
internal static class KernelPersonalities
{
    private const string Name = "__kernel__";
    private static readonly OSSymbol Panic = "IOPanicPlatform";

    /// <summary>The platform expert of last resort, which wins only to halt a machine that no other expert knows.</summary>
    public static Catalogue Catalogue { get; } = new([new CatalogueBundle(Name, CatalogueBundleKind.Kernel, KernelCollection.Primary, [PanicPlatform()], IsSystem: true)]);

    /// <summary>A catalogue with the kernel's own personalities in front; unchanged when it has them already.</summary>
    public static Catalogue Before(Catalogue catalogue) =>
        catalogue.Bundles.Any(static b => b.Kind == CatalogueBundleKind.Kernel || b.Personalities.Any(static p => p.Table is OSDictionary t && t[Keys.IOClass] is OSString c && c.Text == Panic.Text))
            ? catalogue
            : Catalogue.With(catalogue);

    private static CataloguePersonality PanicPlatform()
    {
        var table = new OSDictionary.Builder();
        table.Set(Keys.IOClass, Panic);
        table.Set(Keys.IOProviderClass, new OSSymbol("IOPlatformExpertDevice"));
        table.Set(Keys.IOProbeScore, new OSNumber(0, 32));
        return new(table.ToDictionary(), new(Name, Panic.Text, new("kernel")));
    }
}
