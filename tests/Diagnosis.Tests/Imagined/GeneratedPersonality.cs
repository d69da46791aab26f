using System.Globalization;

namespace IOMatch;

/// <summary>Personalities that some device can match, one for each seed.</summary>
internal static class GeneratedPersonality
{
    private static readonly string[] PlainClasses = ["IOEthernetInterface", "IOAudioDevice", "IOBlockStorageDevice", "IOSerialStreamSync", "AcmeBus", "IOThunderboltController", "IOBluetoothDevice"];

    public static OSDictionary Of(int seed)
    {
        var random = new Random(seed);
        var table = new Dictionary<string, OSObject>(StringComparer.Ordinal) { ["IOClass"] = new OSString("AcmeDriver") };
        switch (seed % 9)
        {
            case 0:
                Usb(random, table, "Device");
                break;
            case 1:
                Usb(random, table, "Interface");
                break;
            case 2:
                Pci(random, table);
                break;
            case 3:
                Hid(random, table);
                break;
            case 4:
                Scsi(random, table);
                break;
            case 5:
                table["IOProviderClass"] = new OSString(random.Next(2) == 0 ? "IOResources" : "IOUserResources");
                table["IOResourceMatch"] = random.Next(2) == 0 ? new OSString("IOBSD") : new OSArray(new OSString("IOKit"), new OSString("acme-ready"));
                break;
            case 6:
                table["IOProviderClass"] = new OSString(new[] { "AppleARMIODevice", "IOACPIPlatformDevice", "IOPlatformDevice", "IOPCIDevice" }[random.Next(4)]);
                table["IONameMatch"] = random.Next(2) == 0 ? new OSString("acme,gpio*") : new OSArray(new OSString("ACM0001"), new OSString("acme"));
                break;
            case 7:
                table["IOProviderClass"] = new OSString("IOMedia");
                table["Content Hint"] = new OSString("Acme_Data");
                if (random.Next(2) == 0) table["Whole"] = OSBoolean.False;
                break;
            default:
                table["IOProviderClass"] = new OSString(PlainClasses[random.Next(PlainClasses.Length)]);
                break;
        }
        Generic(random, table);
        return new OSDictionary(table.Select(t => KeyValuePair.Create(new OSSymbol(t.Key), t.Value)));
    }

    private static void Usb(Random random, Dictionary<string, OSObject> table, string kind)
    {
        table["IOProviderClass"] = new OSString("IOUSBHost" + kind);
        if (random.Next(2) == 0)
        {
            table["idVendor"] = Number(random);
            if (random.Next(2) == 0) table["idProduct"] = random.Next(4) == 0 ? new OSString("*") : Number(random);
            else table["idProductArray"] = new OSArray(Number(random), Number(random));
            if (kind == "Interface") (table["bConfigurationValue"], table["bInterfaceNumber"]) = (new OSNumber(1), new OSNumber((ulong)random.Next(4)));
            if (random.Next(3) == 0) table["bcdDevice"] = Number(random);
            // a list stands for the product, which the combinations want as a key too
            if (table.ContainsKey("idProductArray")) table["idProduct"] = Number(random);
        }
        else
        {
            var isVendors = random.Next(2) == 0;
            if (isVendors) table["idVendor"] = Number(random);
            else table[$"b{kind}Class"] = new OSNumber((ulong)random.Next(1, 20));
            table[$"b{kind}SubClass"] = new OSNumber((ulong)random.Next(5));
            if (random.Next(2) == 0) table[$"b{kind}Protocol"] = new OSNumber((ulong)random.Next(5));
        }
    }

    private static void Pci(Random random, Dictionary<string, OSObject> table)
    {
        table["IOProviderClass"] = new OSString("IOPCIDevice");
        table[random.Next(2) == 0 ? "IOPCIMatch" : "IOPCIPrimaryMatch"] = new OSString(random.Next(3) switch
        {
            0 => Hex(random),
            1 => $"{Hex(random)}&0x00f0ffff {Hex(random)}",
            _ => $"{Hex(random)} {Hex(random)}",
        });
        if (random.Next(2) == 0) table["IOPCIClassMatch"] = new OSString("0x02800000&0xffff0000");
        if (random.Next(3) == 0) table["IOPCISecondaryMatch"] = new OSString(Hex(random));
    }

    private static void Hid(Random random, Dictionary<string, OSObject> table)
    {
        table["IOProviderClass"] = new OSString(new[] { "IOHIDDevice", "IOHIDInterface", "IOHIDEventService" }[random.Next(3)]);
        if (random.Next(2) == 0) table["VendorID"] = Number(random);
        if (random.Next(2) == 0) table["ProductID"] = Number(random);
        else if (random.Next(2) == 0) table["ProductIDArray"] = new OSArray(Number(random), Number(random));
        if (random.Next(2) == 0) table["DeviceUsagePairs"] = new OSArray(new OSDictionary().With("DeviceUsagePage", new OSNumber(12)).With("DeviceUsage", new OSNumber((ulong)random.Next(1, 9))));
        if (random.Next(3) == 0) table["Transport"] = new OSString("Bluetooth");
    }

    private static void Scsi(Random random, Dictionary<string, OSObject> table)
    {
        table["IOProviderClass"] = new OSString("IOSCSIPeripheralDeviceNub");
        if (random.Next(3) == 0)
        {
            table["IOMatchCategory"] = new OSString("acme");
            return;
        }
        table["Peripheral Device Type"] = new OSNumber((ulong)random.Next(8));
        if (random.Next(2) == 0) table["Vendor Identification"] = new OSString("ACME");
    }

    private static void Generic(Random random, Dictionary<string, OSObject> table)
    {
        if (random.Next(4) == 0) table["IOPropertyMatch"] = new OSDictionary().With("acme-kind", new OSString("left")).With("acme-count", new OSNumber(3));
        if (random.Next(6) == 0) table["IOPropertyExistsMatch"] = new OSString("acme-flag");
        if (random.Next(6) == 0) table["IOMatchCategory"] = new OSString("acme");
        if (random.Next(5) == 0) table["IOProbeScore"] = new OSNumber((ulong)random.Next(20000));
        if (random.Next(5) == 0 && table["IOProviderClass"] is OSString { Text: not ("IOResources" or "IOUserResources") })
        {
            table["IOParentMatch"] = new OSDictionary().With("IOPropertyMatch", new OSDictionary().With("acme-slot", new OSNumber(2)));
        }
    }

    private static OSNumber Number(Random random) => new((ulong)random.Next(1, 0xffff));

    private static string Hex(Random random) => string.Create(CultureInfo.InvariantCulture, $"0x{random.Next(1, int.MaxValue):x8}");
}
