using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOBluetoothL2CAPChannel (closed): PSM is the channel's; VendorID, ProductID and VendorIDSource are those of the connected device,
/// looked for on the channel and then on the device above it. A signalling channel takes no PSM driver.
/// </summary>
internal sealed class L2CapChannelFamily : Family
{
    // published with all four keys equal and no IOProbeScore; how it is composed is unknown
    private const int AllFour = 2100;

    private static readonly OSSymbol SignalChannel = "IOBluetoothL2CAPSignalChannel";
    private static readonly OSSymbol Psm = "PSM";
    private static readonly OSSymbol[] OfDevice = ["VendorID", "ProductID", "VendorIDSource"];

    public override string Name => "IOBluetoothL2CAPChannel";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps: one channel of a MacBook9,1 with a driver at 2100 and four sibling kexts never loaded; 2100 on three more Macs");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOBluetoothL2CAPChannel"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [Psm, .. OfDevice];

    public override FamilyAnswer Match(in FamilyQuestion question)
    {
        if (question.Table.ContainsKey(Psm) && question.Nub.Class.IsA(SignalChannel))
        {
            question.Notes?.Add(new FamilyNote.Remark("a signalling channel takes no driver that asks for a PSM", Certainty.Observed));
            return FamilyAnswer.No;
        }
        if (!question.Compare(Psm)) return FamilyAnswer.No;
        var present = question.Table.ContainsKey(Psm) ? 1 : 0;
        foreach (var key in OfDevice)
        {
            if (question.Table[key] is not { } wanted) continue;
            var found = question.Nub[key] ?? question.Nub.Provider?[key];
            var equal = wanted.IsEqualTo(found);
            question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal, found is null ? "neither the channel nor the device above it states it" : "with the connected device"));
            if (!equal) return FamilyAnswer.No;
            present++;
        }
        if (present < 1 + OfDevice.Length)
        {
            if (present > 0) question.Notes?.Add(new FamilyNote.Remark("what these keys add to the score is not known; nothing is added", Certainty.Assumed));
            return FamilyAnswer.Yes(question.Score);
        }
        question.Notes?.Add(new FamilyNote.Scored("PSM, VendorID, ProductID and VendorIDSource", AllFour, Certainty.Observed));
        question.Notes?.Add(new FamilyNote.Scored("IOProbeScore", question.Score, Certainty.Assumed));
        return FamilyAnswer.Yes(unchecked(question.Score + AllFour));
    }
}
