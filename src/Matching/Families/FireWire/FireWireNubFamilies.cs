using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOFireWireDevice.</summary>
internal sealed class FireWireDeviceFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireFamily-492", "IOFireWireDevice.cpp", "matchPropertyTable"),
    ["IOFireWireDevice"],
    ["Vendor_ID", "GUID"],
    oneArgument: true);

/// <summary>IOFireWireUnit.</summary>
internal sealed class FireWireUnitFamily() : EqualKeysFamily(
    Evidence.Source("IOFireWireFamily-492", "IOFireWireUnit.cpp", "matchPropertyTable"),
    ["IOFireWireUnit"],
    ["Unit_Spec_ID", "Unit_SW_Version", "Vendor_ID", "GUID"],
    oneArgument: true);

/// <summary>IOFireWireMagicMatchingNub: made for one driver class, and takes only that.</summary>
internal sealed class FireWireMagicNubFamily : Family
{
    private static readonly OSSymbol DesiredChild = "IODesiredChild";

    public override string Name => "IOFireWireMagicMatchingNub";

    public override Evidence Evidence { get; } = Evidence.Source("IOFireWireFamily-492", "IOFireWireMagicMatchingNub.cpp", "matchPropertyTable");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOFireWireMagicMatchingNub"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [Keys.IOClass];

    internal override FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.When(Matches(question), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) => Matches(question) ? MatchVerdict.Yes : MatchVerdict.No;

    private static bool Matches(in FamilyQuestion question)
    {
        var wanted = question.Table[Keys.IOClass];
        var found = question.Nub[DesiredChild];
        var equal = wanted is not null && wanted.IsEqualTo(found);
        question.Notes?.Add(new FamilyNote.Compared(Keys.IOClass, wanted, found, equal, "with IODesiredChild"));
        return equal;
    }
}
