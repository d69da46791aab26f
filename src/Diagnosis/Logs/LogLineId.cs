namespace IOMatch;

/// <summary>The log lines that are recognised, and that a simulation can print. Format, meaning and source of each are in data/tables/diagnosis/log-lines.tsv.</summary>
public enum LogLineId
{
    /// <summary>The kernel cannot read its own built-in personalities; none of them is there.</summary>
    CatalogueTableSyntax,
    /// <summary>A built-in personality lacks key and is skipped; for later personalities the kernel skips without a line.</summary>
    CatalogueKeyMissing,
    /// <summary>The list sent to the catalogue holds something that is no dictionary: what follows it is not added (K11).</summary>
    CatalogueNotADictionary,
    /// <summary>An unload of bundle asks to end its instances; "dis" means that none is ended.</summary>
    CatalogueUnloadTerminate,
    /// <summary>Driver is kept across the user-space restart.</summary>
    RebootPreservesService,
    /// <summary>Driver of the dext bundle is ended for the user-space restart and matched again after it.</summary>
    RebootTerminatesDext,
    /// <summary>Driver of the kext bundle, which has IOMatchDefer, is ended for the user-space restart.</summary>
    RebootTerminatesKext,
    /// <summary>Driver refuses to end; as long as it stays, its category cannot be matched again.</summary>
    TerminateFailed,
    /// <summary>A new version of bundle is there, but the old instance driver refuses to end and keeps the category.</summary>
    ReplaceTerminateFailed,
    /// <summary>All personalities are replaced and matching starts again.</summary>
    CatalogueReset,
    /// <summary>Driver is put under provider: probe or start comes next.</summary>
    Attach,
    /// <summary>Provider has very many clients; attach waits until one leaves.</summary>
    AttachStalls,
    /// <summary>Driver leaves provider: it was only probed, its start failed, or it ends.</summary>
    Detach,
    /// <summary>RegisterService was called on provider before it was attached: nothing is ever matched on it.</summary>
    NotRegistryMember,
    /// <summary>A nub is offered for matching.</summary>
    Registering,
    /// <summary>All personalities have arrived: count nubs whose start was put off by IOMatchDefer are matched again.</summary>
    DeferredRematching,
    /// <summary>Count nubs are matched again because of new personalities; 0 means that no nub of that provider class exists.</summary>
    MatchingServiceCount,
    /// <summary>A client of provider already holds the category category: this personality is skipped.</summary>
    CategoryExists,
    /// <summary>Matching on provider waits for a kext from user space (K27).</summary>
    ModuleStall,
    /// <summary>The kernel has no class class that it can make: the name is wrong, or the kext that holds it did not load. The next candidate is tried.</summary>
    ClassNotAllocated,
    /// <summary>Init of class refused its personality.</summary>
    InitFails,
    /// <summary>Driver passed passive matching on provider and is probed.</summary>
    Probe,
    /// <summary>Driver declined the device; the next candidate is tried.</summary>
    ProbeFails,
    /// <summary>After probing: how many categories have candidates on provider (the number printed is really that of the last list).</summary>
    RankingCategories,
    /// <summary>Count candidates of category category on provider.</summary>
    RankingCategory,
    /// <summary>Driver is a candidate on provider in category category with score score; the first line of a category wins.</summary>
    RankingCandidate,
    /// <summary>The winner of this category on provider has started: driver lost, by score or by order.</summary>
    CategorySkipped,
    /// <summary>Driver is started on provider.</summary>
    StartTried,
    /// <summary>The winner on provider has IOMatchDefer: its start waits for the IOKit daemon.</summary>
    MatchingDeferred,
    /// <summary>Driver did not start on provider; the next candidate of the category is tried.</summary>
    StartFailed,
    /// <summary>Provider is matched again after the user-space restart.</summary>
    RebootDefersMatching,
    /// <summary>Driver crashed; its provider is matched again, with the same personality only (K26).</summary>
    RematchAfterCrash,
    /// <summary>The generic keys fit provider, the family's own keys do not.</summary>
    FamilyRefuses,
    /// <summary>IOResourceMatch is of a type that the kernel does not walk: it is ignored and start goes on.</summary>
    ResourceMatchUnusable,
    /// <summary>Start waits, without limit, for the resource why.</summary>
    ResourceStall,
    /// <summary>The resource that start waited for is there.</summary>
    ResourceWake,
    /// <summary>Driver matched at boot and serves the root disk: it keeps the nub (K23).</summary>
    CannotReplaceRootDriver,
    /// <summary>Some nub is still busy, often with a launch or a module stall; the wait is extended.</summary>
    BusyExtended,
    /// <summary>The wait for quiet ran out; still busy: why.</summary>
    BusyTimeout,
    /// <summary>Process did not answer the kernel's requests; still busy: why.</summary>
    DaemonStall,
    /// <summary>Driver hangs in stop or close.</summary>
    TerminateTimedOut,
    /// <summary>An ordering problem as driver ends; matching is not concerned.</summary>
    WillTerminateNotCalled,
    /// <summary>The boot argument dk holds 0x1000: no dext starts at all.</summary>
    LaunchesDisabled,
    /// <summary>The Mac is going down: driver is not launched.</summary>
    DisabledInShutdown,
    /// <summary>The Mac is going to sleep: driver is launched after waking.</summary>
    DeferredInSleep,
    /// <summary>Count nubs put off in sleep are matched again.</summary>
    SleepDeferredRematching,
    /// <summary>Driver joins the running process server.</summary>
    UsingExistingServer,
    /// <summary>Driver won its match; the kernel waits up to 120 s for the process server to check in.</summary>
    WaitingForServer,
    /// <summary>Driver has to run in its provider's process, which is not there any more.</summary>
    ReuseServerFailed,
    /// <summary>No process and no launch for driver: the lines just before say why.</summary>
    LaunchServerFailed,
    /// <summary>Driver won its match, but its process never checked in: user space refused it, or it ended first.</summary>
    ServerTimeout,
    /// <summary>Start of driver needed ms ms.</summary>
    StartTook,
    /// <summary>The system's power state changes; launches may be put off from here.</summary>
    CapabilityChange,
    /// <summary>Sleep or shutdown waits for count dexts and matching matches.</summary>
    WaitingForUserServers,
    /// <summary>A dext did not finish its power change in time.</summary>
    AckTimerExpired,
    /// <summary>Driver did not finish its power change and is ended.</summary>
    PowerTransitionFailed,
    /// <summary>A dext did not stop at shutdown: the kernel panics.</summary>
    ShutdownTimedOut,
    /// <summary>Good news: bundle won its match and a launch begins; it has not crashed today.</summary>
    DriverLaunching,
    /// <summary>Bundle won its match and a launch begins; it has crashed count times today.</summary>
    DriverLaunchingAgain,
    /// <summary>The kernel holds no dext bundle: the bundle went, was replaced, or CFBundleIdentifier is wrong.</summary>
    DextNotFound,
    /// <summary>Server and bundle differ in their first two labels: no shared process, each gets its own.</summary>
    ServerNameOrganization,
    /// <summary>The launch is dropped; the line just before says why.</summary>
    TokenNotInitialized,
    /// <summary>An inconsistency inside the kernel: it panics.</summary>
    NotADriverKitKext,
    /// <summary>A process that was not launched as a driver asked to be one.</summary>
    ServerOnlyForDrivers,
    /// <summary>Process carries no entitlements: unsigned, or its signature was stripped.</summary>
    EntitlementsMissing,
    /// <summary>Process of team team runs and reached the kernel.</summary>
    TeamIdentifier,
    /// <summary>Process lacks com.apple.developer.driverkit and is not let in; a time-out follows (K66).</summary>
    DriverkitEntitlementFailed,
    /// <summary>The process checks in as server.</summary>
    ServerCreate,
    /// <summary>The process checks in as server, but the kernel holds no dext bundle; start goes on all the same.</summary>
    ServerCreateNoKext,
    /// <summary>The executable is another one than at an earlier launch: rebuilt in place.</summary>
    UuidNotMatching,
    /// <summary>A second check-in, or one that was not expected: somebody else launched the process.</summary>
    CheckInTokenNotSet,
    /// <summary>The process has no check-in token: it was not launched by the kernel's request.</summary>
    CheckInTokenNull,
    /// <summary>The provider demands a transport entitlement that driver lacks, or whose value does not cover this device (K67).</summary>
    ProviderEntitlementsFailed,
    /// <summary>The family of the kernel class demands an entitlement that driver lacks (K67).</summary>
    FamilyEntitlementsFailed,
    /// <summary>The kernel ends the process: an entitlement check failed. The line before says which.</summary>
    ServerExitEntitlements,
    /// <summary>The kernel ends the process: it was not the one that was asked for.</summary>
    ServerExitCheckIn,
    /// <summary>The kernel ends the process: its executable is not the one recorded at activation.</summary>
    ServerExitCdhash,
    /// <summary>The kernel ends the process: a third-party dext may not match the resource nubs on this platform (K68).</summary>
    ServerExitRealHardware,
    /// <summary>The kernel ends the process: why.</summary>
    ServerExit,
    /// <summary>The kernel kills the process: why.</summary>
    ServerKill,
    /// <summary>Driver was ended while its object was being made: the device went away.</summary>
    InstantiateInactive,
    /// <summary>The personality of driver has no IOUserClass: start fails (K69).</summary>
    UserClassUndefined,
    /// <summary>The dext's class class was found.</summary>
    UserClassFound,
    /// <summary>IOUserClass class is no class of the dext's executable.</summary>
    UserClassNotFound,
    /// <summary>Class is a class that the dext does have.</summary>
    UserClassListed,
    /// <summary>Kernel object driver and the dext's class class were joined.</summary>
    ObjectInstantiated,
    /// <summary>IOUserClass is not among the classes that the dext registered: start fails.</summary>
    NoUserClassFound,
    /// <summary>The object of the dext was not made (0xerror).</summary>
    InstantiateFailed,
    /// <summary>The dext registers its class class.</summary>
    ClassRegistered,
    /// <summary>A shared process loads the executable of bundle (result 0xerror).</summary>
    LoadModule,
    /// <summary>The entitlement checks passed; start of driver on provider comes next.</summary>
    ServiceAttach,
    /// <summary>Driver started on provider.</summary>
    DextStarted,
    /// <summary>Start of driver on provider returned an error, or its kernel class refused; the next candidate is tried.</summary>
    DextStartFailed,
    /// <summary>Driver wanted to open provider while it was ending.</summary>
    OpenBlocked,
    /// <summary>Driver closes provider.</summary>
    ServiceClose,
    /// <summary>Driver stops in the normal way.</summary>
    ServiceStop,
    /// <summary>A stop of something the process does not serve; bookkeeping only.</summary>
    ServiceStopUnknown,
    /// <summary>Driver ended with provider still open; the kernel closes it, so that another can open it.</summary>
    ForceClose,
    /// <summary>The process has ended.</summary>
    ServerFinalize,
    /// <summary>The process has ended and a newer version waits: the provider is matched afresh.</summary>
    ServerFinalizeReplaced,
    /// <summary>A process that never finished its check-in has ended.</summary>
    ServerFinalizeNoToken,
    /// <summary>The process ended before start of driver was called: the device gets no driver from this attempt.</summary>
    ExitBeforeStart,
    /// <summary>The process exited or crashed.</summary>
    ClientClose,
    /// <summary>The process ended while driver was attached.</summary>
    ClientCrashed,
    /// <summary>Bundle, one of Apple's own, crashed more often than the policy allows: the kernel panics.</summary>
    CrashedTooOften,
    /// <summary>The dext of driver lacks an entitlement that the client asks of it; unless another rule allows it, the client is refused.</summary>
    UserClientRequiredEntitlement,
    /// <summary>App (team team) and dext (team other) are of different teams, and the dext does not allow third parties (iPadOS).</summary>
    UserClientTeam,
    /// <summary>The app lacks entitlement (iPadOS).</summary>
    UserClientAppEntitlement,
    /// <summary>Matching is fine; the app may not open driver: its userclient-access entitlement has to list bundle.</summary>
    UserClientAccess,
    /// <summary>The user client driver is refused: IOServiceOpen returns kIOReturnNotPermitted.</summary>
    UserClientEntitlements,
    /// <summary>The publisher is not entitled: the dext is not told of that service.</summary>
    PublisherEntitlements,
    /// <summary>The subscriber is not entitled: the dext is not told of that service.</summary>
    SubscriberEntitlements,
    /// <summary>A mistake in the dext's code: class is no action.</summary>
    ActionTypeWrong,
    /// <summary>Driver sets its queue why: its code runs.</summary>
    SetDispatchQueue,
    /// <summary>An app's IOServiceOpen answers 0xerror.</summary>
    ServiceOpenError,
    /// <summary>Process lacks the entitlement that the user client class demands.</summary>
    UserClientMissingEntitlement,
    /// <summary>The user client class does not say which entitlement it demands: nobody may open it.</summary>
    UserClientKeyMissing,
    /// <summary>The sandbox of process does not allow the user client class.</summary>
    UserClientSandbox,
    /// <summary>A security policy does not let process open the user client class.</summary>
    UserClientMacf,
    /// <summary>The unique identifier of bundle is dropped, so every launch of it fails.</summary>
    UniqueIdTooLong,
    /// <summary>Bundle was registered without unique identifier: every launch of it fails.</summary>
    UniqueIdMissing,
    /// <summary>Version version of bundle has no unique identifier and is refused.</summary>
    NewDextWithoutUniqueId,
    /// <summary>The registered bundle has no unique identifier: the new version is refused.</summary>
    OldDextWithoutUniqueId,
    /// <summary>Bundle was sent again; the same one is there already.</summary>
    DextAlreadyThere,
    /// <summary>Bundle was replaced by version other at once; its new personalities are in the catalogue.</summary>
    DextUpgraded,
    /// <summary>Version version of bundle stays until its last instance ends; then version other takes over.</summary>
    DextUpgradeDelayed,
    /// <summary>A kext and a dext share the identifier bundle: the kext is refused.</summary>
    KextSharesIdentifier,
    /// <summary>An inconsistency inside the kernel: it panics.</summary>
    FreeingLaunchedDext,
    /// <summary>Nothing is removed.</summary>
    RemoveKextUnsupported,
    /// <summary>The old bundle is still referenced.</summary>
    DextUnloadForUpgradeFailed,
    /// <summary>User space is not told that bundle was replaced.</summary>
    DextUpgradeNotSent,
    /// <summary>An inconsistency in the kernel's bookkeeping for bundle.</summary>
    DextPendingUpgradeOdd,
    /// <summary>Instances of bundle refuse to end as it is removed.</summary>
    DextServicesStay,
    /// <summary>Dext or personality of bundle has no unique identifier: the launch is dropped (K63a).</summary>
    DextUniqueIdNotFound,
    /// <summary>The launch count of bundle is at its maximum: the launch is dropped.</summary>
    DextTooManyLaunched,
    /// <summary>The launch of bundle is allowed.</summary>
    DextLaunchCounted,
    /// <summary>A newer bundle waits for the old instances to end: no launch until then.</summary>
    DextRequiresUpdate,
    /// <summary>The personality is of another version of bundle than the registered dext: the launch is dropped.</summary>
    DextUniqueIdDiffers,
    /// <summary>An instance of bundle ended.</summary>
    DextTerminated,
    /// <summary>The last old instance of bundle ended: the upgrade happens now.</summary>
    DextUpgradeNow,
    /// <summary>The last instance of bundle ended: it is removed now.</summary>
    DextUnloadNow,
    /// <summary>An inconsistency in the kernel's bookkeeping for bundle.</summary>
    DextCountNotFound,
    /// <summary>An inconsistency in the kernel's bookkeeping for bundle.</summary>
    DextCountTooLow,
    /// <summary>The launch of bundle as server was asked of user space; if nothing follows, look at the daemon.</summary>
    DaemonLaunchRequested,
    /// <summary>User space is told of the upgrade of bundle.</summary>
    DextUpgradeNotified,
    /// <summary>The launch request is broken: the launch runs into its time-out.</summary>
    LaunchRequestNoToken,
    /// <summary>The launch request is broken: the launch runs into its time-out.</summary>
    LaunchRequestNotPatched,
    /// <summary>The launch request is broken: the launch runs into its time-out.</summary>
    LaunchRequestNoSendRight,
    /// <summary>Process does not run yet: requests to load and to launch wait.</summary>
    DaemonPortMissing,
    /// <summary>The kernel knows no kext bundle.</summary>
    KextNotFound,
    /// <summary>Bundle is missing and may not be asked for: matching goes on without it.</summary>
    KextRequestsDisabled,
    /// <summary>Bundle is asked for from user space: the nub waits (K27).</summary>
    KextLoadQueued,
    /// <summary>Process is not up: the wait for bundle may last.</summary>
    KextMightNotLoad,
    /// <summary>Bundle did not load (0xerror); matching goes on, and the class is missing if it was in there.</summary>
    KextLoadError,
    /// <summary>Safe boot: bundle is not loaded.</summary>
    KextSafeBoot,
    /// <summary>Bundle is in no kext collection: it has to be put into the auxiliary one, and the Mac restarted.</summary>
    KextNotInCollection,
    /// <summary>Bundle is on the system's exclude list.</summary>
    KextExcluded,
    /// <summary>A library that bundle lists is missing or does not fit.</summary>
    KextDependencies,
    /// <summary>Bundle has code but lists no libraries.</summary>
    KextNoLibraries,
    /// <summary>Other, which bundle needs, did not load.</summary>
    KextDependencyFailed,
    /// <summary>The start routine of bundle returned 0xerror: none of its classes can be used.</summary>
    KextStartFailed,
    /// <summary>Bundle did not load (0xerror).</summary>
    KextFailedToLoad,
    /// <summary>Bundle does not link against this kernel.</summary>
    KextLinkFailed,
    /// <summary>The executable of bundle was not loaded.</summary>
    KextExecutableFailed,
    /// <summary>Bundle is in the prelinked collection already; a notice, not a fault.</summary>
    KextMatchesPrelinked,
    /// <summary>Bundle lists no library of the kernel's programming interface; a warning only.</summary>
    KextNoKpi,
    /// <summary>Bundle was built against another SDK: a class layout differs.</summary>
    KextVtableOutOfDate,
    /// <summary>Bundle is sent as codeless but declares an executable: its personalities are lost.</summary>
    CodelessWithExecutable,
    /// <summary>A codeless bundle without key is not registered.</summary>
    CodelessKeyMissing,
    /// <summary>Count dexts and codeless kexts have arrived.</summary>
    CodelessLoading,
    /// <summary>The personalities of bundle are left out at boot.</summary>
    ExplicitLoadOnly,
    /// <summary>Safe boot: the personalities of bundle are left out.</summary>
    SafeBootOmitted,
    /// <summary>The personalities of bundle are not sent.</summary>
    KextLoadingDisabled,
    /// <summary>Safe boot: the personalities of bundle are not sent.</summary>
    SafeBootNotSent,
    /// <summary>The catalogue is filled.</summary>
    SendingAllPersonalities,
    /// <summary>Count personalities went to the catalogue.</summary>
    PersonalitiesSent,
    /// <summary>Count personalities of bundle go to the catalogue.</summary>
    KextSendingPersonalities,
    /// <summary>The personalities of bundle are taken out of the catalogue.</summary>
    KextRemovingPersonalities,
    /// <summary>Bundle is refused.</summary>
    KextDynamicLoadDenied,
    /// <summary>A value, for instance a fractional number, cannot be sent: none of the list arrives (K6).</summary>
    PersonalitiesNotSerialized,
    /// <summary>The device is behind Thunderbolt and the personality of class lacks key.</summary>
    PciTunnelKeyNeeded,
    /// <summary>Everything fits, but for a vendor's usage page on transport the personality of bundle has to hold VendorID: refused.</summary>
    HidVendorIdMissing,
    /// <summary>The personality of bundle holds neither Transport nor VendorID; a report only, the match stands.</summary>
    HidVendorIdMissingReport,
    /// <summary>At boot the kernel waits for a service that matches why.</summary>
    RootWait,
    /// <summary>The root device has not shown up: its driver is missing or does not match.</summary>
    RootStillWaiting,
    /// <summary>The root device was found at path.</summary>
    RootFound,
    /// <summary>Driver did not answer a change of its power state within ms ms.</summary>
    PowerStateTimeout,
    /// <summary>The kernel went down: why.</summary>
    Panic,
    /// <summary>Code of bundle runs and prints to the log.</summary>
    DextPrints,
    /// <summary>The process process was spawned and got the sandbox profile profile.</summary>
    SandboxProfile,
    /// <summary>System policy refuses to let the process run: its signature, or the ticket, does not satisfy it.</summary>
    AspWouldNotAllow,
    /// <summary>The signature does not pass: a restricted entitlement is not covered, or the files changed after signing.</summary>
    AmfiValidationFailed,
    /// <summary>A restricted entitlement is not covered by a profile: the process is not allowed to run.</summary>
    AmfiRestrictedEntitlements,
    /// <summary>The signature of path is being refused; the next lines say why.</summary>
    AmfiWhenValidating,
    /// <summary>An entitlement in the signature is not granted by the embedded profile: the process is not allowed to run.</summary>
    RestrictedEntitlements,
    /// <summary>Not granted by the profile: why.</summary>
    UnsatisfiedEntitlements,
    /// <summary>No embedded profile fits bundle on this Mac.</summary>
    NoEligibleProfile,
    /// <summary>No embedded profile fits: it is missing, expired, or does not list this Mac or these entitlements.</summary>
    NoMatchingProfile,
    /// <summary>The signature of path is not valid (code).</summary>
    SignatureNotValid,
    /// <summary>The profile does not grant a restricted entitlement (code).</summary>
    RequirementsNotValidated,
    /// <summary>A part of the signature of path is not there; with "Exec format error" beside it: the signing is wrong.</summary>
    CodeRequirementsNotFetched,
    /// <summary>The system refuses to spawn the process; for a dext that is its signing, seldom its architecture.</summary>
    ExecFormatError,
    /// <summary>The process was not spawned because of its signature.</summary>
    SpawnCodesigning,
    /// <summary>The process was not spawned: signature, entitlements or the file itself.</summary>
    SpawnFailed,
    /// <summary>The process could not be started; with restricted entitlements that means: no fitting profile.</summary>
    ExitedReasonExec,
    /// <summary>The process was ended because of its signature.</summary>
    ExitedReasonCodesigning,
    /// <summary>An app asks to activate bundle.</summary>
    ActivationRequest,
    /// <summary>Sysextd looks for bundle in the app; if nothing follows, it was not found or may not be used from there.</summary>
    RealizeExtension,
    /// <summary>Sysextd decides: why.</summary>
    InitialDecision,
    /// <summary>Bundle is copied to its place in /Library/SystemExtensions.</summary>
    StagingExtension,
    /// <summary>Sysextd decides whether the extension may be activated: why.</summary>
    MakingDecision,
    /// <summary>The extension is not allowed: a configuration profile or policy denies it.</summary>
    ActivationDenied,
    /// <summary>A configuration profile lists the allowed extensions, and this is none of them.</summary>
    NotInAllowedList,
    /// <summary>Bundle goes from "from" to "to".</summary>
    ExtensionState,
    /// <summary>Bundle waits for the user's approval in System Settings.</summary>
    ExtensionWaitsForUser,
    /// <summary>Bundle is activated and enabled: its personalities go to the catalogue.</summary>
    ExtensionEnabled,
    /// <summary>This version of bundle goes with the next restart.</summary>
    ExtensionWaitsForReboot,
    /// <summary>Sysextd sees the app outside /Applications: moved, translocated, linked or quarantined.</summary>
    OutsideApplications,
    /// <summary>The validator for this kind of extension rejects Info.plist or entitlements.</summary>
    CategoryError,
    /// <summary>Bundle could not be validated.</summary>
    NoRelatedKext,
    /// <summary>The extension could not be validated and is removed; offline, an unstapled ticket is the usual cause.</summary>
    FailedToValidate,
    /// <summary>Bundle could not be validated and is removed.</summary>
    UninstallingInvalid,
    /// <summary>The old version stays until a restart; until then the new one does not run.</summary>
    BeingReplaced,
    /// <summary>The old version stays until a restart; until then the new one does not run.</summary>
    DeclinedToTerminate,
    /// <summary>The system extension database contradicts itself: count active rows of one extension.</summary>
    SeveralActive,
    /// <summary>A bundle in the system extension store cannot be read.</summary>
    ResolveBundleFailed,
    /// <summary>The startup security policy of this Mac does not allow it.</summary>
    SecuritySettingsPrevent,
    /// <summary>The system refuses the bundle as it was signed for distribution.</summary>
    InsertBundleFailed,
    /// <summary>The activation request failed with number number.</summary>
    SystemExtensionError,
    /// <summary>Loading failed with number number of KMErrorDomain.</summary>
    KernelManagementError,
    /// <summary>The kext waits for the user's approval in System Settings.</summary>
    NotApproved,
    /// <summary>Bundle is accepted and loads after a restart.</summary>
    RequiresReboot,
    /// <summary>The kext is not signed as the boot policy of this Mac demands.</summary>
    BadCodeSignature,
    /// <summary>Somebody asks to load a kext; the next lines name it.</summary>
    KernelManagerRequest,
    /// <summary>The auxiliary kext collection, where third-party kexts live, is read.</summary>
    AuxiliaryCollection,
    /// <summary>Bundle is to be validated.</summary>
    DextValidateRequest,
    /// <summary>Bundle is being validated.</summary>
    DextValidating,
    /// <summary>Bundle passed validation and is read in.</summary>
    DextRealize,
    /// <summary>Kernelmanagerd knows count dexts of identifier bundle.</summary>
    DextFound,
    /// <summary>Kernelmanagerd picks the version of bundle that the kernel asked for.</summary>
    DextPicking,
    /// <summary>Kernelmanagerd found the version of bundle that the kernel asked for.</summary>
    DextPicked,
    /// <summary>Kernelmanagerd takes up the launch of bundle as server.</summary>
    DextLaunchReceived,
    /// <summary>Kernelmanagerd launches bundle from path.</summary>
    DextLaunching,
    /// <summary>The launch request is incomplete: not launched.</summary>
    LaunchNoArguments,
    /// <summary>The launch request is incomplete: not launched.</summary>
    LaunchNoKextId,
    /// <summary>The launch request is incomplete: not launched.</summary>
    LaunchNoServerName,
    /// <summary>The launch request is incomplete: not launched.</summary>
    LaunchNoServerTag,
    /// <summary>The launch request is incomplete: not launched.</summary>
    LaunchNoPort,
    /// <summary>The daemon knows no bundle: the dext was moved or removed.</summary>
    LaunchKextNotFound,
    /// <summary>Bundle is no dext, or has no executable: not launched.</summary>
    LaunchNotADext,
    /// <summary>A library of bundle did not pass: not launched, and its personalities are taken out of the catalogue.</summary>
    LaunchDependenciesSecurity,
    /// <summary>Bundle did not pass: not launched, and its personalities are taken out of the catalogue.</summary>
    LaunchSecurity,
    /// <summary>The port for the check-in of bundle is dead: not launched.</summary>
    LaunchPortDead,
    /// <summary>Launchd did not take the job of bundle; the line before says why.</summary>
    LaunchFailed,
    /// <summary>The executable lacks entitlement: not launched.</summary>
    DextNotSignedWith,
    /// <summary>Launchd refused the job: why.</summary>
    LaunchdError,
    /// <summary>The process was not started.</summary>
    DaemonNotStarted,
    /// <summary>Server carries the debugging entitlement: environment and core dumps of its Info.plist are honoured.</summary>
    DextDebugging,
    /// <summary>The executable has no signature.</summary>
    CdhashMissing,
    /// <summary>Approval is decided elsewhere, by sysextd.</summary>
    ApprovalStub,
    /// <summary>Bundle is on the system's exclude list.</summary>
    RejectedExcluded,
    /// <summary>Files of path do not belong to root:wheel, or others may write them.</summary>
    RejectedPermissions,
    /// <summary>The signature of path is bad; System Integrity Protection is relaxed, so it is allowed.</summary>
    InvalidSignatureAllowed,
    /// <summary>The signature of path is missing, broken, or not the kind that is demanded.</summary>
    RejectedSignature,
    /// <summary>Path is in no folder that kexts may be loaded from.</summary>
    RejectedLocation,
    /// <summary>Path is not approved.</summary>
    DextNotApproved,
    /// <summary>The user has not approved path.</summary>
    RejectedPolicy,
    /// <summary>Open was refused with kIOReturnExclusiveAccess: somebody else has the nub open, a driver beside this one or a program.</summary>
    ExclusiveAccess,
    /// <summary>A driver of the system holds the device, and the program has no right to take it away.</summary>
    KernelDetachmentUnsupported,
    /// <summary>Profile and entitlements file hold different values for entitlement.</summary>
    ProfileValueMismatch,
    /// <summary>Signing failed at the keychain or the certificate chain: the product may carry no entitlements.</summary>
    SigningComponentError,
    /// <summary>App and running dext are of different versions.</summary>
    DriverVersionMismatch,
    /// <summary>The kext stays: objects of its classes still exist.</summary>
    ClassesHaveInstances,
    /// <summary>Path did not load: why.</summary>
    KextToolError,
    /// <summary>A personality names a bundle that is not there.</summary>
    PersonalityUnknownKext,
    /// <summary>Usual in a codeless kext; a note, not a fault.</summary>
    PersonalityOtherKext,
    /// <summary>CFBundleVersion and the version built into the executable differ.</summary>
    VersionsDiffer,
}
