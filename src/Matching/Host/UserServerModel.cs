namespace IOMatch;

/// <summary>What is known of a dext's process.</summary>
/// <param name="Launch">How asking for it ends.</param>
/// <param name="Entitlements">The entitlements of the process; null when nobody told: then it is taken to hold what is demanded, and the transcript says so.</param>
/// <param name="DiesBeforeCheck">The process ends between check-in and the entitlement check (K67).</param>
/// <param name="UserClasses">Classes that the binary registers (K69); null when unknown.</param>
/// <param name="DextUniqueId">The unique id of the registered bundle (K63a); null when it has none or none is known.</param>
/// <param name="Signing">Who signed it.</param>
/// <param name="Instantiates">False when the driver's start is decided elsewhere and IOUserClass is not looked at.</param>
/// <example><code>
/// var crashes = new UserServerModel(Launch: ServerLaunch.TimesOut);
/// var host = Host.Default with { Servers = Host.Default.Servers.Add("com.example.Gadget", crashes) };
/// </code></example>
public sealed record UserServerModel(
    ServerLaunch Launch = ServerLaunch.ChecksIn,
    OSDictionary? Entitlements = null,
    bool DiesBeforeCheck = false,
    IReadOnlyCollection<string>? UserClasses = null,
    OSData? DextUniqueId = null,
    ServerSigning Signing = ServerSigning.Unknown,
    bool Instantiates = true)
{
    /// <summary>Launches, and nothing more is known.</summary>
    public static UserServerModel Default { get; } = new();
}
