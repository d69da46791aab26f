using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOUSBHostDevice and IOUSBHostInterface: closed. The model is the legacy table with IOProbeScore added, which 64 of 67 observed drivers
/// fit exactly and the other three with a score of their own of 1. What no dump shows is marked as assumed in the notes.
/// </summary>
internal abstract class UsbHostFamily(string served, UsbTable table) : Family
{
    private static readonly OSSymbol Speed = "USBSpeed";
    private static readonly OSSymbol PortType = "USBPortType";
    private static readonly OSSymbol TransportEntitlement = "com.apple.developer.driverkit.transport.usb";

    public override string Name => ServedClasses[0].Text;

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "QA1076 and the SDK headers for keys and combinations; scores from 67 drivers in 6 dumps (macOS 10.11 to 15)");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = [served];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [.. table.KeysRead, Speed, PortType, TransportEntitlement];

    // a number must be equal; "*" and the product by array or mask are other things
    internal override bool Tells(OSDictionary table, List<int> codes) => UsbTable.Tells(table, codes);

    internal override bool Asks(Service nub, List<int> codes) => UsbTable.Asks(nub, codes);

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var allowed = Compare(question, Speed) & Compare(question, PortType);
        if (!allowed && question.Notes is null) return FamilyAnswer.No;
        var answer = table.Match(question);
        return allowed ? answer : FamilyAnswer.No;
    }

    /// <summary>
    /// The table must match; then one dictionary of the entitlement must agree in all it says (partial combinations are documented to be enough).
    /// That the list is compared this way is inferred from the PCI family.
    /// </summary>
    internal override MatchVerdict MatchEntitled(in FamilyQuestion question)
    {
        var verdict = Match(question).Verdict;
        if (verdict != MatchVerdict.Yes || question.Table[TransportEntitlement] is not { } entitlement) return verdict;
        switch (entitlement)
        {
            case OSBoolean { Value: true }:
                question.Notes?.Add(new FamilyNote.Remark($"{TransportEntitlement.Text} is true: taken as allowed, as the PCI family does", Certainty.Assumed));
                return MatchVerdict.Yes;
            case OSArray list:
                foreach (var member in list.Span)
                {
                    if (member is OSDictionary allowed && table.AgreesInPart(question with { Table = allowed })) return MatchVerdict.Yes;
                }
                question.Notes?.Add(new FamilyNote.Remark($"no dictionary in {TransportEntitlement.Text} agrees with the device", Certainty.Assumed));
                return MatchVerdict.No;
            default:
                question.Notes?.Add(new FamilyNote.Remark($"the value of {TransportEntitlement.Text} is {entitlement.Kind}, not an array: taken as refused", Certainty.Assumed));
                return MatchVerdict.No;
        }
    }

    private static bool Compare(in FamilyQuestion question, OSSymbol key)
    {
        if (question.Table[key] is null) return true;
        question.Notes?.Add(new FamilyNote.Remark($"that {key.Text} must be equal, and adds no score, is assumed", Certainty.Assumed));
        return question.Compare(key);
    }
}

/// <summary>IOUSBHostDevice.</summary>
internal sealed class UsbHostDeviceFamily() : UsbHostFamily("IOUSBHostDevice", UsbTables.HostDevice);

/// <summary>IOUSBHostInterface.</summary>
internal sealed class UsbHostInterfaceFamily() : UsbHostFamily("IOUSBHostInterface", UsbTables.HostInterface);
