using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>IOI2CService: device-tree names, then its own.</summary>
internal sealed class I2CServiceFamily : Family
{
    public override string Name => "IOI2CService";

    public override Evidence Evidence { get; } = Evidence.Source("IOI2CFamily-1011", "IOI2CService.cpp", "IOI2CService::compareName");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOI2CService"];

    internal override bool CompareName(Service service, OSString name, out OSString? matched) => DeviceTreeNames.CompareOrOwn(service, name, out matched);
}
