using System.Buffers.Binary;

namespace IOMatch;

/// <summary>
/// The order of bytes in the data of a device tree: firmware writes numbers as its processor does, so on a PowerPC the highest byte comes first.
/// </summary>
/// <remarks>Observed: a PowerPC dump has vendor-id 0000106b, Apple's 0x106b, and class-code 000c0310, a USB controller.</remarks>
internal static class DeviceTreeBytes
{
    private static readonly OSSymbol Root = "IOPlatformExpertDevice";
    private static readonly OSSymbol Model = "model";

    /// <summary>Whether a nub belongs to a PowerPC: its platform expert, or the machine's model, says so.</summary>
    public static bool AreBigEndian(Service nub)
    {
        for (var at = nub; at is not null; at = at.Provider)
        {
            if (at.Class.Name.Text.StartsWith("MacRISC", StringComparison.Ordinal)) return true;
            if (!at.Class.IsA(Root)) continue;
            var model = at[Model] switch { OSString text => text.Text, OSData data => System.Text.Encoding.ASCII.GetString(data.Span).Split('\0')[0], _ => at.Name };
            return MachineModel.Of(model)?.Processor == Processor.PowerPC;
        }
        return false;
    }

    /// <summary>The first four bytes as a number; what is not there counts as 0, as in a shorter property of the tree.</summary>
    public static uint Word(OSData data, bool bigEndian)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        bytes.Clear();
        var given = data.Span;
        given[..Math.Min(given.Length, bytes.Length)].CopyTo(bytes);
        return bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
