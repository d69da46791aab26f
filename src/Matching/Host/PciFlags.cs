namespace IOMatch;

/// <summary>The PCI family's configurator flags, as far as they gate matching.</summary>
/// <param name="CheckTunnel">0x00080000: a driver behind a tunnel needs IOPCITunnelCompatible.</param>
/// <param name="NoTunnelDrivers">0x00100000: no driver behind a tunnel.</param>
/// <example><code>
/// var host = Host.Default with { Pci = new PciFlags(CheckTunnel: false) };
/// </code></example>
public readonly record struct PciFlags(bool CheckTunnel = true, bool NoTunnelDrivers = false)
{
    /// <summary>As delivered.</summary>
    public static PciFlags Default { get; } = new(true);
}
