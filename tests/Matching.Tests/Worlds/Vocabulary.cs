namespace IOMatch.Worlds;

/// <summary>The words that worlds are made of. Few, so that what is wanted and what is there often meet.</summary>
internal static class Vocabulary
{
    public static readonly string[] PlainClasses = ["IOService", "VendorNub", "VendorSubNub", "IOResources", "IOUserResources"];

    public static readonly string[] FamilyClasses =
    [
        .. PlainClasses, "IOUSBHostDevice", "IOUSBHostInterface", "IOUSBDevice", "IOUSBInterface", "IOPCIDevice", "IOPCIBridge", "IOMedia", "IOHIDDevice", "IOHIDInterface", "IOHIDEventService",
        "IOSCSIPeripheralDeviceNub", "IOPlatformDevice", "IODTPlatformExpert", "IOPlatformExpertDevice", "IOSerialBSDClient", "IOATADevice", "IOFireWireUnit", "IORegistryEntry",
    ];

    public static readonly string[] Drivers = ["VendorDriver", "VendorOther", "VendorThird", "VendorNub", "IOService", "IOUserService", "IOUserSerial", "IOStorage", "NoSuchClass", "IOBlockStorageDriver"];

    public static readonly string[] Bundles = ["com.example.One", "com.example.Two", "com.example.Three", "com.apple.driver.Four"];

    public static readonly string[] Categories = ["IODefaultMatchCategory", "VendorCategory", "IOStorage", "com_example_One"];

    public static readonly string[] Names = ["gadget", "gizmo", "IOService", "usb1209,1", ""];

    public static readonly string?[] Locations = [null, "0", "1", "1f,6", "a:b"];

    public static readonly string[] Properties = ["idVendor", "idProduct", "name", "compatible", "Content", "color", "IOBSD", "IOKit", "BSD Name", "IOResourceMatched", "IOName", "bDeviceClass", "DeviceUsagePairs", "Transport"];

    public static readonly string[] FamilyKeys =
    [
        "idVendor", "idProduct", "idProductMask", "idProductArray", "bcdDevice", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "bConfigurationValue", "bInterfaceNumber", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol",
        "IOPCIMatch", "IOPCIPrimaryMatch", "IOPCISecondaryMatch", "IOPCIClassMatch", "IOPCITunnelCompatible", "Content", "Content Hint", "Whole", "Writable", "Leaf", "Size", "PrimaryUsage", "PrimaryUsagePage", "DeviceUsagePairs", "VendorID", "ProductID",
        "Transport", "Peripheral Device Type", "Vendor Identification", "IOTTYBaseName", "GUID", "vendor-id", "device-id", "class-code", "IOPCITunnelled",
    ];

    /// <summary>A value of a property or of a key that compares.</summary>
    public static OSObject Value(Choices choices, int depth = 2)
    {
        switch (choices.Below(depth > 0 ? 13 : 9))
        {
            case 0: return OSNumber.Of(choices.Of(0, 1, 2, 5, 255));
            case 1: return new OSString(choices.Of("a", "b", "gadget", "gizmo", "*", "", "0x12091209&0xffff 1", "USB"));
            case 2: return OSBoolean.True;
            case 3: return OSBoolean.False;
            case 4: return new OSSymbol(choices.Of("a", "b", "gadget", "IOBSD"));
            case 5: return OSData.FromHex(choices.Of("", "00", "6100", "61", "67616467657400", "676164676574006769", "09120900"));
            case 6: return new OSNumber(choices.Of<ulong>(uint.MaxValue, ulong.MaxValue, 0x1209, 1UL << 32, 0xff00), choices.Of(64, 32, 8, 0));
            case 7: return OSNumber.Of(0x1209);
            case 8: return new OSString("gadget");
            case 9: return new OSArray(Members(choices, depth));
            case 10: return new OSSet(Members(choices, depth));
            default: return Table(choices, depth);
        }
    }

    /// <summary>A dictionary of a few properties.</summary>
    public static OSDictionary Table(Choices choices, int depth)
    {
        var table = OSDictionary.Empty;
        for (var left = choices.Below(4); left > 0; left--) table = table.With(choices.Of<string>(Properties), Value(choices, depth - 1));
        return table;
    }

    private static List<OSObject> Members(Choices choices, int depth)
    {
        var members = new List<OSObject>();
        for (var left = choices.Below(4); left > 0; left--) members.Add(Value(choices, depth - 1));
        return members;
    }
}
