namespace IOMatch;

/// <summary>Tells which plane a dump shows, for ioreg does not say it.</summary>
/// <remarks>Observed: in IOService the kernel's root holds the platform expert's device under the machine's name; the device tree calls it "/" or "device-tree".</remarks>
internal static class DumpPlane
{
    /// <summary>The plane by the first entry below the kernel's root; null when nothing speaks against IOService.</summary>
    public static string? Guess(IReadOnlyList<DumpEntry> entries)
    {
        if (entries is not [{ Class: "IORegistryEntry", Name: "Root" }, { Parent: 0 } first, ..]) return null;
        return (first.Name, first.Class) switch
        {
            ("/" or "device-tree", _) => "IODeviceTree",
            (_, "IOPlatformExpertDevice") => null,
            (_, "IOPowerConnection" or "IORootParent" or "IOPMrootDomain") => "IOPower",
            (_, { } c) when c.Contains("USB", StringComparison.Ordinal) || c.Contains("XHCI", StringComparison.Ordinal) => "IOUSB",
            (_, { } c) when c.Contains("FireWire", StringComparison.Ordinal) => "IOFireWire",
            ("_SB" or "_SB_", _) => "IOACPIPlane",
            _ => null,
        };
    }
}
