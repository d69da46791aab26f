using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOHIDDevice: the HID table, the old rule for games, and the guard that keeps vendor-defined usages from matching everybody's devices.
/// </summary>
internal class HidDeviceFamily : Family
{
    private const uint FirstVendorPage = 0xff00;
    private const uint GamesUsage = 1;
    private const uint GamesPage = 5;

    public override string Name => "IOHIDDevice";

    public override Evidence Evidence { get; } =
        Evidence.Source("IOHIDFamily-2222", "IOHIDDevice.cpp, IOHIDFamilyPrivate.cpp", "matchPropertyTable, validateMatchingTable, MatchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOHIDDevice"];

    public override ImmutableArray<OSSymbol> KeysRead => HidTable.KeysRead;

    internal override bool Tells(OSDictionary table, List<int> codes) => HidTable.Tells(table, codes);

    internal override bool Asks(Service nub, List<int> codes) => HidTable.Asks(nub, codes);

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var answer = HidTable.Match(question);
        if (answer.Verdict == MatchVerdict.No)
        {
            if (!IsGame(question)) return answer;
            question.Notes?.Add(new FamilyNote.Remark("old rule for games: usage 1 of page 5 matches any device while no game controller is present, with score 0", Certainty.Source));
            answer = FamilyAnswer.Yes(0);
        }
        return IsGuarded(question) ? FamilyAnswer.No : answer;
    }

    private static bool IsGame(in FamilyQuestion question) =>
        !question.Host.GameControllerPresent &&
        question.Table[HidTable.PrimaryUsage] is OSNumber { Low32: GamesUsage } &&
        question.Table[HidTable.PrimaryUsagePage] is OSNumber { Low32: GamesPage };

    // A vendor-defined page says nothing without a vendor. Transport is the personality's key here, not the device's.
    private static bool IsGuarded(in FamilyQuestion question)
    {
        if (!AsksForVendorPage(question.Table) || question.Table.ContainsKey(HidTable.VendorId)) return false;
        var refused = question.Table[HidTable.Transport] is OSString transport &&
            (transport.Text.Contains("Bluetooth", StringComparison.Ordinal) || transport.Text.Contains("USB", StringComparison.Ordinal));
        question.Notes?.Add(new FamilyNote.Remark(
            refused
                ? "a vendor-defined usage page without VendorID is refused where Transport names USB or Bluetooth"
                : "a vendor-defined usage page without VendorID: the kernel logs a fault and lets it pass",
            Certainty.Source));
        return refused;
    }

    private static bool AsksForVendorPage(OSDictionary table)
    {
        if (table[HidTable.PrimaryUsagePage] is OSNumber { Low32: >= FirstVendorPage }) return true;
        if (table[HidUsages.Pairs] is not OSArray pairs) return false;
        foreach (var member in pairs.Span)
        {
            if (member is OSDictionary pair && pair[HidUsages.Page] is OSNumber { Low32: >= FirstVendorPage }) return true;
        }
        return false;
    }
}

/// <summary>IOHIDKeyboardDevice and IOHIDPointingEventDevice: shims that only a table with HIDCompatibilityInterface may take.</summary>
internal sealed class HidShimFamily : HidDeviceFamily
{
    public override string Name => "IOHIDKeyboardDevice";

    public override Evidence Evidence { get; } = Evidence.Source("IOHIDFamily-2222", "IOHIDKeyboardDevice.cpp, IOHIDPointingEventDevice.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOHIDKeyboardDevice", "IOHIDPointingEventDevice"];

    internal override FamilyAnswer Match(in FamilyQuestion question)
    {
        var answer = base.Match(question);
        if (answer.Verdict != MatchVerdict.Yes || question.Table.ContainsKey(HidTable.CompatibilityInterface)) return answer;
        question.Notes?.Add(new FamilyNote.Remark("this shim takes only tables with HIDCompatibilityInterface", Certainty.Source));
        return FamilyAnswer.No;
    }
}
