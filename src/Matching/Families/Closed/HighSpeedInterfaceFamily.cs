using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>AppleHSSPIInterface and AppleHSBluetoothInterface (closed): keyboards, trackpads and mice that present themselves like USB interfaces.</summary>
internal sealed class HighSpeedInterfaceFamily : Family
{
    private static readonly OSSymbol VendorIdSource = "VendorIDSource";

    public override string Name => "AppleHSSPIInterface";

    public override Evidence Evidence { get; } = new(Certainty.Observed, "dump of one Mac (MacBook9,1): five SPI and three Bluetooth interfaces, all scores exact");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["AppleHSSPIInterface", "AppleHSBluetoothInterface"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [.. UsbTables.HighSpeedInterface.KeysRead, VendorIdSource];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        if (question.Compare(VendorIdSource)) return UsbTables.HighSpeedInterface.Match(question);
        question.Notes?.Add(new FamilyNote.Remark("that VendorIDSource must be equal is assumed", Certainty.Assumed));
        return FamilyAnswer.No;
    }
}
