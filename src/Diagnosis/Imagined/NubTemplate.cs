using System.Buffers.Binary;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a nub of a class looks like when nothing is asked of it: its usual properties and what it hangs below.</summary>
/// <param name="Class">The class; subclasses without a row of their own use it too.</param>
/// <param name="Name">A name for the entry; null: the class.</param>
/// <param name="Location">A location; null: none.</param>
/// <param name="Provider">The class of the entry above; null: the root.</param>
/// <param name="Properties">Usual properties.</param>
internal sealed record NubTemplate(string Class, string? Name, string? Location, string? Provider, ImmutableArray<(string Key, OSObject Value)> Properties)
{
    public const string Root = "IOPlatformExpertDevice";

    private const uint Vendor = 0x1209; // pid.codes, whose product 1 is for tests
    private const uint Product = 1;

    private static readonly OSArray UsbTransport = Demand("com.apple.developer.driverkit.transport.usb");
    private static readonly OSArray PciTransport = Demand("com.apple.developer.driverkit.transport.pci");
    private static readonly OSArray HidTransport = Demand("com.apple.developer.driverkit.transport.hid");

    private static readonly ImmutableArray<(string, OSObject)> UsbDevice =
    [
        ("idVendor", Number(Vendor, 16)), ("idProduct", Number(Product, 16)), ("bcdDevice", Number(0x100, 16)),
        ("bDeviceClass", Number(0, 8)), ("bDeviceSubClass", Number(0, 8)), ("bDeviceProtocol", Number(0, 8)),
        ("bNumConfigurations", Number(1, 8)), ("locationID", Number(0x00100000, 32)), ("USBSpeed", Number(3, 8)),
        ("USB Vendor Name", Text("Imagined")), ("USB Product Name", Text("Imagined Device")), ("IOServiceDEXTEntitlements", UsbTransport),
    ];

    private static readonly ImmutableArray<(string, OSObject)> UsbInterface =
    [
        ("idVendor", Number(Vendor, 16)), ("idProduct", Number(Product, 16)), ("bcdDevice", Number(0x100, 16)),
        ("bConfigurationValue", Number(1, 8)), ("bInterfaceNumber", Number(0, 8)),
        ("bInterfaceClass", Number(255, 8)), ("bInterfaceSubClass", Number(0, 8)), ("bInterfaceProtocol", Number(0, 8)),
        ("bNumEndpoints", Number(2, 8)), ("IOServiceDEXTEntitlements", UsbTransport),
    ];

    private static readonly ImmutableArray<(string, OSObject)> HidDevice =
    [
        ("VendorID", Number(Vendor, 32)), ("ProductID", Number(Product, 32)), ("VersionNumber", Number(0x100, 32)), ("Transport", Text("USB")),
        ("Manufacturer", Text("Imagined")), ("Product", Text("Imagined Device")), ("LocationID", Number(0x00100000, 32)),
    ];

    private static readonly ImmutableArray<(string, OSObject)> ScsiUnit =
    [
        ("Peripheral Device Type", Number(0, 8)), ("Vendor Identification", Text("IMAGINED")), ("Product Identification", Text("Device")), ("Product Revision Level", Text("1.0")),
    ];

    private static readonly ImmutableArray<(string, OSObject)> Media =
    [
        ("Whole", OSBoolean.True), ("Leaf", OSBoolean.True), ("Open", OSBoolean.False), ("Ejectable", OSBoolean.True), ("Removable", OSBoolean.True), ("Writable", OSBoolean.True),
        ("Content", Text("")), ("Content Hint", Text("")), ("Size", Number(0x40000000, 64)), ("Preferred Block Size", Number(512, 64)),
    ];

    private static readonly ImmutableArray<(string, OSObject)> Resources = [("IOKit", Text("IOService")), ("IOBSD", Text("IOService"))];

    // beginnings, not a census: a class without a row gets its superclass's, and in the end an entry below the root without properties
    private static readonly Dictionary<string, NubTemplate> ByClass = new NubTemplate[]
    {
        new(Root, "Mac15,3", null, null, [("model", Text("Mac15,3")), ("compatible", Text("Mac15,3"))]),
        new("IOResources", null, null, null, Resources),
        new("IOUserResources", null, null, null, Resources),
        new("IOUSBHostDevice", "Imagined Device", "00100000", "AppleUSBXHCI", UsbDevice),
        new("IOUSBHostInterface", "Imagined Interface", "0", "IOUSBHostDevice", UsbInterface),
        new("IOUSBDevice", "Imagined Device", "00100000", "AppleUSBXHCI", UsbDevice),
        new("IOUSBInterface", "Imagined Interface", "0", "IOUSBDevice", UsbInterface),
        new("AppleHSSPIInterface", null, null, null, UsbInterface),
        new("AppleHSBluetoothInterface", null, null, null, UsbInterface),
        new("AppleUSBHostController", null, "00000000", null, []),
        new("IOPCIDevice", null, "0", "IOPCI2PCIBridge",
        [
            ("vendor-id", Word(Vendor)), ("device-id", Word(Product)), ("class-code", Word(0x00ff0000)), ("revision-id", Word(1)),
            ("subsystem-vendor-id", Word(Vendor)), ("subsystem-id", Word(Product)), ("IOServiceDEXTEntitlements", PciTransport),
        ]),
        new("IOHIDDevice", null, null, null, HidDevice),
        new("IOHIDInterface", null, null, "IOHIDDevice", [.. HidDevice, ("IOServiceDEXTEntitlements", HidTransport)]),
        new("IOHIDEventService", null, null, "IOHIDInterface", HidDevice),
        new("IOSCSIPeripheralDeviceNub", null, null, "IOSCSITargetDevice", ScsiUnit),
        new("IOBlockStorageDevice", null, null, null, [("device-type", Text("Generic"))]),
        new("IOBlockStorageDriver", null, null, "IOBlockStorageDevice", []),
        new("IOMedia", "Imagined Media", null, "IOBlockStorageDriver", Media),
        new("IOSerialStreamSync", null, null, null, [("IOTTYBaseName", Text("imagined")), ("IOTTYSuffix", Text("1"))]),
        new("IOSerialBSDClient", null, null, "IORS232SerialStreamSync",
        [
            ("IOTTYDevice", Text("imagined1")), ("IOTTYBaseName", Text("imagined")), ("IOTTYSuffix", Text("1")),
            ("IOCalloutDevice", Text("/dev/cu.imagined1")), ("IODialinDevice", Text("/dev/tty.imagined1")),
        ]),
        new("IONetworkInterface", null, null, "IOEthernetController", [("IOBuiltin", OSBoolean.False), ("BSD Name", Text("en9"))]),
        new("IOAudioEngine", null, null, "IOAudioDevice", []),
        new("IOAudioStream", null, null, "IOAudioEngine", []),
        new("IOAudioControl", null, null, "IOAudioEngine", []),
        new("IOACPIPlatformDevice", null, "0", "AppleACPIPlatformExpert", [("name", Text("DEV0"))]),
        new("IOPlatformDevice", null, null, "AppleARMPE", []),
        new("IODTNub", null, null, "AppleARMPE", []),
        new("IOBluetoothL2CAPChannel", null, null, "IOBluetoothDevice", [("PSM", Number(0x11, 16))]),
        new("IOThunderboltPort", null, "1", "IOThunderboltSwitch", [("Adapter Type", Number(1, 32)), ("Port Number", Number(1, 32))]),
        new("IOThunderboltSwitch", null, "0", "IOThunderboltController", [("Vendor ID", Number(Vendor, 32)), ("Device ID", Number(Product, 32))]),
        new("IOFireWireUnit", null, null, "IOFireWireDevice", [("Vendor_ID", Number(0x000a27, 32))]),
        new("IOFireWireDevice", null, null, "IOFireWireController", [("Vendor_ID", Number(0x000a27, 32)), ("GUID", Number(0x1209, 64))]),
        new("IOATADevice", null, "0", "IOATAController", [("ata device type", Text("ata")), ("IOUnit", Number(0, 32))]),
    }.ToDictionary(t => t.Class, StringComparer.Ordinal);

    /// <summary>The template of a class: its own, else its nearest superclass's; an empty one when there is none.</summary>
    public static NubTemplate Of(KernelClass @class)
    {
        for (var c = @class; c is not null; c = c.Superclass)
        {
            if (ByClass.TryGetValue(c.Name.Text, out var found)) return found;
        }
        return new(@class.Name.Text, null, null, null, []);
    }

    internal static OSNumber Number(ulong value, int bits) => new(value, bits);

    internal static OSString Text(string text) => new(text);

    /// <summary>A register as the device tree publishes it: four bytes, the lowest first.</summary>
    internal static OSData Word(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return new(bytes);
    }

    private static OSArray Demand(string entitlement) => new(new OSArray(Text(entitlement)));
}
