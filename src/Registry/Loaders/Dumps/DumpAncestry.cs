namespace IOMatch;

/// <summary>What a dump proves of classes whose superclass nobody knows, and of names that are not the class.</summary>
internal static class DumpAncestry
{
    private const string Bus = "PCI";
    private const string LegacyClient = "AppleUSBHostLegacyClient";

    /// <summary>
    /// Gives entries their class back that call themselves otherwise to programs (IOClassNameOverride). ioreg prints the class itself; IORegistryExplorer
    /// and what asks IOObjectGetClass get the other name.
    /// </summary>
    /// <remarks>Observed on nine Macs with 10.11 to 15: these three names, on the classes below, and on no others.</remarks>
    public static void UndoOverrides(IReadOnlyList<DumpEntry> entries, string file, FaultList faults)
    {
        var undone = 0;
        foreach (var entry in entries)
        {
            if (entry.Properties["IOClassNameOverride"] is not OSString { Text: var name } || entry.Class != name) continue;
            var isAlias = entry.Parent >= 0 && entries[entry.Parent].Class == LegacyClient;
            var own = name switch
            {
                "IOUSBDevice" => isAlias ? "AppleUSBDevice" : "IOUSBHostDevice",
                "IOUSBInterface" => isAlias ? "AppleUSBInterface" : "IOUSBHostInterface",
                "IOUSBRootHubDevice" => "AppleUSBRootHubDevice",
                _ => null,
            };
            if (own is null) continue;
            (entry.Class, entry.Chain) = (own, null);
            undone++;
        }
        if (undone > 0) faults.Note(new(file), $"{Counted.Of(undone, "entry gives", "entries give")} IOClassNameOverride as the class; the class is what has that override, such as IOUSBHostDevice for IOUSBDevice");
    }

    /// <summary>
    /// Superclasses by attachment: a driver is on an entry of class X for its IOProviderClass Y, so X is a Y. Only for classes of which nothing surer is
    /// known; classes between the two are not visible. Where several are named the most derived one is taken.
    /// </summary>
    /// <param name="entries">The dump.</param>
    /// <param name="hierarchy">What is known.</param>
    /// <returns>Class and superclass.</returns>
    public static IReadOnlyDictionary<string, string> ByAttachment(IReadOnlyList<DumpEntry> entries, ClassHierarchy hierarchy)
    {
        var proven = new Dictionary<string, string>(StringComparer.Ordinal);
        var several = SeveralParents(entries);
        foreach (var entry in entries)
        {
            if (entry.Parent < 0 || (entry.Id is { } id && several.Contains(id))) continue;
            if (entries[entry.Parent].Class is not { } provider || (hierarchy[provider] is { } known && known.Certainty == Certainty.Source)) continue;
            if (ObservedDriver.Of(entry.Properties)?.ProviderClass is not { } wanted || wanted == provider || IsAnywhere(wanted) || hierarchy.IsA(provider, wanted)) continue;
            // a driver's own child that keeps the driver's dictionary says what the driver was matched on
            if (ObservedDriver.Of(entries[entry.Parent].Properties)?.ProviderClass == wanted) continue;
            if (!hierarchy.IsA(wanted, "IOService") || hierarchy.IsA(wanted, provider) || LeadsTo(wanted, provider)) continue;
            if (!proven.TryGetValue(provider, out var before) || hierarchy.IsA(wanted, before)) proven[provider] = wanted;
        }
        return proven;

        // two drivers of a made-up dump may each prove the opposite: then the first is believed
        bool LeadsTo(string from, string to)
        {
            foreach (var (name, superclass) in proven)
            {
                if (hierarchy.IsA(from, name) && (superclass == to || hierarchy.IsA(superclass, to))) return true;
            }
            return false;
        }
    }

    /// <summary>
    /// A guess by the bundle: a host controller's kext for PCI is named after its class, and brings a subclass for each chip; so AppleUSBXHCISPT of
    /// com.apple.driver.usb.AppleUSBXHCIPCI is taken for an AppleUSBXHCIPCI, which Apple's own port maps name as its class.
    /// </summary>
    public static string? ByBundle(DumpEntry entry, ClassHierarchy hierarchy)
    {
        if (entry.Properties["CFBundleIdentifier"] is not OSString { Text: var bundle }) return null;
        var name = bundle[(bundle.LastIndexOf('.') + 1)..];
        return name.EndsWith(Bus, StringComparison.Ordinal) && name != entry.Class && entry.Class!.StartsWith(name[..^Bus.Length], StringComparison.Ordinal) && hierarchy.IsA(name, "IOService") ? name : null;
    }

    // what is matched on resources attaches itself to what it serves
    private static bool IsAnywhere(string providerClass) => providerClass is "IOResources" or "IOUserResources" or "IOService";

    // an entry below several providers has been matched on one of them
    private static HashSet<ulong> SeveralParents(IReadOnlyList<DumpEntry> entries)
    {
        var seen = new HashSet<ulong>();
        var several = new HashSet<ulong>();
        foreach (var entry in entries)
        {
            if (entry.Id is { } id && !seen.Add(id)) several.Add(id);
        }
        return several;
    }
}
