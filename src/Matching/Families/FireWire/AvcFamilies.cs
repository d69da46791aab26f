using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch.Families;

/// <summary>IOFireWireAVCUnit: equality, and at least so many subunits of a type as AVCSubUnit_N (N in hexadecimal) asks for.</summary>
internal sealed class AvcUnitFamily : Family
{
    private const int SubUnitTypes = 0x20;

    private static readonly OSSymbol[] Equal = ["Unit_Type", "Vendor_ID", "GUID"];
    private static readonly OSSymbol[] SubUnits = MakeSubUnitKeys();

    public override string Name => "IOFireWireAVCUnit";

    public override Evidence Evidence { get; } = Evidence.Source("IOFireWireAVC-436", "IOFireWireAVCUnit.cpp", "IOFireWireAVCUnit::matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOFireWireAVCUnit"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [.. Equal, .. SubUnits];

    internal override FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.When(Matches(question), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) => Matches(question) ? MatchVerdict.Yes : MatchVerdict.No;

    private static bool Matches(in FamilyQuestion question)
    {
        if (!question.AllEqual(Equal)) return false;
        foreach (var key in SubUnits)
        {
            // a value that is no number asks for nothing
            if (question.Table[key] is not OSNumber wanted) continue;
            var found = question.Nub[key];
            var enough = LowByte(wanted) <= (found is OSNumber count ? LowByte(count) : 0);
            question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, enough, "at least so many"));
            if (!enough) return false;
        }
        return true;
    }

    private static byte LowByte(OSNumber number) => unchecked((byte)number.Value);

    private static OSSymbol[] MakeSubUnitKeys()
    {
        var keys = new OSSymbol[SubUnitTypes];
        for (var type = 0; type < SubUnitTypes; type++) keys[type] = new OSSymbol(string.Create(CultureInfo.InvariantCulture, $"AVCSubUnit_{type:x}"));
        return keys;
    }
}

/// <summary>IOFireWireAVCSubUnit.</summary>
internal sealed class AvcSubUnitFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireAVC-436", "IOFireWireAVCUnit.cpp", "IOFireWireAVCSubUnit::matchPropertyTable"),
    ["IOFireWireAVCSubUnit"],
    ["SubUnit_Type", "Vendor_ID", "GUID"],
    oneArgument: true);

/// <summary>IOFireWireAVCProtocolUserClient.</summary>
internal sealed class AvcProtocolFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireAVC-436", "IOFireWireAVCProtocolUserClient.cpp", "matchPropertyTable"),
    ["IOFireWireAVCProtocolUserClient"],
    ["GUID"],
    oneArgument: true);
