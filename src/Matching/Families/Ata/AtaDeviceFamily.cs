using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOATADevice and ATADeviceNub: the kind of device in matching, the unit where the one-argument form is asked. Answers for itself as a location.</summary>
internal sealed class AtaDeviceFamily : Family
{
    private static readonly OSSymbol DeviceType = "ata device type";
    private static readonly OSSymbol Unit = "IOUnit";

    public override string Name => "IOATADevice";

    public override Evidence Evidence { get; } = Evidence.Source("IOATAFamily-264", "IOATADevice.cpp", "matchPropertyTable, matchLocation");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOATADevice", "ATADeviceNub"];

    public override ImmutableArray<OSSymbol> KeysRead { get; } = [DeviceType, Unit];

    internal override FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.When(question.Compare(DeviceType), question.Score);

    internal override MatchVerdict MatchEntitled(in FamilyQuestion question) => question.Compare(Unit) ? MatchVerdict.Yes : MatchVerdict.No;

    internal override Service? MatchLocation(Service service) => service;
}
