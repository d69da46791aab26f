using System.Collections.Immutable;
using static IOMatch.Certainty;
using static IOMatch.Families.UsbKeys;

namespace IOMatch.Families;

/// <summary>The tables: the legacy ones as read in IOUSBFamily-560.4.2, those of the closed host family as far as dumps bear them out.</summary>
internal static class UsbTables
{
    private const UsbKeys Identity = Release | Vendor | Product;
    private const UsbKeys InterfaceIdentity = Identity | Number | Configuration;
    private const UsbKeys Kind = Class | SubClass | Protocol;

    private static readonly ImmutableArray<(UsbKeys, OSSymbol)> DeviceKeys =
    [
        (Vendor, "idVendor"), (Class, "bDeviceClass"), (SubClass, "bDeviceSubClass"), (Protocol, "bDeviceProtocol"), (Release, "bcdDevice"),
    ];

    private static readonly ImmutableArray<(UsbKeys, OSSymbol)> InterfaceKeys =
    [
        (Vendor, "idVendor"), (Class, "bInterfaceClass"), (SubClass, "bInterfaceSubClass"), (Protocol, "bInterfaceProtocol"),
        (Number, "bInterfaceNumber"), (Configuration, "bConfigurationValue"), (Release, "bcdDevice"),
    ];

    private static readonly ImmutableArray<UsbRow> DeviceRows =
    [
        new(100000, Vendor | Product | Release, Agrees: Kind, Without: None, VendorSpecific: null),
        new(90000, Vendor | Product, Agrees: Release | Kind, Without: None, VendorSpecific: null),
        new(80000, Vendor | SubClass | Protocol, Agrees: Class, Without: Release | Product, VendorSpecific: true),
        new(70000, Vendor | SubClass, Agrees: Class, Without: Protocol | Release | Product, VendorSpecific: true),
        new(60000, Class | SubClass | Protocol, Agrees: None, Without: Identity, VendorSpecific: false),
        new(50000, Class | SubClass, Agrees: None, Without: Protocol | Identity, VendorSpecific: false),
    ];

    private static readonly ImmutableArray<UsbRow> InterfaceRows =
    [
        new(100000, Vendor | Product | Release | Configuration | Number, Agrees: Kind, Without: None, VendorSpecific: null),
        new(90000, Vendor | Product | Configuration | Number, Agrees: Release | Kind, Without: None, VendorSpecific: null),
        new(80000, Vendor | SubClass | Protocol, Agrees: Class, Without: Release | Product | Number | Configuration, VendorSpecific: true),
        new(70000, Vendor | SubClass, Agrees: Class, Without: Protocol | Release | Product | Number | Configuration, VendorSpecific: true),
        new(60000, Class | SubClass | Protocol, Agrees: None, Without: InterfaceIdentity, VendorSpecific: false),
        new(50000, Class | SubClass, Agrees: None, Without: Protocol | InterfaceIdentity, VendorSpecific: false),
    ];

    private static readonly UsbCertainties Read = new(ProbeScore: Source, Clamp: Source, Wildcard: Source, Array: Source, Mask: Source);

    // 67 drivers in 6 dumps: own score added (94000), "*" costs 1000 (59000), a list counts as a product (90000); clamp and mask are in none
    private static readonly UsbCertainties Seen = new(ProbeScore: Observed, Clamp: Assumed, Wildcard: Observed, Array: Observed, Mask: Assumed);

    /// <summary>IOUSBDevice::matchPropertyTable.</summary>
    public static UsbTable LegacyDevice { get; } = new(DeviceKeys, DeviceRows, Read);

    /// <summary>IOUSBInterface::matchPropertyTable.</summary>
    public static UsbTable LegacyInterface { get; } = new(InterfaceKeys, InterfaceRows, Read);

    /// <summary>IOUSBHostDevice: rows 90000, 60000 and 50000 are seen in dumps.</summary>
    public static UsbTable HostDevice { get; } = new(DeviceKeys, [.. DeviceRows.Select(r => r with { Certainty = r.Score is 90000 or 60000 or 50000 ? Observed : Assumed })], Seen);

    /// <summary>IOUSBHostInterface: all but the vendor-specific rows are seen in dumps.</summary>
    public static UsbTable HostInterface { get; } = new(InterfaceKeys, [.. InterfaceRows.Select(r => r with { Certainty = r.VendorSpecific == true ? Assumed : Observed })], Seen);

    /// <summary>
    /// AppleHSSPIInterface and AppleHSBluetoothInterface: like the interface table, but no configuration value is needed
    /// (seen: 60000, 57000 with three "*", 90000 with a list of products, 89000 with one "*").
    /// </summary>
    public static UsbTable HighSpeedInterface { get; } = new(
        [.. InterfaceKeys.Where(k => k.Item1 != Configuration)],
        [.. InterfaceRows.Select(r => r with
        {
            Needs = r.Needs & ~Configuration,
            Without = r.Without & ~Configuration,
            Certainty = r.Score is 90000 or 60000 ? Observed : Assumed,
        })],
        Seen with { ProbeScore = Assumed });
}
