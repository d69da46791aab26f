using System.Globalization;

namespace IOMatch;

/// <summary>How wide a personality is, in words: one product, all of a vendor, every device of a class.</summary>
internal static class BreadthText
{
    /// <summary>The sentence without its subject: <c>one product: …</c>.</summary>
    public static string Of(ImaginedDevice device)
    {
        var table = device.Table;
        var @class = device.Nub.Class.Name.Text;
        var what = KnownFamilies.Of(device.Nub.Class).Name switch
        {
            "IOPCIDevice" => Pci(table),
            "IOHIDDevice" or "IOHIDKeyboardDevice" or "IOHIDInterface" or "IOHIDEventService" => Hid(table),
            "IOSCSIPeripheralDeviceNub" => Scsi(table),
            "IOResources" => "no hardware: it starts once on every Mac",
            _ when table.ContainsKey("bInterfaceClass") || table.ContainsKey("bDeviceClass") || table.ContainsKey("idVendor") => Usb(table),
            "IOBluetoothL2CAPChannel" when table.ContainsKey("PSM") => $"Bluetooth channels of PSM {Value(table["PSM"])}" + (table.ContainsKey("VendorID") ? $" of vendor {Hex(table["VendorID"], 4)}" : " of every device"),
            _ => null,
        };
        // the kernel's own keys narrow whatever the family takes
        var narrower = new List<string>();
        if (table["IONameMatch"] is { } names) narrower.Add($"named {ValueText.Of(names)}");
        if (table["IOPropertyMatch"] is { } properties) narrower.Add(properties is OSMembers many ? $"with any of {many.Count} sets of properties" : $"with {ValueText.Of(properties)}");
        if (table["IOPropertyExistsMatch"] is { } exists) narrower.Add($"that have {ValueText.Of(exists)}");
        if (table["IOPathMatch"] is OSString path) narrower.Add($"at the path {path.Text}");
        if (table["IOLocationMatch"] is OSString location) narrower.Add($"at the location {location.Text}");
        if (table["IOParentMatch"] is not null) narrower.Add("below a parent that fits IOParentMatch");
        if (table["IOLocationMatch"] is OSDictionary) narrower.Add("below a device that fits IOLocationMatch");
        if (table["IORegistryEntryID"] is OSNumber id) narrower.Add(string.Create(CultureInfo.InvariantCulture, $"with the entry id 0x{id.Value:x}, which is another after every restart"));
        var keys = KnownFamilies.Of(device.Nub.Class).KeysRead.Where(k => table.ContainsKey(k) && !k.Equals(Keys.IOMatchCategory) && !k.Equals(Keys.IOClass)).Select(k => $"{k.Text} {Value(table[k])}").ToList();
        if (what is null && keys.Count > 0) what = $"every {@class} with {string.Join(" and ", keys)}";
        if (what is null && narrower.Count > 0) return $"every {@class} {string.Join(", ", narrower)}";
        what ??= @class == "IOService" ? "everything: every nub of every class" : $"every {@class} of the Mac, whoever made it";
        return narrower.Count == 0 ? what : $"{what}; only those {string.Join(", ", narrower)}";
    }

    private static string Usb(OSDictionary table)
    {
        var isInterface = table["IOProviderClass"] is OSString provider && provider.Text.Contains("Interface", StringComparison.Ordinal);
        var thing = isInterface ? "interface" : "device";
        var vendor = table["idVendor"] is OSNumber v ? $"vendor {Hex(v, 4)}" : table["idVendor"] is OSString ? "any vendor" : null;
        if (vendor is not null && (table.ContainsKey("idProduct") || table.ContainsKey("idProductArray")))
        {
            var where = isInterface ? $", interface {Value(table["bInterfaceNumber"])} of configuration {Value(table["bConfigurationValue"])}" : "";
            var release = table["bcdDevice"] is OSNumber ? $", release {Hex(table["bcdDevice"], 4)} only" : "";
            var masked = table["idProductMask"] is OSNumber mask ? $" under the mask {Hex(mask, 4)}" : "";
            return (table["idProductArray"], table["idProduct"]) switch
            {
                (OSMembers list, _) => $"{list.Count} product{(list.Count == 1 ? "" : "s")} of {vendor}{masked}{where}{release}",
                (_, OSString) => $"every product of {vendor}{where}{release}",
                (_, OSNumber product) when masked.Length > 0 => $"a range of products: {vendor}, product {Hex(product, 4)}{masked}{where}{release}",
                _ => $"one product: {vendor}, product {Hex(table["idProduct"], 4)}{where}{release}",
            };
        }
        var kind = isInterface ? "bInterface" : "bDevice";
        var names = new[] { "Class", "SubClass", "Protocol" }.Where(n => table.ContainsKey(new OSSymbol(kind + n))).Select(n => $"{kind}{n} {Value(table[new OSSymbol(kind + n)])}").ToList();
        return vendor is not null
            ? $"every vendor-specific {thing} of {vendor} with {string.Join(", ", names)}"
            : $"a whole class: every {thing} with {string.Join(", ", names)}, whoever made it";
    }

    private static string Hid(OSDictionary table)
    {
        var usages = table["DeviceUsagePairs"] is OSMembers pairs
            ? string.Join(" or ", pairs.OfType<OSDictionary>().Select(Usage))
            : table.ContainsKey("DeviceUsagePage") ? Usage(table)
            : table.ContainsKey("PrimaryUsagePage") ? $"{Hex(table["PrimaryUsagePage"], 2)}/{(table.ContainsKey("PrimaryUsage") ? Hex(table["PrimaryUsage"], 2) : "any")}" : "";
        var with = usages.Length == 0 ? "" : $" with usage {usages}";
        if (table["VendorID"] is { } vendor)
        {
            return (table["ProductIDArray"], table["ProductID"]) switch
            {
                (OSMembers list, _) => $"{list.Count} product{(list.Count == 1 ? "" : "s")} of vendor {Hex(vendor, 4)}{with}",
                (_, OSNumber product) when !table.ContainsKey("ProductIDMask") => $"one product: vendor {Hex(vendor, 4)}, product {Hex(product, 4)}{with}",
                (_, OSNumber product) => $"a range of products: vendor {Hex(vendor, 4)}, product {Hex(product, 4)} under the mask {Hex(table["ProductIDMask"], 4)}{with}",
                _ => $"every HID device of vendor {Hex(vendor, 4)}{with}",
            };
        }
        return usages.Length == 0 ? "every HID device of the Mac, whoever made it" + (table.ContainsKey("Transport") ? $", on {Value(table["Transport"])}" : "") : $"a whole class: every HID device{with}, whoever made it";
    }

    private static string Usage(OSDictionary pair) => $"{Hex(pair["DeviceUsagePage"], 2)}/{(pair.ContainsKey("DeviceUsage") ? Hex(pair["DeviceUsage"], 2) : "any")}";

    private static string Pci(OSDictionary table)
    {
        var parts = new List<string>();
        foreach (var (key, name) in new[] { ("IOPCIMatch", "ids"), ("IOPCIPrimaryMatch", "ids"), ("IOPCISecondaryMatch", "subsystem ids") })
        {
            if (table[new OSSymbol(key)] is not OSString text) continue;
            var count = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(i => !i.StartsWith('&'));
            var open = text.Text.Contains('&', StringComparison.Ordinal);
            parts.Add(open ? $"every PCI device whose {name} fit {text.Text} (device, vendor, behind & the bits that count)"
                : count == 1 ? $"one model: {name} {text.Text} (device, vendor)" : $"{count} models: {name} {text.Text} (device, vendor)");
        }
        if (table["IOPCIClassMatch"] is OSString kind) parts.Add($"{(parts.Count == 0 ? "a whole class: every PCI device" : "and only")} of class {kind.Text}");
        return parts.Count > 0 ? string.Join(", ", parts) : table.ContainsKey("IONameMatch") ? "PCI devices" : "every PCI device of the Mac, whoever made it";
    }

    private static string Scsi(OSDictionary table)
    {
        if (!table.ContainsKey("Peripheral Device Type")) return "every SCSI unit of the Mac, disks of USB sticks too: it has no Peripheral Device Type, and its IOMatchCategory alone lets it match";
        var named = new[] { "Vendor Identification", "Product Identification", "Product Revision Level" }.Where(k => table.ContainsKey(new OSSymbol(k))).Select(k => $"{k} {Value(table[new OSSymbol(k)])}").ToList();
        return named.Count == 0
            ? $"a whole class: every SCSI unit of type {Value(table["Peripheral Device Type"])}, disks of USB sticks too"
            : $"SCSI units of type {Value(table["Peripheral Device Type"])} with {string.Join(" and ", named)}";
    }

    private static string Value(OSObject? value) => value is OSString { Text: "*" } ? "any" : value is null ? "any" : ValueText.Of(value);

    private static string Hex(OSObject? value, int digits) => value is OSNumber number ? "0x" + number.Value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : Value(value);
}
