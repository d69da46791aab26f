using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOBluetoothL2CAPChannel (closed): PSM is the channel's; VendorID, ProductID and VendorIDSource are those of the connected device,
/// looked for on the channel, on the device above it, and in a dump on the HID interfaces below that device. A signalling channel takes no PSM driver.
/// </summary>
internal sealed class L2CapChannelFamily : Family
{
    // published when the three are equal, with VendorIDSource and without it; how it is composed is unknown
    private const int PsmVendorProduct = 2100;

    private static readonly OSSymbol SignalChannel = "IOBluetoothL2CAPSignalChannel";
    private static readonly OSSymbol HidInterface = "IOHIDInterface";
    private static readonly OSSymbol Psm = "PSM";
    private static readonly OSSymbol[] OfDevice = ["VendorID", "ProductID", "VendorIDSource"];

    public override string Name => "IOBluetoothL2CAPChannel";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps: one channel of a MacBook9,1 with a driver at 2100 and four sibling kexts never loaded; 2100 on three more Macs, once for a personality that is known without VendorIDSource");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOBluetoothL2CAPChannel"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [Psm, .. OfDevice];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        if (question.Table.ContainsKey(Psm) && question.Nub.Class.IsA(SignalChannel))
        {
            question.Notes?.Add(new FamilyNote.Remark("a signalling channel takes no driver that asks for a PSM", Certainty.Observed));
            return FamilyAnswer.No;
        }
        if (!question.Compare(Psm)) return FamilyAnswer.No;
        var keys = question.Table.ContainsKey(Psm) ? 1 : 0;
        foreach (var key in OfDevice)
        {
            if (question.Table[key] is not { } wanted) continue;
            var found = question.Nub[key] ?? question.Nub.Provider?[key];
            var fromBelow = found is null ? OfHidInterface(question.Nub.Entry?.Provider, key) : null;
            var equal = wanted.IsEqualTo(found ?? fromBelow);
            question.Notes?.Add(new FamilyNote.Compared(key, wanted, found ?? fromBelow, equal, (found, fromBelow) switch
            {
                (null, null) => "neither the channel nor the device above it states it",
                (null, _) => "with the connected device, as an HID interface below it tells",
                _ => "with the connected device",
            }));
            if (!equal) return FamilyAnswer.No;
            if (!ReferenceEquals(key, OfDevice[^1])) keys++;
        }
        if (keys < OfDevice.Length)
        {
            if (keys > 0) question.Notes?.Add(new FamilyNote.Remark("what these keys add to the score is not known; nothing is added", Certainty.Assumed));
            return FamilyAnswer.Yes(question.Score);
        }
        question.Notes?.Add(new FamilyNote.Scored("PSM, VendorID and ProductID", PsmVendorProduct, Certainty.Observed));
        question.Notes?.Add(new FamilyNote.Scored("IOProbeScore", question.Score, Certainty.Assumed));
        return FamilyAnswer.Yes(unchecked(question.Score + PsmVendorProduct));
    }

    // the ids are not in the properties of channel and device; what the device's HID interfaces show was read from the same device
    private static OSObject? OfHidInterface(RegistryEntry? device, OSSymbol key)
    {
        if (device is null) return null;
        var open = new Stack<RegistryEntry>(device.Children);
        while (open.TryPop(out var entry))
        {
            if (entry.Class.IsA(HidInterface) && entry.Properties[key] is { } value) return value;
            foreach (var child in entry.Children) open.Push(child);
        }
        return null;
    }
}
