namespace IOMatch;

/// <summary>The keys that matching picks out of a table. A symbol remembers its kind, so that a file's keys are looked up once.</summary>
internal enum KeyKind : byte
{
    Unasked,
    Other,
    OtherUniqued,
    IOProviderClass,
    IOClass,
    CFBundleIdentifier,
    CFBundleIdentifierKernel,
    IOMatchCategory,
    IOResourceMatch,
    IOProbeScore,
    IOUserServerName,
    IOServiceNotificationUser,
    IOExclaveProxy,
    IOCompatibilityMatch,
    IONameMatch,
    IOLocationMatch,
    IOPropertyMatch,
    IOPropertyExistsMatch,
    IOPathMatch,
    IORegistryEntryID,
    IOMatchedServiceCountMatch,
    BsdName,
    BsdMajor,
    BsdMinor,
    BsdUnit,
    IOParentMatch,
}
