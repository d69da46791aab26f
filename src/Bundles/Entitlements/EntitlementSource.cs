namespace IOMatch;

/// <summary>Where entitlements were read.</summary>
public enum EntitlementSource
{
    /// <summary>A property list, such as the <c>.entitlements</c> file of an Xcode project.</summary>
    File,

    /// <summary>The XML blob of a code signature.</summary>
    SignatureXml,

    /// <summary>The DER blob of a code signature: what the kernel goes by since macOS 12.</summary>
    SignatureDer,

    /// <summary>A provisioning profile: what may be claimed, not what is.</summary>
    Profile,
}
