namespace IOMatch;

/// <summary>Tells which plane a dump shows, for ioreg does not say it.</summary>
/// <remarks>Observed: in IOService the kernel's root holds the platform expert's device under the machine's name; the device tree calls it "/" or "device-tree".</remarks>
internal static class DumpPlane
{
    /// <summary>The plane that was named, or the one that is guessed; says what follows from it.</summary>
    public static string Of(string? named, IReadOnlyList<DumpEntry> entries, string file, FaultList faults)
    {
        var plane = named ?? Guess(entries) ?? Registry.ServicePlane;
        if (plane is Registry.ServicePlane) return plane;
        if (named is null) faults.Note(new(file), $"the dump shows the plane {plane}, as its first entries tell");
        faults.Warning(new(file), $"providers are taken from the plane {plane}, because the dump does not show {Registry.ServicePlane}", "print the dump without -p");
        return plane;
    }

    /// <summary>The plane by the first entry below the kernel's root; null when nothing speaks against IOService.</summary>
    private static string? Guess(IReadOnlyList<DumpEntry> entries)
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
