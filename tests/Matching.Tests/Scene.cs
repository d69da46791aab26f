using System.Text;

namespace IOMatch;

/// <summary>Small machines and drivers for tests, and what happened on them as lines to read.</summary>
internal static class Scene
{
    /// <summary>A registry from the lines below <c>registry:</c>; a Port is a nub that no family knows, and a SpecialPort is one.</summary>
    public static Registry Tree(string nubs)
    {
        var text = $$"""
            registry:
              Mac:
                class: IOPlatformExpertDevice
                state: [unregistered]
                children:
            {{string.Join('\n', nubs.Split('\n').Select(l => "      " + l))}}
            classes: {Port: IOService, SpecialPort: Port, Bus: IOService, Socket: IOService}
            """;
        return Registry.ReadYaml(new MemoryStream(Encoding.UTF8.GetBytes(text)), "tree.yaml").OrThrow();
    }

    public static DriverModels Models(string models) =>
        DriverModels.Read(new MemoryStream(Encoding.UTF8.GetBytes("models:\n" + string.Join('\n', models.Split('\n').Select(l => "  " + l)) + "\n")), "models.yaml").OrThrow();

    public static CatalogueBundle Kext(string name, string providerClass, KernelCollection collection = KernelCollection.Auxiliary, int score = 0, params (string Key, OSObject Value)[] more) =>
        new(Id(name), CatalogueBundleKind.Kext, collection, [Personality(name, [("IOClass", new OSString(name)), ("IOProviderClass", new OSString(providerClass)), ("IOProbeScore", OSNumber.Of(score)), .. more])]);

    public static CatalogueBundle Dext(string name, string providerClass, UserServerModel? server = null, int score = 0, params (string Key, OSObject Value)[] more) =>
        new(Id(name), CatalogueBundleKind.Dext, KernelCollection.None,
            [
                Personality(name,
                [
                    ("IOClass", new OSString("IOUserService")), ("IOUserClass", new OSString(name)), ("IOUserServerName", new OSString(Id(name))), ("IOProviderClass", new OSString(providerClass)),
                    ("CFBundleIdentifierKernel", new OSString("com.apple.kpi.iokit")), ("IOProbeScore", OSNumber.Of(score)), .. more,
                ]),
            ],
            server);

    public static string Id(string name) => "com.example." + name;

    public static Outcome Run(Registry registry, IEnumerable<CatalogueBundle> bundles, IReadOnlyList<Happening>? story = null, Host? host = null, DriverModels? models = null) =>
        MatchSimulator.Run(registry, new Catalogue(bundles), story, host, models ?? DriverModels.None);

    /// <summary>Happenings, starts and ends in their order.</summary>
    public static IEnumerable<string> Told(Outcome outcome) => outcome.Transcript!.Select(e => e switch
    {
        MatchEvent.Happened h => h.What.GetType().Name,
        MatchEvent.StartAttempted { Outcome: StartOutcome.Started } s => $"{s.Driver!.Name} starts on {s.Nub.Component}",
        MatchEvent.StartAttempted s => $"{s.Personality.Origin!.Name} on {s.Nub.Component}: {s.Outcome}",
        MatchEvent.DriverGone g => $"{g.Driver.Name} ends on {g.Nub.Component}",
        MatchEvent.ClientTerminated t => $"{t.Client.Name} is replaced on {t.Nub.Component}",
        _ => null,
    }).OfType<string>();

    /// <summary>The drivers that run at the end.</summary>
    public static IEnumerable<string> Drivers(Outcome outcome) => outcome.Drivers.Select(d => $"{d.Name} on {d.Provider!.Component}");

    private static CataloguePersonality Personality(string name, (string Key, OSObject Value)[] members)
    {
        var table = new OSDictionary.Builder();
        table.Set(Keys.CFBundleIdentifier, new OSString(Id(name)));
        foreach (var (key, value) in members) table.Set(key, value);
        return new(table.ToDictionary(), new(Id(name), name, default));
    }
}
