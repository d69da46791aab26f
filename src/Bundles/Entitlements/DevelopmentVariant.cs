using System.Globalization;

namespace IOMatch;

/// <summary>Tells the development variant of entitlements from the granted one.</summary>
/// <remarks>
/// USB: <c>idVendor = "*"</c> is the development-only variant (DTS, forum 798049: Documented). PCI: a mask that compares no bit, as in
/// <c>0xFFFFFFFF&amp;0x00000000</c>, fits every device (kernel rule for masks: Source; that this is how the variant looks: Observed).
/// </remarks>
internal static class DevelopmentVariant
{
    public static (EntitlementVariant Variant, string Reason) Of(OSDictionary values)
    {
        foreach (var name in (ReadOnlySpan<string>)["com.apple.security.get-task-allow", "get-task-allow"])
        {
            if (values[name] is OSBoolean { Value: true }) return (EntitlementVariant.Development, name);
        }
        var granted = "";
        foreach (var name in (ReadOnlySpan<string>)[DriverKitEntitlement.TransportUsb, DriverKitEntitlement.TransportPci])
        {
            if (values[name] is not OSArray devices) continue;
            for (var i = 0; i < devices.Count; i++)
            {
                if (devices[i] is not OSDictionary device) continue;
                foreach (var (key, value) in device)
                {
                    var path = string.Create(CultureInfo.InvariantCulture, $"{name} > {i} > {key.Text}");
                    if (IsAnyHardware(key.Text, value)) return (EntitlementVariant.Development, path);
                    if (granted.Length == 0) granted = path;
                }
            }
        }
        return granted.Length == 0 ? (EntitlementVariant.Either, "") : (EntitlementVariant.Distribution, granted);
    }

    private static bool IsAnyHardware(string key, OSObject value)
    {
        if (value is not OSString text) return false;
        if (key == "idVendor" && text.Text == "*") return true;
        return key.StartsWith("IOPCI", StringComparison.Ordinal) && text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(HasEmptyMask);
    }

    private static bool HasEmptyMask(string term)
    {
        var and = term.IndexOf('&', StringComparison.Ordinal);
        if (and < 0) return false;
        var mask = term.AsSpan(and + 1);
        if (mask.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) mask = mask[2..];
        return ulong.TryParse(mask, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) && bits == 0;
    }
}
