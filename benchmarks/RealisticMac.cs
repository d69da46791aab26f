namespace IOMatch.Benchmarks;

/// <summary>A machine and a catalogue with the spread of real ones: a third PCI, a third USB, the rest HID, names and resources; seeded.</summary>
internal static class RealisticMac
{
    private static readonly OSSymbol Vendor = "idVendor", Product = "idProduct", Pci = "IOPCIMatch", Name = "IONameMatch", HidVendor = "VendorID", HidProduct = "ProductID";

    public static Registry Registry(int nubs)
    {
        var random = new Random(1);
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var root = builder.Add(Class("IOPlatformExpertDevice"), "Mac", isServiceRoot: true, state: EntryState.None);
        var bridge = builder.Add(Class("IOPCIBridge"), "PCI0", provider: root, state: EntryState.None);
        for (var i = 0; i < nubs; i++)
        {
            switch (i % 3)
            {
                case 0:
                    builder.Add(Class("IOPCIDevice"), $"pci{i}", provider: bridge, properties: Table(("vendor-id", Id(random)), ("device-id", Id(random)), ("class-code", Id(random)), ("revision-id", Id(random))));
                    break;
                case 1:
                    builder.Add(Class("IOUSBHostDevice"), $"usb{i}", provider: root, properties: Table((Vendor, Number(random)), (Product, Number(random)), ("bDeviceClass", OSNumber.Of(0)), ("bDeviceSubClass", OSNumber.Of(0))));
                    break;
                default:
                    var device = builder.Add(
                        Class("IOHIDDevice"), $"hid{i}", provider: root, state: EntryState.None,
                        properties: Table((HidVendor, Number(random)), (HidProduct, Number(random)), ("DeviceUsagePairs", new OSArray(Table(("DeviceUsagePage", OSNumber.Of(1)), ("DeviceUsage", OSNumber.Of(6)))))));
                    builder.Add(Class("IOHIDInterface"), $"interface{i}", provider: device, properties: device.Properties);
                    break;
            }
        }
        return builder.ToRegistry();
    }

    public static OSObject[] Personalities(int count)
    {
        var random = new Random(2);
        var tables = new OSObject[count];
        for (var i = 0; i < count; i++)
        {
            var table = (i % 12) switch
            {
                < 4 => Table((Keys.IOProviderClass, Text("IOPCIDevice")), (Pci, Text($"0x{random.Next(0x10000):x4}{random.Next(256) + 0x1000:x4}"))),
                < 8 => Table((Keys.IOProviderClass, Text("IOUSBHostDevice")), (Vendor, Number(random)), (Product, Number(random))),
                < 10 => Table((Keys.IOProviderClass, Text("IOHIDInterface")), (HidVendor, Number(random)), (HidProduct, Number(random))),
                10 => Table((Keys.IOProviderClass, Text("IOPlatformDevice")), (Name, Text($"device{i}"))),
                _ => Table((Keys.IOProviderClass, Text("IOResources")), (Keys.IOResourceMatch, Text($"Resource{i}"))),
            };
            tables[i] = table.With(
                new(Keys.IOClass, Text($"Driver{i / 4}")), new(Keys.CFBundleIdentifier, Text($"com.example.driver{i / 8}")), new(Keys.IOProbeScore, OSNumber.Of(random.Next(5) * 1000)));
        }
        return tables;
    }

    private static KernelClass Class(string name) => ClassHierarchy.BuiltIn[name]!;

    private static OSString Text(string text) => new(text);

    private static OSNumber Number(Random random) => OSNumber.Of(random.Next(0x10000));

    private static OSData Id(Random random) => new(BitConverter.GetBytes(random.Next(0x10000)));

    private static OSDictionary Table(params IEnumerable<(OSSymbol Key, OSObject Value)> entries) => new(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));
}
