using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Everything about the machine and its state that decides a match and stands neither in the registry nor in the catalogue. Immutable.</summary>
/// <example><code>
/// var host = Host.MacOS(15, 4) with { DaemonAvailable = false };
/// var outcome = MatchSimulator.Run(registry, catalogue, host: host);
/// </code></example>
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
