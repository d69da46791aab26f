using IOMatch.Families;

namespace IOMatch;

public static partial class KnownFamilies
{
    // The one list of families; adding one is a line here and a file beside this one.
    private static IEnumerable<Family> Registered() =>
    [
        new ServiceFamily(),
        new ResourcesFamily(),
        new PlatformExpertDeviceFamily(),
        new PlatformDeviceFamily(),
        new AcpiDeviceFamily(),
        new TreeDeviceFamily(),
        new I2CServiceFamily(),
        new PciFamily(),
        new LegacyUsbDeviceFamily(),
        new LegacyUsbInterfaceFamily(),
        new UsbAliasDeviceFamily(),
        new UsbAliasInterfaceFamily(),
        new UsbHostDeviceFamily(),
        new UsbHostInterfaceFamily(),
        new HidDeviceFamily(),
        new HidShimFamily(),
        new HidInterfaceFamily(),
        new HidEventServiceFamily(),
        new MediaFamily(),
        new CDMediaFamily(),
        new DiscMediaFamily(),
        new ScsiNubFamily(),
        new SerialClientFamily(),
        new AtaDeviceFamily(),
        new PiixChannelFamily(),
        new FireWireDeviceFamily(),
        new FireWireUnitFamily(),
        new FireWireMagicNubFamily(),
        new Sbp2TargetFamily(),
        new Sbp2LunFamily(),
        new AvcUnitFamily(),
        new AvcSubUnitFamily(),
        new AvcProtocolFamily(),
        new ThunderboltPortFamily(),
        new HighSpeedInterfaceFamily(),
        new L2CapChannelFamily(),
        new MachineModelFamily(),
        new TreeNamedNubFamily(),
    ];
}
