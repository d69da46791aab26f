namespace IOMatch;

/// <summary>What can be wrong with an input. The number is the reason code IOM0xx: never reused, never renumbered.</summary>
public enum InputFault
{
    /// <summary>A property list that cannot be read.</summary>
    PlistUnreadable = 1,

    /// <summary>A file that is missing, a folder where a file belongs, or no permission.</summary>
    FileUnreadable = 2,

    /// <summary>Text that is no YAML.</summary>
    YamlUnreadable = 3,

    /// <summary>A device tree that breaks its own rules.</summary>
    TreeInvalid = 4,

    /// <summary>A personality or catalogue that breaks its own rules.</summary>
    CatalogueInvalid = 5,

    /// <summary>A registry dump, or a part of one, that cannot be read.</summary>
    DumpUnreadable = 6,

    /// <summary>Deeper, larger or more repetitive than the limits allow.</summary>
    LimitExceeded = 7,

    /// <summary>A scenario that breaks its own rules.</summary>
    ScenarioInvalid = 8,

    /// <summary>A value the kernel has no form for.</summary>
    NotRepresentable = 9,

    /// <summary>No catalogue was given: limits what can be said.</summary>
    CatalogueMissing = 10,

    /// <summary>A key given twice.</summary>
    DuplicateKey = 11,

    /// <summary>A code signature or its entitlements that cannot be read.</summary>
    SignatureUnreadable = 12,

    /// <summary>A provisioning profile that cannot be read.</summary>
    ProfileUnreadable = 13,

    /// <summary>A log that cannot be read.</summary>
    LogUnreadable = 14,

    /// <summary>A bundle without what a bundle needs.</summary>
    BundleInvalid = 15,

    /// <summary>A host description or driver model that breaks its own rules.</summary>
    HostInvalid = 16,
}
