using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOPlatformDevice: asks the platform expert above it for its names. A device-tree expert compares device-tree names and the own name,
/// a plain one the own name only. Answers for itself as a location.
/// </summary>
internal sealed class PlatformDeviceFamily : Family
{
    private static readonly OSSymbol Expert = "IOPlatformExpert";
    private static readonly OSSymbol TreeExpert = "IODTPlatformExpert";

    public override string Name => "IOPlatformDevice";

    public override Evidence Evidence { get; } =
        Evidence.Source("xnu-11417", "IOPlatformExpert.cpp", "IOPlatformDevice::compareName, matchLocation, IODTPlatformExpert::compareNubName");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOPlatformDevice", "IODTNub"];

    // Below anything that is no platform expert the kernel calls into a wrong class; closed devices there (AppleARMIODevice) answer like the tree.
    internal override bool CompareName(Service service, OSString name, out OSString? matched) =>
        service.Provider is { } provider && provider.Class.IsA(Expert) && !provider.Class.IsA(TreeExpert)
            ? DeviceTreeNames.CompareOwn(service, name, out matched)
            : DeviceTreeNames.CompareOrOwn(service, name, out matched);

    internal override Service? MatchLocation(Service service) => service;
}
