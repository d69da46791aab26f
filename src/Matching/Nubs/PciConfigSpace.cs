using System.Buffers.Binary;

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
    internal static PciConfigSpace Saved(PciConfigSpace? own, OSDictionary properties)
    {
        if (own is not { } registers) return FromProperties(properties);
        if (!Word(properties[VendorId], out var vendor) ||
            !Word(properties[DeviceId], out var device) ||
            !Word(properties[ClassCode], out var classCode) ||
            !Word(properties[RevisionId], out var revision))
        {
            return registers;
        }
        _ = Word(properties[SubsystemVendorId], out var subsystemVendor);
        _ = Word(properties[SubsystemId], out var subsystem);
        return new((device << 16) | vendor, (classCode << 8) | revision, SubsystemOf(subsystem, subsystemVendor) ?? registers.Subsystem);
    }

    private static PciConfigSpace FromProperties(OSDictionary properties) => new(
        (Stated(properties[DeviceId]) << 16) | Stated(properties[VendorId]),
        (Stated(properties[ClassCode]) << 8) | Stated(properties[RevisionId]),
        SubsystemOf(Stated(properties[SubsystemId]), Stated(properties[SubsystemVendorId])) ?? 0);

    private static uint? SubsystemOf(uint id, uint vendor) => id != 0 && vendor != 0 ? (id << 16) | vendor : null;

    private static uint Stated(OSObject? value) => value is OSNumber number ? number.Low32 : Word(value, out var word) ? word : 0;

    private static bool Word(OSObject? value, out uint word)
    {
        word = 0;
        if (value is not OSData data) return false;
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        bytes.Clear();
        var given = data.Span;
        given[..Math.Min(given.Length, bytes.Length)].CopyTo(bytes);
        word = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return true;
    }
}
