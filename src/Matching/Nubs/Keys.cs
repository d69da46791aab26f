namespace IOMatch;

/// <summary>Property and personality keys that the kernel itself looks at, by their own names.</summary>
/// <example><code>
/// var server = personality.Table[Keys.IOUserServerName];
/// </code></example>
public static class Keys
{
#pragma warning disable CS1591 // each key's meaning is in data/tables/registry/match-keys.tsv and in the rule that reads it
    public static readonly OSSymbol BSDMajor = "BSD Major";
    public static readonly OSSymbol BSDMinor = "BSD Minor";
    public static readonly OSSymbol BSDName = "BSD Name";
    public static readonly OSSymbol BSDUnit = "BSD Unit";
    public static readonly OSSymbol CFBundleIdentifier = "CFBundleIdentifier";
    public static readonly OSSymbol CFBundleIdentifierKernel = "CFBundleIdentifierKernel";
    public static readonly OSSymbol ExclaveAssigned = "exclave-assigned";
    public static readonly OSSymbol IOClass = "IOClass";
    public static readonly OSSymbol IOCompatibilityMatch = "IOCompatibilityMatch";
    public static readonly OSSymbol IOCompatibilityProperties = "IOCompatibilityProperties";
    public static readonly OSSymbol IODEXTMatchCount = "IODEXTMatchCount";
    public static readonly OSSymbol IODefaultMatchCategory = "IODefaultMatchCategory";
    public static readonly OSSymbol IOExclaveProxy = "IOExclaveProxy";
    public static readonly OSSymbol IOLocationMatch = "IOLocationMatch";
    public static readonly OSSymbol IOMatchCategory = "IOMatchCategory";
    public static readonly OSSymbol IOMatchDefer = "IOMatchDefer";
    public static readonly OSSymbol IOMatchedAtBoot = "IOMatchedAtBoot";
    public static readonly OSSymbol IOMatchedPersonality = "IOMatchedPersonality";
    public static readonly OSSymbol IOMatchedServiceCountMatch = "IOMatchedServiceCountMatch";
    public static readonly OSSymbol IOMedia = "IOMedia";
    public static readonly OSSymbol IOName = "IOName";
    public static readonly OSSymbol IONameMatch = "IONameMatch";
    public static readonly OSSymbol IONameMatched = "IONameMatched";
    public static readonly OSSymbol IOParentMatch = "IOParentMatch";
    public static readonly OSSymbol IOPath = "IOPath";
    public static readonly OSSymbol IOPathMatch = "IOPathMatch";
    public static readonly OSSymbol IOPersonalityPublisher = "IOPersonalityPublisher";
    public static readonly OSSymbol IOPrimaryDriverTerminateOptions = "IOPrimaryDriverTerminateOptions";
    public static readonly OSSymbol IOProbeScore = "IOProbeScore";
    public static readonly OSSymbol IOPropertyExistsMatch = "IOPropertyExistsMatch";
    public static readonly OSSymbol IOPropertyMatch = "IOPropertyMatch";
    public static readonly OSSymbol IOProviderClass = "IOProviderClass";
    public static readonly OSSymbol IOProviderMergeProperties = "IOProviderMergeProperties";
    public static readonly OSSymbol IORegistryEntryID = "IORegistryEntryID";
    public static readonly OSSymbol IORematchCount = "IORematchCount";
    public static readonly OSSymbol IORematchPersonality = "IORematchPersonality";
    public static readonly OSSymbol IOResourceMatch = "IOResourceMatch";
    public static readonly OSSymbol IOResourceMatched = "IOResourceMatched";
    public static readonly OSSymbol IOResources = "IOResources";
    public static readonly OSSymbol IOService = "IOService";
    public static readonly OSSymbol IOServiceDEXTEntitlements = "IOServiceDEXTEntitlements";
    public static readonly OSSymbol IOServiceLegacyMatchingRegistryID = "IOServiceLegacyMatchingRegistryID";
    public static readonly OSSymbol IOServiceMatchDeferred = "IOServiceMatchDeferred";
    public static readonly OSSymbol IOServiceNotificationUser = "IOServiceNotificationUser";
    public static readonly OSSymbol IOStorage = "IOStorage";
    public static readonly OSSymbol IOUserClass = "IOUserClass";
    public static readonly OSSymbol IOUserClientClass = "IOUserClientClass";
    public static readonly OSSymbol IOUserResources = "IOUserResources";
    public static readonly OSSymbol IOUserServerName = "IOUserServerName";
    public static readonly OSSymbol IOUserServerOneProcess = "IOUserServerOneProcess";
    public static readonly OSSymbol IOUserServiceProperties = "IOUserServiceProperties";
    public static readonly OSSymbol OSBundleDextUniqueIdentifier = "kOSBundleDextUniqueIdentifier";
#pragma warning restore CS1591
}
