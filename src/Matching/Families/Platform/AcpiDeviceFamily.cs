using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>
/// IOACPIPlatformDevice: at any depth the (closed) ACPI platform expert is asked; _HID and _CID strings such as PNP0C0A
/// stand in the properties name and compatible.
/// </summary>
internal sealed class AcpiDeviceFamily : Family
{
    public override string Name => "IOACPIPlatformDevice";

    public override Evidence Evidence { get; } =
        new(Certainty.Observed, "IOACPIFamily-8 IOACPIPlatformDevice.cpp compareName hands over to the closed platform expert; 56 of 56 drivers on three Intel Macs agree");

    public override ImmutableArray<OSSymbol> ServedClasses { get; } = ["IOACPIPlatformDevice"];

    internal override bool CompareName(Service service, OSString name, out OSString? matched) => DeviceTreeNames.CompareOrOwn(service, name, out matched);

    internal override Service? MatchLocation(Service service) => service;
}
