using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Checks the form of the entitlements that are known (failure-mode B4: a string where an array belongs).</summary>
internal static class EntitlementTypes
{
    public static ImmutableArray<Fault> Check(BundleEntitlements all)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var (name, value) in all.Values)
        {
            var known = DriverKitEntitlement.Of(name.Text);
            if (known is not null) Check(all, known, value, faults);
        }
        return faults.ToImmutable();
    }

    private static void Check(BundleEntitlements all, DriverKitEntitlement known, OSObject value, ImmutableArray<Fault>.Builder faults)
    {
        switch (known.Shape)
        {
            case EntitlementShape.Boolean:
                if (value is not OSBoolean) Add(all, faults, [known.Name], value, "a boolean", "write <true/>");
                break;
            case EntitlementShape.Text:
                if (value is not OSString) Add(all, faults, [known.Name], value, "a string", null);
                break;
            case EntitlementShape.TextsOrText:
                CheckTexts(all, known.Name, value, faults);
                break;
            case EntitlementShape.MatchingDictionaries:
                CheckDictionaries(all, known.Name, value, faults);
                break;
        }
    }

    private static void CheckTexts(BundleEntitlements all, string name, OSObject value, ImmutableArray<Fault>.Builder faults)
    {
        if (value is OSString) return;
        if (value is not OSArray array)
        {
            Add(all, faults, [name], value, "an array of bundle identifiers", "list the dexts, one <string> each");
            return;
        }
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not OSString) Add(all, faults, [name, Index(i)], array[i], "a string with a bundle identifier", null);
        }
    }

    private static void CheckDictionaries(BundleEntitlements all, string name, OSObject value, ImmutableArray<Fault>.Builder faults)
    {
        // Apple's own dexts hold true; a third-party profile never does (IOPCIDevice takes true for a match with everything)
        if (value is OSBoolean)
        {
            faults.Add(new(InputFault.SignatureUnreadable, all.At(name), $"{name} is a boolean: Apple's own dexts carry it so, a profile lists dictionaries", "write an array of dictionaries, as the profile does", FaultSeverity.Note));
            return;
        }
        if (value is not OSArray array)
        {
            Add(all, faults, [name], value, "an array of dictionaries", "write <array><dict>…</dict></array>, one dictionary for each kind of device");
            return;
        }
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is OSDictionary device) CheckDevice(all, name, i, device, faults);
            else if (array[i] is not OSString { Text: DriverKitEntitlement.BuiltIn }) Add(all, faults, [name, Index(i)], array[i], "a dictionary of matching keys", null);
        }
    }

    private static void CheckDevice(BundleEntitlements all, string name, int index, OSDictionary device, ImmutableArray<Fault>.Builder faults)
    {
        foreach (var (key, value) in device)
        {
            var pci = key.Text.StartsWith("IOPCI", StringComparison.Ordinal);
            if (pci && value is not OSString) Add(all, faults, [name, Index(index), key.Text], value, "a string such as 0x00011209&0xffffffff", null);
            if (pci || name != DriverKitEntitlement.TransportUsb) continue;
            if (value is OSNumber or OSArray or OSString { Text: "*" }) continue;
            Add(all, faults, [name, Index(index), key.Text], value, "an integer", "write <integer> with the decimal number");
        }
    }

    private static void Add(BundleEntitlements all, ImmutableArray<Fault>.Builder faults, string[] path, OSObject found, string wanted, string? hint) =>
        faults.Add(new(InputFault.SignatureUnreadable, all.At(path), $"{string.Join(" > ", path)} is {PlistKind.WithArticle(found)}, {wanted} belongs there", hint, FaultSeverity.Warning));

    private static string Index(int i) => i.ToString(CultureInfo.InvariantCulture);
}
