using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The operating system that is simulated.</summary>
public enum Platform
{
    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>iPadOS: dexts only, with rules of its own (K68, K73).</summary>
    IPadOS,
}

/// <summary>System Integrity Protection.</summary>
public enum Sip
{
    /// <summary>As delivered.</summary>
    Enabled,

    /// <summary>Off: ad-hoc signed dexts may be tried.</summary>
    Disabled,
}

/// <summary>Which kernel collection a kext is in; decides whether its personalities count as boot personalities (K23).</summary>
public enum KernelCollection
{
    /// <summary>Not known to OSKext's records: counts as boot.</summary>
    Unknown,

    /// <summary>The boot (primary) collection: counts as boot.</summary>
    Primary,

    /// <summary>The system collection, paged in later.</summary>
    Pageable,

    /// <summary>The auxiliary collection: third-party kexts.</summary>
    Auxiliary,

    /// <summary>None: codeless kexts and dexts.</summary>
    None,
}

/// <summary>What OSKext answers when the module of a personality is asked for (K27).</summary>
public enum ModuleLoad
{
    /// <summary>Loaded, or loaded on the spot.</summary>
    Loaded,

    /// <summary>User space must load it first: the round stalls.</summary>
    Deferred,

    /// <summary>There is none; the round goes on.</summary>
    Missing,
}

/// <summary>A kext as OSKext knows it.</summary>
public readonly record struct KextRecord(KernelCollection Collection, ModuleLoad Load);

/// <summary>The <c>dk</c> boot-arg, as far as it matters to matching (K20, K61, K67).</summary>
/// <param name="Enabled">DriverKit is on.</param>
/// <param name="LaunchesDisabled">Nothing is launched.</param>
/// <param name="EntitlementChecksDisabled">The entitlement check is left out.</param>
public readonly record struct DriverKitFlags(bool Enabled = true, bool LaunchesDisabled = false, bool EntitlementChecksDisabled = false)
{
    /// <summary>As delivered.</summary>
    public static DriverKitFlags Default { get; } = new(true);
}

/// <summary>The PCI family's configurator flags, as far as they gate matching.</summary>
/// <param name="CheckTunnel">0x00080000: a driver behind a tunnel needs IOPCITunnelCompatible.</param>
/// <param name="NoTunnelDrivers">0x00100000: no driver behind a tunnel.</param>
public readonly record struct PciFlags(bool CheckTunnel = true, bool NoTunnelDrivers = false)
{
    /// <summary>As delivered.</summary>
    public static PciFlags Default { get; } = new(true);
}

/// <summary>Everything about the machine and its state that decides a match and stands neither in the registry nor in the catalogue. Immutable.</summary>
public sealed record Host
{
    /// <summary>A Mac with Apple silicon, current macOS, everything as delivered, the IOKit daemon running.</summary>
    public static Host Default { get; } = new();

    /// <summary>A Mac with a macOS version.</summary>
    public static Host MacOS(int major, int minor = 0) => new() { Platform = Platform.MacOS, Version = new(major, minor) };

    /// <summary>An iPad with an iPadOS version.</summary>
    public static Host IPadOS(int major, int minor = 0) => new() { Platform = Platform.IPadOS, Version = new(major, minor) };

    /// <summary>The system.</summary>
    public Platform Platform { get; init; } = Platform.MacOS;

    /// <summary>Its version.</summary>
    public Version Version { get; init; } = new(15, 4);

    /// <summary>System Integrity Protection.</summary>
    public Sip Sip { get; init; } = Sip.Enabled;

    /// <summary>systemextensionsctl developer on.</summary>
    public bool DeveloperMode { get; init; }

    /// <summary>An Intel Mac: the PCI family adds no score there.</summary>
    public bool IsIntel { get; init; }

    /// <summary>The IOKit daemon (kernelmanagerd) is available; without it dexts are skipped (K20).</summary>
    public bool DaemonAvailable { get; init; } = true;

    /// <summary>The deferral list exists: before the daemon has launched (K34).</summary>
    public bool DeferralList { get; init; }

    /// <summary>The system was started in single-user mode.</summary>
    public bool SingleUser { get; init; }

    /// <summary>The system is going to sleep (K61).</summary>
    public bool Sleeping { get; init; }

    /// <summary>The system is shutting down (K61).</summary>
    public bool ShuttingDown { get; init; }

    /// <summary>The <c>dextrelaunch</c> boot-arg: relaunches of a crashed dext (K26).</summary>
    public uint DextRelaunchLimit { get; init; } = 1000;

    /// <summary>The <c>dk</c> boot-arg.</summary>
    public DriverKitFlags DriverKit { get; init; } = DriverKitFlags.Default;

    /// <summary>The PCI family's flags.</summary>
    public PciFlags Pci { get; init; } = PciFlags.Default;

    /// <summary>IOMedia is hidden at boot (K57).</summary>
    public bool HidesMedia { get; init; }

    /// <summary>Registry id of the root media parent (K23, K57); null when unknown.</summary>
    public ulong? RootMediaParent { get; init; }

    /// <summary>A 3D game controller is present: switches the old games rule of the HID family off.</summary>
    public bool GameControllerPresent { get; init; }

    /// <summary>Kexts by bundle id; one that is not listed is unknown to OSKext (so it counts as boot, and as loaded).</summary>
    public ImmutableDictionary<string, KextRecord> Kexts { get; init; } = ImmutableDictionary.Create<string, KextRecord>(StringComparer.Ordinal);

    /// <summary>A user server that is not listed in <see cref="Servers"/>.</summary>
    public UserServerModel OtherServers { get; init; } = UserServerModel.Default;

    /// <summary>User servers by IOUserServerName.</summary>
    public ImmutableDictionary<string, UserServerModel> Servers { get; init; } = ImmutableDictionary.Create<string, UserServerModel>(StringComparer.Ordinal);
}
