namespace IOMatch;

/// <summary>How asking for a user server ends.</summary>
/// <example><code>
/// var host = Host.Default with { OtherServers = UserServerModel.Default with { Launch = ServerLaunch.TimesOut } };
/// </code></example>
public enum ServerLaunch
{
    /// <summary>The process starts and checks in.</summary>
    ChecksIn,

    /// <summary>The bundle is not known to the kernel as a dext (K63).</summary>
    BundleUnknown,

    /// <summary>The process never checks in (K65): it crashed, was refused (K66), or hangs.</summary>
    TimesOut,
}
