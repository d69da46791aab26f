using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>Keys as such: misspelt ones, those of another family, variables that the build left; and what IOProviderClass names.</summary>
internal static partial class KeyRules
{
    private const int MostNamed = 3;

    // of other meaning than the key that they resemble: the place of a USB hub or port (LocationID is HID's), the product's name of a network driver (model is the Mac's)
    private static readonly FrozenSet<string> OtherKeys = new[] { "locationID", "Model" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> DeviceClassRows = ["IOUSBDevice", "IOUSBInterface"];

    // keys that are never anything but conditions; others may be properties that the driver reads
    private static readonly FrozenSet<string> Selecting = new[]
    {
        "idVendor", "idProduct", "idProductArray", "idProductMask", "bcdDevice", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol",
        "bConfigurationValue", "bInterfaceNumber", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol",
        "IOPCIMatch", "IOPCIPrimaryMatch", "IOPCISecondaryMatch", "IOPCIClassMatch",
        "Peripheral Device Type", "DeviceUsagePairs", "PrimaryUsagePage", "PrimaryUsage", "ProductIDArray", "ProductIDMask",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> GenericConditions =
        ["IONameMatch", "IOLocationMatch", "IOPropertyMatch", "IOPropertyExistsMatch", "IOParentMatch", "IOPathMatch", "IORegistryEntryID", "BSD Name", "BSD Unit", "IOResourceMatch"];

    private static readonly FrozenSet<string> GeneralNubs = new[] { "IOPCIDevice", "IOHIDInterface", "IOHIDDevice", "IOSCSIPeripheralDeviceNub", "IOMedia" }.ToFrozenSet(StringComparer.Ordinal);

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.KeyMisspelt, "key-misspelt", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K54: what nobody reads is left alone") { OfEach = CheckSpelling, Stage = Stage.Match },
        new(ReasonCode.KeyNotReadByFamily, "key-of-other-family", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K54; report E9") { OfEach = CheckFamily, Stage = Stage.Match },
        new(ReasonCode.BuildVariableUnresolved, "build-variable", LintSeverity.Note, AppleCheck.None, Certainty.Source, "the text is taken as it stands") { OfBundle = CheckVariables },
        new(ReasonCode.ProviderClassUnknown, "provider-class-name", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "K12; the class hierarchy of this project") { OfEach = CheckProvider },
        new(ReasonCode.MatchTooBroad, "no-condition", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K40 to K51; report F10") { OfEach = CheckCondition, Stage = Stage.Match },
        new(ReasonCode.NoDevicePersonality, "no-device", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K12; report A9") { OfBundle = CheckDevice, Stage = Stage.Match },
    ];

    /// <summary>Whether a key decides on which nubs of a class a personality matches; of a class that is not known, whether it may.</summary>
    public static bool IsCondition(KernelClass? provider, string key) =>
        GenericConditions.Contains(key) || (provider is null ? Selecting.Contains(key) : KnownFamilies.Of(provider).KeysRead.Any(k => k.Text == key && !k.Equals(Keys.IOClass)));

    private static void CheckSpelling(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var key in personality.Table.Keys)
        {
            if (LintText.HasOuterBlanks(key.Text) || OtherKeys.Contains(key.Text) || Meant(subject, personality, key.Text) is not { } meant || personality.Table.ContainsKey(meant)) continue;
            sink.Add(personality.PositionOf(key.Text), $"the key {key.Text} is not read by anything; {meant} is", $"write <key>{meant}</key>");
        }
    }

    private static string? Meant(LintSubject subject, BundlePersonality personality, string key) =>
        LintText.Slip(key, KnownMatchKey.Names)
        ?? (subject.ProviderOf(personality) is { } provider && personality.Table[key] is OSNumber && !KnownMatchKey.Names.Contains(key) && SymbolOf(key) is { } symbol
            ? KnownFamilies.Of(provider).KeysRead.Select(k => k.Text).FirstOrDefault(k => SymbolOf(k) == symbol)
            : null);

    // templates and people write the name of a constant, or of the class with the field, where the key belongs: kUSBVendorID, IOUSBHostInterfaceClass
    private static string? SymbolOf(string key)
    {
        var match = Symbol.Match(key);
        return match.Success ? match.Groups["field"].Value.ToUpperInvariant() : null;
    }

    [GeneratedRegex(@"^(k?(IO)?USB(Host)?(MatchingProperty(Key)?)?|b|id|bcd)?(?<field>(Device|Interface)(Class|SubClass|Protocol)|InterfaceNumber|ConfigurationValue|Vendor|Product)(ID)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Symbol { get; }

    private static void CheckFamily(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        // on nubs that are no devices such keys are properties, for the device that the driver makes
        if (subject.ProviderOf(personality) is not { } provider || LintSubject.IsOnResources(personality) || provider.Name.Text == "IOUserService") return;
        // beside keys that the family reads a further one is only without effect
        var isSelected = personality.Table.Keys.ToArray().Any(k => Selecting.Contains(k.Text) && KnownFamilies.Reads(provider, k));
        foreach (var key in personality.Table.Keys)
        {
            if (!Selecting.Contains(key.Text) || IsReadAtOrBelow(provider, key)) continue;
            var readers = KnownFamilies.ReadersOf(key).Select(f => f.ServedClasses[0].Text).Distinct(StringComparer.Ordinal).OrderBy(c => !c.StartsWith("IO", StringComparison.Ordinal)).ThenBy(c => c, StringComparer.Ordinal).Take(MostNamed).ToList();
            if (readers.Count == 0) continue;
            var certainty = KnownFamilies.CertaintyOf(provider);
            sink.Add(
                personality.PositionOf(key.Text),
                $"{key.Text} is not read on {provider.Name.Text}: it selects nothing there",
                $"it is a key for {string.Join(", ", readers)}",
                certainty == Certainty.Assumed || isSelected ? LintSeverity.Note : LintSeverity.Warning,
                certainty: certainty);
        }
    }

    // a nub may be of any subclass of the provider class, whose family may read the key
    private static bool IsReadAtOrBelow(KernelClass provider, OSSymbol key) =>
        KnownFamilies.Reads(provider, key) || KnownFamilies.ReadersOf(key).Any(f => f.ServedClasses.Any(s => ClassHierarchy.BuiltIn.IsA(s.Text, provider.Name)));

    private static void CheckVariables(LintSubject subject, LintSink sink)
    {
        var found = new Dictionary<string, (SourcePosition First, List<string> Paths)>(StringComparer.Ordinal);
        foreach (var key in (ReadOnlySpan<string>)["CFBundleIdentifier", "CFBundleVersion", "CFBundlePackageType", "CFBundleExecutable"])
        {
            if (subject.Sub(key) is { } list) Look(list, key);
        }
        foreach (var personality in subject.Personalities) Walk(personality.List, personality.PathOf());
        foreach (var (variable, (first, paths)) in found)
        {
            var more = paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "";
            sink.Add(
                first,
                $"{variable} is not resolved ({string.Join(", ", paths.Take(MostNamed))}{more})",
                "the Info.plist of the built bundle tells more",
                subject.HasFiles && subject.Bundle!.Executable is { State: ExecutableState.Read } ? LintSeverity.Warning : null);
        }

        void Walk(PropertyList list, string path)
        {
            foreach (var (step, member) in list.Members())
            {
                var inner = path + SourcePosition.PathSeparator + step;
                if (member.Root is OSString) Look(member, inner);
                else if (member.Root is OSDictionary or OSMembers) Walk(member, inner);
            }
        }

        void Look(PropertyList list, string path)
        {
            if (list.Root is not OSString text || !LintText.HasVariable(text.Text)) return;
            foreach (Match match in BuildVariables.Variable.Matches(text.Text))
            {
                if (found.TryGetValue(match.Value, out var places)) places.Paths.Add(path);
                else found.Add(match.Value, (list.Position, [path]));
            }
        }
    }

    private static void CheckProvider(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOProviderClass] is not OSString { Text.Length: > 0 } name || LintText.HasVariable(name.Text) || LintText.HasOuterBlanks(name.Text)) return;
        var at = personality.PositionOf("IOProviderClass");
        if (subject.Classes[name.Text] is null)
        {
            if (LintText.Slip(name.Text, subject.Classes.Classes.Select(c => c.Name.Text)) is { } meant) sink.Add(at, $"no class {name.Text} is known; {meant} is one", $"write {meant}");
            else if (DriverKitSides.UserClasses.ContainsKey(name.Text)) sink.Add(at, $"{name.Text} is a class of DriverKit, and a provider is an object of the kernel", "name the kernel's class", certainty: Certainty.Documented);
        }
        else if (DeviceClassRows.Contains(name.Text) && subject.IsDextPersonality(personality))
        {
            sink.Add(at, $"{name.Text} is the class of the USB family before OS X 10.11, and dexts came later", $"write {name.Text.Replace("IOUSB", "IOUSBHost", StringComparison.Ordinal)}");
        }
    }

    private static void CheckCondition(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOProviderClass] is not OSString name || !GeneralNubs.Contains(name.Text) || subject.ProviderOf(personality) is not { } provider) return;
        if (GenericConditions.Any(k => personality.Table.ContainsKey(k)) || KnownFamilies.Of(provider).KeysRead.Any(k => !k.Equals(Keys.IOClass) && k.Text is not "IOPCITunnelCompatible" && personality.Table.ContainsKey(k))) return;
        if (personality.Table.ContainsKey(Keys.IOProviderMergeProperties)) return; // meant for all of them
        var own = personality.Table[Keys.IOMatchCategory] is OSString;
        sink.Add(personality.At, $"the personality {personality.Name} has no condition: it matches every {name.Text}", own ? null : "add what tells the device from others", own ? LintSeverity.Note : null);
    }

    private static void CheckDevice(LintSubject subject, LintSink sink)
    {
        if (!subject.IsDext || subject.Personalities.IsEmpty || !subject.Personalities.All(LintSubject.IsOnResources)) return;
        var transports = subject.Bundle?.DriverKit?.Transports.Keys.Where(t => t is "usb" or "pci").ToList() ?? [];
        if (transports.Count > 0) sink.Add(subject.Personalities[0].PositionOf("IOProviderClass"), $"all personalities are on resource nubs, although the dext is entitled to {string.Join(" and ", transports)} devices: no device is ever offered to it", "name the class of the device as IOProviderClass");
    }
}
