namespace IOMatch;

/// <summary>The three 32-bit configuration registers of a PCI function that matching reads.</summary>
/// <param name="Id">Register 0x00: device id in the upper, vendor id in the lower 16 bits.</param>
/// <param name="ClassRevision">Register 0x08: class code in the upper 24 bits, revision in the lower 8.</param>
/// <param name="Subsystem">Register 0x2C: subsystem id in the upper, subsystem vendor id in the lower 16 bits.</param>
internal readonly record struct PciConfigSpace(uint Id, uint ClassRevision, uint Subsystem)
{
    private static readonly OSSymbol VendorId = "vendor-id";
    private static readonly OSSymbol DeviceId = "device-id";
    private static readonly OSSymbol ClassCode = "class-code";
    private static readonly OSSymbol RevisionId = "revision-id";
    private static readonly OSSymbol SubsystemVendorId = "subsystem-vendor-id";
    private static readonly OSSymbol SubsystemId = "subsystem-id";

    /// <summary>
    /// The registers as the PCI family saves them for matching: the function's own, overlaid by what the platform publishes as properties
    /// (IOPCIBridge::checkProperties): identity and class when all four properties are there as data, the subsystem only when both of its parts are not 0.
    /// </summary>
    /// <param name="own">The function's registers; null when nobody stated them: then each property speaks for its register alone (assumed), as data or as a number.</param>
    /// <param name="properties">The nub's properties.</param>
    /// <param name="bigEndian">The data has the highest byte first, as on a PowerPC.</param>
    internal static PciConfigSpace Saved(PciConfigSpace? own, OSDictionary properties, bool bigEndian = false)
    {
        if (own is not { } registers) return FromProperties(properties, bigEndian);
        if (!Word(properties[VendorId], bigEndian, out var vendor) ||
            !Word(properties[DeviceId], bigEndian, out var device) ||
            !Word(properties[ClassCode], bigEndian, out var classCode) ||
            !Word(properties[RevisionId], bigEndian, out var revision))
        {
            return registers;
        }
        _ = Word(properties[SubsystemVendorId], bigEndian, out var subsystemVendor);
        _ = Word(properties[SubsystemId], bigEndian, out var subsystem);
        return new((device << 16) | vendor, (classCode << 8) | revision, SubsystemOf(subsystem, subsystemVendor) ?? registers.Subsystem);
    }

    private static PciConfigSpace FromProperties(OSDictionary properties, bool bigEndian)
    {
        return new(
            (Stated(DeviceId) << 16) | Stated(VendorId),
            (Stated(ClassCode) << 8) | Stated(RevisionId),
            SubsystemOf(Stated(SubsystemId), Stated(SubsystemVendorId)) ?? 0);

        uint Stated(OSSymbol key) => properties[key] is OSNumber number ? number.Low32 : Word(properties[key], bigEndian, out var word) ? word : 0;
    }

    private static uint? SubsystemOf(uint id, uint vendor) => id != 0 && vendor != 0 ? (id << 16) | vendor : null;

    private static bool Word(OSObject? value, bool bigEndian, out uint word)
    {
        word = value is OSData data ? DeviceTreeBytes.Word(data, bigEndian) : 0;
        return value is OSData;
    }
}
