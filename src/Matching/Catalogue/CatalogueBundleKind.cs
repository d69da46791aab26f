namespace IOMatch;

/// <summary>What a bundle in a catalogue is.</summary>
/// <example><code>
/// var dexts = catalogue.Bundles.Where(b => b.Kind == CatalogueBundleKind.Dext);
/// </code></example>
public enum CatalogueBundleKind
{
    /// <summary>A kext with code.</summary>
    Kext,

    /// <summary>A kext that only brings personalities.</summary>
    Codeless,

    /// <summary>A driver extension.</summary>
    Dext,

    /// <summary>Part of the kernel itself.</summary>
    Kernel,

    /// <summary>Personalities of which the bundle is not known.</summary>
    Loose,
}
