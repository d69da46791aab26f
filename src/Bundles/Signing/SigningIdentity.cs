namespace IOMatch;

/// <summary>Who signed, as far as the certificates in the signature tell (kext-signing rules: kext_tools security.c checkKextSignature).</summary>
public enum SigningIdentity
{
    /// <summary>Nobody: hashes only.</summary>
    AdHoc,

    /// <summary>Apple Development or Mac Developer: runs on the team's registered Macs.</summary>
    Development,

    /// <summary>Developer ID Application: distribution outside the App Store; must be notarised.</summary>
    DeveloperId,

    /// <summary>App Store or its submission certificate.</summary>
    AppStore,

    /// <summary>Apple's own software.</summary>
    Apple,

    /// <summary>A certificate that no rule names, such as one that someone made.</summary>
    Other,

    /// <summary>The signature block cannot be read.</summary>
    Unreadable,
}
