namespace IOMatch;

/// <summary>How asking for a user server ends.</summary>
public enum ServerLaunch
{
    /// <summary>The process starts and checks in.</summary>
    ChecksIn,

    /// <summary>The bundle is not known to the kernel as a dext (K63).</summary>
    BundleUnknown,

    /// <summary>The process never checks in (K65): it crashed, was refused (K66), or hangs.</summary>
    TimesOut,
}

/// <summary>What is known of a dext's process.</summary>
/// <param name="Launch">How asking for it ends.</param>
/// <param name="Entitlements">The entitlements of the process; null when nobody told: then it is taken to hold what is demanded, and the transcript says so.</param>
/// <param name="DiesBeforeCheck">The process ends between check-in and the entitlement check (K67).</param>
/// <param name="UserClasses">Classes that the binary registers (K69); null when unknown.</param>
/// <param name="DextUniqueId">The unique id of the registered bundle (K63a); null when unknown.</param>
public sealed record UserServerModel(
    ServerLaunch Launch = ServerLaunch.ChecksIn,
    OSDictionary? Entitlements = null,
    bool DiesBeforeCheck = false,
    IReadOnlyCollection<string>? UserClasses = null,
    OSData? DextUniqueId = null)
{
    /// <summary>Launches, and nothing more is known.</summary>
    public static UserServerModel Default { get; } = new();
}
