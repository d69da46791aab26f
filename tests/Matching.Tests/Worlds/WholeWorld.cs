using System.Collections.Immutable;

namespace IOMatch.Worlds;

/// <summary>A registry, bundles, a host and a story by chance.</summary>
internal sealed record WholeWorld(Registry Registry, Catalogue Source, ImmutableArray<Happening> Story, Host Host, DriverModels Models)
{
    public const ulong FirstId = 0x1_0000_0100;
    private const int MostEntries = 10;
    private const int MostPersonalities = 12;

    /// <summary>A world with every family, dexts and a story.</summary>
    public static WholeWorld Of(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var registry = RegistryOf(choices, Vocabulary.FamilyClasses);
        return new(registry, SourceOf(choices, Vocabulary.FamilyClasses), StoryOf(choices), HostOf(choices), ModelsOf(choices));
    }

    /// <summary>A tree of services of these classes below one root.</summary>
    public static Registry RegistryOf(Choices choices, string[] classes)
    {
        var hierarchy = ClassHierarchy.BuiltIn.With(new Dictionary<string, string>(StringComparer.Ordinal) { ["VendorNub"] = "IOService", ["VendorSubNub"] = "VendorNub" }, "world", Certainty.Source, out _);
        var builder = new Registry.Builder(hierarchy);
        var entries = new List<RegistryEntry>();
        for (var left = 1 + choices.Below(MostEntries); left > 0; left--)
        {
            var @class = hierarchy[choices.Of<string>(classes)]!;
            var provider = entries.Count == 0 ? null : entries[choices.Below(Math.Min(entries.Count, 256))];
            var state = choices.OneIn(16) ? EntryState.Registered | choices.Of(EntryState.Inactive, EntryState.UserInvisible, EntryState.Inactive | EntryState.RematchOnDetach) : EntryState.Registered;
            if (entries.Count > 0 && choices.OneIn(16)) state &= ~EntryState.Registered;
            entries.Add(builder.Add(
                @class,
                choices.OneIn(4) ? null : choices.Of<string>(Vocabulary.Names),
                choices.Of<string?>(Vocabulary.Locations),
                PropertiesOf(choices),
                provider,
                FirstId + (ulong)entries.Count,
                state,
                isServiceRoot: provider is null));
        }
        return builder.ToRegistry();
    }

    private static OSDictionary PropertiesOf(Choices choices)
    {
        var table = OSDictionary.Empty;
        for (var left = choices.Below(6); left > 0; left--) table = table.With(choices.Of<string>([.. Vocabulary.Properties, .. Vocabulary.FamilyKeys]), Vocabulary.Value(choices));
        if (choices.OneIn(10)) table = table.With("IOUserServiceProperties", choices.OneIn(8) ? OSBoolean.True : Vocabulary.Table(choices, 1));
        if (choices.OneIn(20)) table = table.With("IOCompatibilityProperties", Vocabulary.Table(choices, 1).With("IOClass", new OSString("VendorNub")));
        if (choices.OneIn(20)) table = table.With("IOServiceLegacyMatchingRegistryID", new OSNumber(FirstId + (ulong)choices.Below(12)));
        if (choices.OneIn(20)) table = table.With("exclave-assigned", OSBoolean.True);
        if (choices.OneIn(20)) table = table.With("IOServiceDEXTEntitlements", new OSArray([new OSArray([new OSString("com.apple.developer.driverkit.transport.usb")])]));
        if (choices.OneIn(24)) table = table.With("IORematchPersonality", Vocabulary.Table(choices, 1));
        if (choices.OneIn(24)) table = table.With("IORematchCount", OSNumber.Of(choices.Of(0, 1, 2000)));
        return choices.OneIn(24) ? table.With("IOPrimaryDriverTerminateOptions", OSBoolean.True) : table;
    }

    private static Catalogue SourceOf(Choices choices, string[] classes)
    {
        var tables = new List<OSDictionary>();
        for (var left = choices.Below(MostPersonalities + 1); left > 0; left--) tables.Add(PersonalityOf.Choose(choices, classes));
        var bundles = new List<CatalogueBundle>();
        foreach (var group in tables.GroupBy(t => (t["CFBundleIdentifier"] as OSString)?.Text))
        {
            var isDext = group.Any(t => t.ContainsKey(Keys.IOUserServerName));
            var kind = group.Key is null ? CatalogueBundleKind.Loose : isDext ? CatalogueBundleKind.Dext : choices.Of(CatalogueBundleKind.Kext, CatalogueBundleKind.Codeless, CatalogueBundleKind.Kernel);
            var collection = isDext ? KernelCollection.None : choices.Of(KernelCollection.Unknown, KernelCollection.Primary, KernelCollection.Auxiliary, KernelCollection.Pageable);
            var server = isDext
                ? new UserServerModel(
                    choices.Of(ServerLaunch.ChecksIn, ServerLaunch.ChecksIn, ServerLaunch.TimesOut, ServerLaunch.BundleUnknown),
                    choices.Of(null, OSDictionary.Empty.With("com.apple.developer.driverkit", OSBoolean.True).With("com.apple.developer.driverkit.transport.usb", new OSArray([Vocabulary.Table(choices, 1)])), OSDictionary.Empty),
                    choices.OneIn(10),
                    choices.Of<string[]?>(null, ["Vendor"], []))
                : null;
            bundles.Add(new(group.Key, kind, collection, [.. group.Select((t, i) => new CataloguePersonality(t, new(group.Key, $"{i}", new("world"))))], server, IsSystem: choices.OneIn(2)));
        }
        return new(bundles, choices.OneIn(4) ? new Dictionary<string, string>(StringComparer.Ordinal) { ["VendorDriver"] = choices.Of("IOService", "VendorNub", "NoSuchClass") } : null);
    }

    private static ImmutableArray<Happening> StoryOf(Choices choices)
    {
        var story = ImmutableArray.Create<Happening>(new Happening.Boot());
        for (var left = choices.Below(5); left > 0; left--) story = story.Add(HappeningOf(choices));
        return story;
    }

    private static Happening HappeningOf(Choices choices)
    {
        var bundle = choices.Of<string>(Vocabulary.Bundles);
        var nub = choices.Of("gadget", "gizmo", "0x100000101", "IOUSBHostDevice", "VendorDriver", "IOResources", "/gadget");
        return choices.Below(17) switch
        {
            0 => new Happening.Activate(bundle),
            1 => new Happening.Attach(nub),
            2 => new Happening.Detach(nub),
            3 => new Happening.Replug(nub),
            4 => new Happening.Crash(choices.Of("VendorDriver", "Vendor", "IOUserService", bundle)),
            5 => new Happening.DaemonUp(),
            6 => new Happening.Upgrade(bundle),
            7 => new Happening.Deactivate(bundle),
            8 => new Happening.ConfigurationSelected(nub, choices.Below(3)),
            9 => new Happening.Register(nub),
            10 => new Happening.Exit("VendorDriver"),
            11 => new Happening.UserspaceReboot(),
            12 => new Happening.Sleep(),
            13 => new Happening.Wake(),
            14 => new Happening.KextLoaded(bundle),
            15 => new Happening.Boot(),
            _ => new Happening.Publish(nub, choices.Of<string>(Vocabulary.Properties), choices.OneIn(3) ? null : Vocabulary.Value(choices)),
        };
    }

    public static Host HostOf(Choices choices)
    {
        var host = choices.OneIn(8) ? Host.IPadOS(18) : Host.MacOS(choices.Of(15, 11, 26), 0);
        if (choices.OneIn(8)) host = host with { DaemonAvailable = false, DeferralList = true };
        if (choices.OneIn(8)) host = host with { DextRelaunchLimit = (uint)choices.Below(2), DriverKit = new(!choices.OneIn(4), choices.OneIn(4), choices.OneIn(2)) };
        if (choices.OneIn(8)) host = host with { Kexts = host.Kexts.SetItem(choices.Of<string>(Vocabulary.Bundles), new(choices.Of(KernelCollection.Primary, KernelCollection.Auxiliary), choices.Of(ModuleLoad.Deferred, ModuleLoad.Missing))) };
        if (choices.OneIn(8)) host = host with { HidesMedia = true, RootMediaParent = FirstId + (ulong)choices.Below(6) };
        return choices.OneIn(8) ? host with { Sleeping = choices.OneIn(2), ShuttingDown = choices.OneIn(2), IsIntel = choices.OneIn(2), SingleUser = choices.OneIn(2) } : host;
    }

    private static DriverModels ModelsOf(Choices choices)
    {
        var models = new Dictionary<string, DriverModel>(StringComparer.Ordinal);
        for (var left = choices.Below(4); left > 0; left--)
        {
            var model = new DriverModel { IsKnown = !choices.OneIn(8), InitSucceeds = !choices.OneIn(8), Opens = choices.Of<Opening?>(null, Opening.Provider, Opening.Briefly, Opening.Nothing) };
            if (choices.OneIn(3)) model = model with { Probe = [Step(choices)] };
            if (choices.OneIn(3)) model = model with { Start = [choices.OneIn(4) ? new ModelStep.Leave() : Step(choices)] };
            if (choices.OneIn(3)) model = model with { Publishes = [new(choices.Of("VendorNub", "IOHIDDevice", "IOMedia"), choices.OneIn(3), true, choices.Of<string?>(null, "made"), [choices.Of<string>(Vocabulary.Properties)], Vocabulary.Table(choices, 1))] };
            models[choices.Of<string>(Vocabulary.Drivers)] = model;
        }
        return DriverModels.BuiltIn.With(new(models));
    }

    private static ModelStep Step(Choices choices) => choices.Below(4) switch
    {
        0 => new ModelStep.Refuse(),
        1 => new ModelStep.Add(choices.Of(1, -1, int.MaxValue)),
        2 => new ModelStep.Set(choices.Of(0, 5000, int.MinValue)),
        _ => new ModelStep.Merge(choices.Of<string>(Vocabulary.Properties)),
    };
}
