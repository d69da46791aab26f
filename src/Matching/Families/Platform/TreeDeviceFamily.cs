using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>Devices that compare device-tree names themselves, and answer for themselves as a location.</summary>
internal sealed class TreeDeviceFamily : Family
{
    public override string Name => "IONDRVDevice";

    public override Evidence Evidence { get; } =
        Evidence.Source("IOGraphics-600, xnu-201", "IONDRVFramebuffer.cpp, AppleMacIO.cpp", "IONDRVDevice::compareName, matchLocation, AppleMacIODevice::compareName, matchLocation");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IONDRVDevice", "AppleMacIODevice"];

    internal override bool CompareName(Service service, OSString name, out OSString? matched) => DeviceTreeNames.CompareOrOwn(service, name, out matched);

    internal override Service? MatchLocation(Service service) => service;
}
