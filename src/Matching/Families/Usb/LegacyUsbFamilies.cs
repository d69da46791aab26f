using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOUSBDevice of the legacy family.</summary>
internal sealed class LegacyUsbDeviceFamily : Family
{
    public override string Name => "IOUSBDevice";

    public override Evidence Evidence { get; } = Evidence.Source("IOUSBFamily-560.4.2", "IOUSBDevice.cpp, IOUSBNub.cpp", "matchPropertyTable, USBCompareProperty, IsWildCardMatch");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOUSBDevice"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = UsbTables.LegacyDevice.KeysRead;

    // a number must be equal; "*" and the product by array or mask are other things
    internal override bool Tells(OSDictionary table, List<int> codes) => UsbTable.Tells(table, codes);

    internal override bool Asks(Service nub, List<int> codes) => UsbTable.Asks(nub, codes);

    internal override FamilyAnswer Match(in FamilyQuestion question) => UsbTables.LegacyDevice.Match(question);
}

/// <summary>IOUSBInterface of the legacy family.</summary>
internal sealed class LegacyUsbInterfaceFamily : Family
{
    public override string Name => "IOUSBInterface";

    public override Evidence Evidence { get; } = Evidence.Source("IOUSBFamily-560.4.2", "IOUSBInterface.cpp, IOUSBNub.cpp", "matchPropertyTable, USBCompareProperty, IsWildCardMatch");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOUSBInterface"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = UsbTables.LegacyInterface.KeysRead;

    // a number must be equal; "*" and the product by array or mask are other things
    internal override bool Tells(OSDictionary table, List<int> codes) => UsbTable.Tells(table, codes);

    internal override bool Asks(Service nub, List<int> codes) => UsbTable.Asks(nub, codes);

    internal override FamilyAnswer Match(in FamilyQuestion question) => UsbTables.LegacyInterface.Match(question);
}

/// <summary>
/// AppleUSBDevice and AppleUSBInterface: the nodes on Intel Macs through which legacy personalities reach a host nub.
/// A personality with USBCompatibilityMatch = false stays off them.
/// </summary>
internal abstract class UsbAliasFamily(string served, UsbTable table) : Family
{
    private static readonly OSSymbol CompatibilityMatch = "USBCompatibilityMatch";

    public override string Name => ServedClasses[0].Text;

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "dumps of two Macs: composite and hub kexts of the legacy family, which have USBCompatibilityMatch = false, never loaded; 112 legacy drivers fit the table");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = [served];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [.. table.KeysRead, CompatibilityMatch];

    // a number must be equal; "*" and the product by array or mask are other things
    internal override bool Tells(OSDictionary table, List<int> codes) => UsbTable.Tells(table, codes);

    internal override bool Asks(Service nub, List<int> codes) => UsbTable.Asks(nub, codes);

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var compatibility = question.Table[CompatibilityMatch];
        if (!ReferenceEquals(compatibility, OSBoolean.False)) return table.Match(question);
        question.Notes?.Add(new FamilyNote.Remark("USBCompatibilityMatch is false: the personality does not take legacy nodes of host devices", Certainty.Observed));
        return FamilyAnswer.No;
    }
}

/// <summary>AppleUSBDevice.</summary>
internal sealed class UsbAliasDeviceFamily() : UsbAliasFamily("AppleUSBDevice", UsbTables.LegacyDevice);

/// <summary>AppleUSBInterface.</summary>
internal sealed class UsbAliasInterfaceFamily() : UsbAliasFamily("AppleUSBInterface", UsbTables.LegacyInterface);
