namespace IOMatch;

/// <summary>Why a driver did or did not get a nub. The number is the code IOM101 and so on; the name, in words joined by hyphens, is its word form. Never reused, never renumbered.</summary>
public enum ReasonCode
{
    // 0 input: the members of InputFault
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

    // 1 bundle and personality
    /// <summary>IOClass is missing or no string: the candidate is dropped in silence (K30).</summary>
    IoClassMissing = 101,
    /// <summary>IOProviderClass is missing or no string: the personality is never filed (K10).</summary>
    ProviderClassMissing = 102,
    /// <summary>CFBundleIdentifier is missing, empty or longer than 63 characters.</summary>
    BundleIdInvalid = 103,
    /// <summary>IOProbeScore is no integer and counts as 0 (K15).</summary>
    ScoreNotANumber = 104,
    /// <summary>IOProbeScore does not fit the kernel's 32 bits, or is far enough from others to wrap (K14).</summary>
    ScoreOutOfRange = 105,
    /// <summary>A real number where the kernel knows integers only (K6).</summary>
    RealNumber = 106,
    /// <summary>IOMatchCategory on a device: the driver runs a race of its own beside the system's driver (K37).</summary>
    CategoryOnDeviceProvider = 107,
    /// <summary>A personality on the resource nub without a category competes with all others there (K21).</summary>
    CategoryMissingOnResources = 108,
    /// <summary>A value with blanks at its ends, which are compared like any character.</summary>
    ValueHasBlanks = 109,
    /// <summary>The text "*" where a number is compared.</summary>
    WildcardAsString = 110,
    /// <summary>Digits that were meant as hexadecimal and are read as decimal.</summary>
    HexReadAsDecimal = 111,
    /// <summary>A number written as text never equals a number (K2).</summary>
    NumberAsString = 112,
    /// <summary>A generic match key of a type that is ignored or fails (K50).</summary>
    MatchKeyWrongType = 113,
    /// <summary>A match key that nobody reads on this provider (K54).</summary>
    KeyNotReadByFamily = 114,
    /// <summary>IOUserServerName and CFBundleIdentifier differ.</summary>
    ServerNameDiffersFromBundleId = 115,
    /// <summary>A dext's personality without IOUserClass (K69).</summary>
    UserClassMissing = 116,
    /// <summary>A dext's personality without CFBundleIdentifierKernel (K7).</summary>
    KernelBundleIdMissing = 117,
    /// <summary>A key left over from a project template.</summary>
    TemplateLeftover = 118,
    /// <summary>IOResourceMatch on a device does not select: it makes start wait (K35a).</summary>
    ResourceMatchOnDevice = 119,
    /// <summary>A dext on IOResources is refused; it belongs on IOUserResources (K35).</summary>
    DextOnResources = 120,
    /// <summary>A system extension's folder is not named after its identifier.</summary>
    BundleNameDiffersFromId = 121,
    /// <summary>A personality's CFBundleIdentifier names a bundle that is not there.</summary>
    PersonalityNamesUnknownBundle = 122,
    /// <summary>A personality's CFBundleIdentifier names another bundle: usual in codeless kexts.</summary>
    PersonalityNamesOtherBundle = 123,
    /// <summary>A bundle without executable that lists libraries.</summary>
    CodelessWithLibraries = 124,
    /// <summary>A kernel executable without OSBundleLibraries.</summary>
    LibrariesMissing = 125,
    /// <summary>CFBundleVersion or OSBundleCompatibleVersion is missing or no kernel version.</summary>
    VersionInvalid = 126,
    /// <summary>CFBundleVersion and the version built into the executable differ.</summary>
    VersionDiffersFromModule = 127,
    /// <summary>CFBundlePackageType is neither KEXT nor DEXT.</summary>
    PackageTypeInvalid = 128,
    /// <summary>A key that a dext must not carry.</summary>
    KeyForbiddenInDext = 129,
    /// <summary>The executable named is not in the bundle.</summary>
    ExecutableMissing = 130,
    /// <summary>The match takes devices it was not made for.</summary>
    MatchTooBroad = 131,
    /// <summary>Properties meant for the provider stay on the driver.</summary>
    MergePropertiesMisplaced = 132,
    /// <summary>A system bundle's Info.plist was edited: the catalogue is filled from elsewhere.</summary>
    SystemBundleEdited = 133,
    /// <summary>No user client class: the app's open fails though the driver runs.</summary>
    UserClientClassMissing = 134,
    /// <summary>IOMatchDefer is not exactly true and has no effect (K34).</summary>
    MatchDeferNotTrue = 135,
    /// <summary>No personality names a device.</summary>
    NoDevicePersonality = 136,
    /// <summary>No IOKitPersonalities, or none that is a dictionary.</summary>
    PersonalitiesMissing = 137,
    /// <summary>An entry of IOKitPersonalities that is no dictionary.</summary>
    PersonalityNotADictionary = 138,
    /// <summary>The same personality twice: the later one is dropped (K11).</summary>
    DuplicatePersonality = 139,
    /// <summary>IOUserServerOneProcess with a server name of another organisation (K64).</summary>
    OneProcessOtherOrganization = 140,
    /// <summary>OSBundleRequireExplicitLoad keeps the personalities out of the catalogue at boot.</summary>
    ExplicitLoadRequired = 141,
    /// <summary>IOKitDebug is no integer: the bundle is not valid.</summary>
    DebugFlagsNotInteger = 142,
    /// <summary>A PCI match key that is no string, which the family does not check.</summary>
    PciMatchNotAString = 143,
    /// <summary>IOResourceMatch reaches a value that is no string: the kernel would die (K55).</summary>
    ResourceMatchNotAString = 144,
    /// <summary>IOUserServerName is no string: treated as a dext in matching, started as a kernel object (K60).</summary>
    ServerNameNotAString = 145,
    /// <summary>A bundle of type DEXT whose personality has no IOUserServerName.</summary>
    ServerNameMissing = 146,
    /// <summary>The bundle may not load in safe boot.</summary>
    NotInSafeBoot = 147,
    /// <summary>A build variable such as $(PRODUCT_NAME) that was not replaced.</summary>
    BuildVariableUnresolved = 148,
    /// <summary>A key at the top of the Info.plist with a value of the wrong type: the bundle is not valid.</summary>
    BundleKeyWrongType = 149,
    /// <summary>OSBundleRequired has a value that is unknown or not for this kind of bundle.</summary>
    BootRequirementInvalid = 150,
    /// <summary>OSBundleLibraries names what cannot be linked against, or a version that cannot be read.</summary>
    LibrariesInvalid = 151,
    /// <summary>A key that is no longer read.</summary>
    DeprecatedKey = 152,
    /// <summary>A PCI match list that the family reads otherwise than was meant.</summary>
    PciMatchMalformed = 153,
    /// <summary>A key that nobody reads and that differs from a known one by a slip.</summary>
    KeyMisspelt = 154,
    /// <summary>On IOResources IOMatchCategory differs from IOClass, which the bundle tools remark on.</summary>
    CategoryDiffersFromClass = 155,
    /// <summary>A personality without CFBundleIdentifier: the bundle's own is put in.</summary>
    PersonalityBundleIdAbsent = 156,
    /// <summary>An executable of its own beside a shared one.</summary>
    SharedExecutableConflict = 157,
    /// <summary>The executable was not built for the processor: arm64 where Apple silicon needs arm64e.</summary>
    ArchitectureMissing = 158,
    /// <summary>A kext for USB devices without OSBundleRequired: it comes after the start of the Mac.</summary>
    BootRequirementMissing = 159,

    // 2 signing and activation
    /// <summary>An entitlement, or its value, is not granted by the provisioning profile.</summary>
    EntitlementNotInProfile = 201,
    /// <summary>An entitlement that is needed is not in the signature.</summary>
    EntitlementMissing = 202,
    /// <summary>An entitlement that belongs to another kind of target.</summary>
    EntitlementNotForThisTarget = 203,
    /// <summary>The transport entitlement does not cover this device's vendor or product.</summary>
    VendorNotEntitled = 204,
    /// <summary>An entitlement with a value of the wrong shape.</summary>
    EntitlementWrongShape = 205,
    /// <summary>Restricted entitlements without an embedded profile.</summary>
    ProfileMissing = 206,
    /// <summary>Profile and entitlements hold different values for a key.</summary>
    ProfileValueDiffers = 207,
    /// <summary>No signature.</summary>
    NotSigned = 208,
    /// <summary>Development entitlements in a build for distribution.</summary>
    DevelopmentEntitlementOnly = 209,
    /// <summary>The extension waits for the user's approval.</summary>
    WaitingForUser = 210,
    /// <summary>Not notarised, or the ticket is not stapled and the Mac is offline.</summary>
    TicketNotStapled = 211,
    /// <summary>The signature carries no entitlements although a file lists them.</summary>
    EntitlementsNotApplied = 212,
    /// <summary>The system denies a restricted entitlement as the process is spawned.</summary>
    RestrictedEntitlementDenied = 213,
    /// <summary>The change takes effect after a restart.</summary>
    PendingReboot = 214,
    /// <summary>The app is not where system extensions may be activated from.</summary>
    UnsupportedParentLocation = 215,
    /// <summary>The app carries the quarantine attribute.</summary>
    AppQuarantined = 216,
    /// <summary>No extension of that identifier in the app.</summary>
    ExtensionNotFound = 217,
    /// <summary>The extension did not pass its category's validation.</summary>
    ValidationFailed = 218,
    /// <summary>A configuration profile or system policy forbids the extension.</summary>
    ForbiddenByPolicy = 219,
    /// <summary>The Mac's boot security setting forbids it.</summary>
    SecuritySettingForbids = 220,
    /// <summary>The system extension database holds rows that contradict each other.</summary>
    ExtensionDatabaseInconsistent = 221,
    /// <summary>An older version is still the one that runs.</summary>
    OlderVersionActive = 222,
    /// <summary>An activation request failed with a number.</summary>
    ActivationError = 223,
    /// <summary>The bundle needs system extension developer mode.</summary>
    DeveloperModeOff = 224,
    /// <summary>The extension was never activated.</summary>
    NotActivated = 225,
    /// <summary>App and running dext are of different versions.</summary>
    AppAndDextVersionsDiffer = 226,
    /// <summary>The system refuses the bundle as it was signed for distribution (iPadOS).</summary>
    StoreSigningRefused = 227,

    // 3 passive match
    /// <summary>The nub's class is not IOProviderClass and does not derive from it (K12, K42).</summary>
    ProviderClassNotInherited = 301,
    /// <summary>No class of that name is known: renamed, misspelled, or of another system version.</summary>
    ProviderClassUnknown = 302,
    /// <summary>No nub of that provider class is in the registry.</summary>
    ProviderNotPresent = 303,
    /// <summary>IONameMatch does not fit the nub's names (K43).</summary>
    NameMatch = 304,
    /// <summary>The nub has the property with another value.</summary>
    PropertyDiffers = 305,
    /// <summary>The nub does not have the property.</summary>
    PropertyAbsent = 306,
    /// <summary>No provider above fits IOParentMatch (K52).</summary>
    ParentMatch = 307,
    /// <summary>Location, path, entry id or client count does not fit (K44, K47, K48, K53).</summary>
    PlaceMatch = 308,
    /// <summary>The nub is hidden from this kind of driver (K40, K57).</summary>
    NubHidden = 309,
    /// <summary>The provider's family says no (K51).</summary>
    FamilyRefused = 310,
    /// <summary>A HID personality for a vendor's usage page without VendorID.</summary>
    HidVendorIdMissing = 311,
    /// <summary>The USB keys are no combination that the family scores (QA1076).</summary>
    UsbCombinationIncomplete = 312,
    /// <summary>A device behind Thunderbolt without IOPCITunnelCompatible.</summary>
    PciTunnelIncompatible = 313,
    /// <summary>A resource named in IOResourceMatch is not published (K55).</summary>
    ResourceNotPublished = 314,
    /// <summary>The USB device is not configured as needed: its interface nubs do not exist.</summary>
    InterfacesNotPublished = 315,
    /// <summary>The kernel does not hold the personality.</summary>
    PersonalityNotInCatalogue = 316,
    /// <summary>The device is there, but its data is on a nub above or below.</summary>
    OtherLevel = 317,
    /// <summary>The nub was never registered: nothing is matched on it.</summary>
    NubNotRegistered = 318,
    /// <summary>Dext personalities are skipped: DriverKit is off (K20).</summary>
    DriverKitOff = 319,
    /// <summary>Dext personalities are skipped: the IOKit daemon is not available (K20).</summary>
    DaemonNotAvailable = 320,
    /// <summary>The outcome depends on what came first, device or extension (K16, K72).</summary>
    MatchDependsOnOrder = 321,
    /// <summary>This platform has no such family for drivers.</summary>
    PlatformHasNoFamily = 322,
    /// <summary>After a crash only the crashed personality is matched, or, past the limit, all but it (K26).</summary>
    RelaunchRoundExcludes = 323,

    /// <summary>Nubs of the provider class are there, and none of them is the device.</summary>
    DeviceNotPresent = 324,

    // 4 category and score
    /// <summary>A client of the nub already holds the category (K22).</summary>
    CategoryConsumed = 401,
    /// <summary>Another driver of the category has a higher score (K33).</summary>
    LowerScore = 402,
    /// <summary>Equal scores: the earlier in the catalogue wins (K13).</summary>
    TieBrokenByOrder = 403,
    /// <summary>A driver that matched at boot keeps the nub (K23).</summary>
    BootIncumbentKept = 404,
    /// <summary>A driver that matched at boot gives way (K23).</summary>
    BootIncumbentReplaced = 405,
    /// <summary>The difference of two scores wraps, so the lower one wins (K14).</summary>
    ScoreDifferenceWraps = 406,
    /// <summary>The family replaces or limits the personality's own score (K51).</summary>
    ScoreSetByFamily = 407,
    /// <summary>An equal personality was in the catalogue already (K11).</summary>
    DuplicateDropped = 408,
    /// <summary>The category is held by a driver that came first; only a new nub opens the race again (K72).</summary>
    IncumbentKeptUntilReplug = 409,

    // 5 class and probe
    /// <summary>IOClass is not a class the kernel can make now (K30).</summary>
    IoClassUnknown = 501,
    /// <summary>probe() returned nothing (K31).</summary>
    ProbeRefused = 502,
    /// <summary>Matching waits for a kext from user space (K27).</summary>
    ModuleStalled = 503,
    /// <summary>IOClass is not the kernel side of what IOUserClass derives from (K70).</summary>
    KernelClassDoesNotFitUserClass = 504,
    /// <summary>The kext with the class does not load.</summary>
    ModuleNotLoadable = 505,
    /// <summary>init() returned false (K31).</summary>
    InitRefused = 506,
    /// <summary>attach() returned false (K31).</summary>
    AttachRefused = 507,
    /// <summary>The kext's own start routine returned an error.</summary>
    ModuleStartFailed = 508,
    /// <summary>The kext does not link against this kernel.</summary>
    ModuleLinkFailed = 509,
    /// <summary>IOClass is abstract or no IOService (K30).</summary>
    IoClassAbstract = 510,
    /// <summary>IOClass is a plain kernel class that a dext cannot stand behind.</summary>
    KernelClassHasNoProxy = 511,
    /// <summary>The kext cannot be unloaded: its classes have instances.</summary>
    ModuleHasInstances = 512,

    // 6 server launch
    /// <summary>The process did not check in within 120 seconds (K65).</summary>
    ServerTimeout = 601,
    /// <summary>A boot argument disables dext launches (K61).</summary>
    LaunchesDisabled = 602,
    /// <summary>The kernel has no dext of that identifier (K63).</summary>
    BundleNotInKernel = 603,
    /// <summary>The shared process that was required is not there (K64).</summary>
    ServerNotReused = 604,
    /// <summary>The executable is not the one that was recorded at activation.</summary>
    Cdhash = 605,
    /// <summary>The system refuses to spawn the process because of its signature.</summary>
    LaunchRefusedBySignature = 606,
    /// <summary>A newer version waits for the old instances to end (K63a).</summary>
    UpgradePending = 607,
    /// <summary>The dext has no unique identifier and is never launched (K63a).</summary>
    UniqueIdMissing = 608,
    /// <summary>The personality is of another version than the registered dext (K63a).</summary>
    UniqueIdDiffers = 609,
    /// <summary>The launch was put off until the Mac wakes (K61).</summary>
    DeferredInSleep = 610,
    /// <summary>The Mac is going down (K61).</summary>
    ShuttingDown = 611,
    /// <summary>The check-in token was not the expected one.</summary>
    CheckInRefused = 612,
    /// <summary>The process lacks com.apple.developer.driverkit and is not let in (K66).</summary>
    DriverkitEntitlementMissing = 613,
    /// <summary>The process ended before start() was called.</summary>
    ExitBeforeStart = 614,
    /// <summary>Third-party dexts may not match the resource nubs here (K68).</summary>
    RealHardwareOnly = 615,
    /// <summary>The daemon's security checks failed, and the personalities are taken out of the catalogue.</summary>
    SecurityChecksFailed = 616,
    /// <summary>The launch request to the daemon is incomplete.</summary>
    LaunchRequestBroken = 617,
    /// <summary>A process asked to be a server without being launched as one.</summary>
    LaunchedOutOfTurn = 618,

    // 7 kernel entitlement check
    /// <summary>The provider's demand is not met by the dext's entitlements (K67).</summary>
    ProviderEntitlements = 701,
    /// <summary>The family's demand is not met by the dext's entitlements (K67).</summary>
    FamilyEntitlements = 702,
    /// <summary>The app's entitlement does not list the dext (K73).</summary>
    UserClientAccess = 703,
    /// <summary>App and dext are of different teams (K73, iPadOS).</summary>
    UserClientTeam = 704,
    /// <summary>The app lacks communicates-with-drivers (K73, iPadOS).</summary>
    CommunicatesWithDrivers = 705,
    /// <summary>Publisher or subscriber of a service notification is not entitled.</summary>
    NotificationEntitlements = 706,
    /// <summary>The kernel refused the user client.</summary>
    UserClientRefused = 707,

    // 8 start and open
    /// <summary>start() failed; the next in the category is tried (K33, K35).</summary>
    StartFailedNextCandidate = 801,
    /// <summary>IOUserClass is no class that the dext's executable registered (K69).</summary>
    UserClassNotRegistered = 802,
    /// <summary>Another driver on the same nub opened it first (K37).</summary>
    ProviderOpenedBySibling = 803,
    /// <summary>start waits, without limit, for a resource that nobody publishes (K35a).</summary>
    WaitsForResource = 804,
    /// <summary>The dext crashed too often and is left out (K26, K71).</summary>
    CrashLimit = 805,
    /// <summary>start is put off until the daemon has sent all personalities (K34).</summary>
    MatchDeferred = 806,
    /// <summary>The dext crashed and is matched again (K71).</summary>
    CrashedAndRelaunched = 807,
    /// <summary>The app opened a service that has no user client for it.</summary>
    WrongServiceOpened = 808,
    /// <summary>Another client holds the device exclusively.</summary>
    ProviderHeldByClient = 809,
    /// <summary>The nub stays busy while a launch is pending.</summary>
    BusyDuringLaunch = 810,
    /// <summary>The device or the instance went away during start.</summary>
    GoneDuringStart = 811,
    /// <summary>A power transition was not answered in time.</summary>
    PowerTimeout = 812,
    /// <summary>The driver brought the kernel down.</summary>
    DriverPanic = 813,
    /// <summary>An old instance does not terminate and keeps its category.</summary>
    InstanceWontTerminate = 814,

    // 9 outcome
    /// <summary>The driver starts on the nub.</summary>
    Wins = 900,
    /// <summary>The driver starts in a category of its own; others start beside it.</summary>
    WinsInOwnCategory = 901,
    /// <summary>The driver starts but cannot use the nub.</summary>
    WinsButNoEffect = 902,
    /// <summary>Another driver starts in its place.</summary>
    Loses = 903,
    /// <summary>No driver at all matches the nub.</summary>
    NoDriver = 904,
    /// <summary>The driver runs; only its first log lines are missing.</summary>
    StartedButSilent = 905,
    /// <summary>The driver takes the nub from a system driver and with it what that one published.</summary>
    DisplacesSystemDriver = 906,
    /// <summary>The driver was no candidate on any nub.</summary>
    NeverTried = 907,
    /// <summary>The driver was tried and does not start, and no other takes its place in its category.</summary>
    NotStarted = 908,
    /// <summary>What was given does not settle it.</summary>
    NotDecidable = 909,
    /// <summary>Matching is fine; the fault lies behind it.</summary>
    OutsideMatching = 910,
    /// <summary>It merges its properties into the nub and goes, as its class is made to.</summary>
    MergesProperties = 911,
}
