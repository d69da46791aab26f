using System.Text.Json;

namespace IOMatch;

/// <summary>A scenario of a conformance vector, in the simulator's terms.</summary>
internal sealed class VectorScenario
{
    private readonly JsonElement json;
    private readonly Dictionary<int, RegistryEntry> entries = [];

    public VectorScenario(JsonElement scenario)
    {
        json = scenario;
        var builder = new Registry.Builder(Classes(scenario));
        foreach (var entry in Elements("entries")) Add(builder, entry);
        Registry = builder.ToRegistry();
        Models = new(Members("behaviours").Select(b => KeyValuePair.Create(b.Name, Model(b.Value))), inherits: false);
        Host = ReadHost();
    }

    public Registry Registry { get; }

    public DriverModels Models { get; }

    public Host Host { get; }

    public OSObject[] Personalities
    {
        get
        {
            var keys = new Dictionary<string, OSSymbol>(StringComparer.Ordinal);
            return [.. Elements("catalogue").Select(e => KernelJson.ToValue(e, keys))];
        }
    }

    /// <summary>Configuration registers of PCI functions; absent ones are 0.</summary>
    public IEnumerable<(RegistryEntry Entry, PciConfigSpace Registers)> PciConfigs =>
        from entry in Elements("entries")
        let config = entry.TryGetProperty("pciConfig", out var c) ? c : default
        select (entries[entry.GetProperty("id").GetInt32()], new PciConfigSpace(Register(config, "0"), Register(config, "8"), Register(config, "44")));

    public IEnumerable<JsonElement> Operations => Elements("ops");

    public IEnumerable<JsonElement> Matches => Elements("match");

    public RegistryEntry Entry(int id) => entries[id];

    public int IdOf(RegistryEntry entry) => entries.First(e => ReferenceEquals(e.Value, entry)).Key;

    /// <summary>A class of a scenario, or the driver's own when nobody declares it.</summary>
    public static KernelClass ClassNamed(ClassHierarchy classes, string name) => classes[name] ?? KernelClass.Undeclared(name);

    public static ClassHierarchy Classes(JsonElement scenario)
    {
        if (!scenario.TryGetProperty("classes", out var declared)) return ClassHierarchy.BuiltIn;
        var declarations = declared.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString()!, StringComparer.Ordinal);
        return ClassHierarchy.BuiltIn.With(declarations, "vector", Certainty.Source, out _);
    }

    public static OSDictionary Table(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? (OSDictionary)KernelJson.ToValue(value) : OSDictionary.Empty;

    public static Host Apply(Host host, JsonElement change)
    {
        if (change.TryGetProperty("daemon", out var daemon)) host = host with { DaemonAvailable = daemon.GetBoolean() };
        if (change.TryGetProperty("deferList", out var defer)) host = host with { DeferralList = defer.GetBoolean() };
        if (change.TryGetProperty("sleeping", out var sleeping)) host = host with { Sleeping = sleeping.GetBoolean() };
        if (change.TryGetProperty("shutdown", out var shutdown)) host = host with { ShuttingDown = shutdown.GetBoolean() };
        if (change.TryGetProperty("kexts", out var kexts))
        {
            foreach (var kext in kexts.EnumerateObject()) host = host with { Kexts = host.Kexts.SetItem(kext.Name, Kext(kext.Value, host.Kexts.GetValueOrDefault(kext.Name))) };
        }
        return host;
    }

    private Host ReadHost()
    {
        // a server that a vector does not list launches without entitlements
        var host = Apply(Host.Default, json) with { OtherServers = new(Entitlements: OSDictionary.Empty, Instantiates: false) };
        if (json.TryGetProperty("dextRelaunchMax", out var limit)) host = host with { DextRelaunchLimit = limit.GetUInt32() };
        if (json.TryGetProperty("acpi", out var acpi)) host = host with { IsIntel = acpi.GetBoolean() };
        if (json.TryGetProperty("hideIOMedia", out var hide)) host = host with { HidesMedia = hide.GetBoolean() };
        if (json.TryGetProperty("rootMediaParent", out var root) && entries.TryGetValue(root.GetInt32(), out var media)) host = host with { RootMediaParent = media.Id };
        if (json.TryGetProperty("pciFlags", out var pci))
        {
            var flags = pci.GetInt64();
            host = host with { Pci = new((flags & 0x80000) != 0, (flags & 0x100000) != 0) };
        }
        if (json.TryGetProperty("dk", out var dk))
        {
            host = host with { DriverKit = new(Flag(dk, "enable", true), Flag(dk, "disableLaunch", false), Flag(dk, "disableEntitlements", false)) };
        }
        foreach (var server in Members("servers")) host = host with { Servers = host.Servers.SetItem(server.Name, Server(server.Value)) };
        return host;
    }

    private void Add(Registry.Builder builder, JsonElement entry)
    {
        var id = entry.GetProperty("id").GetInt32();
        var provider = entry.TryGetProperty("provider", out var p) && p.ValueKind == JsonValueKind.Number ? entries[p.GetInt32()] : null;
        var state = EntryState.Registered;
        if (entry.TryGetProperty("state", out var bits))
        {
            if (Flag(bits, "inactive", false)) state |= EntryState.Inactive;
            if (Flag(bits, "rematchOnDetach", false)) state |= EntryState.RematchOnDetach;
            if (Flag(bits, "userInvisible", false)) state |= EntryState.UserInvisible;
            if (Flag(bits, "userUnhidden", false)) state |= EntryState.UserUnhidden;
        }
        entries.Add(id, builder.Add(
            ClassNamed(builder.Classes, entry.GetProperty("class").GetString()!),
            Text(entry, "name"),
            Text(entry, "location"),
            Table(entry, "properties"),
            provider,
            entry.TryGetProperty("registryID", out var registryId) ? registryId.GetUInt64() : 0x1_0000_0100 + (ulong)id,
            state,
            isServiceRoot: provider is null));
    }

    private static KextRecord Kext(JsonElement kext, KextRecord known) => new(
        Text(kext, "kc") switch
        {
            "primary" => KernelCollection.Primary,
            "auxiliary" => KernelCollection.Auxiliary,
            "pageable" => KernelCollection.Pageable,
            "none" => KernelCollection.None,
            "unknown" => KernelCollection.Unknown,
            _ => known.Collection,
        },
        Text(kext, "load") switch
        {
            "ok" => ModuleLoad.Loaded,
            "deferred" => ModuleLoad.Deferred,
            "missing" => ModuleLoad.Missing,
            _ => known.Load,
        });

    private static DriverModel Model(JsonElement behaviour) => new()
    {
        IsKnown = Flag(behaviour, "known", true),
        InitSucceeds = Flag(behaviour, "init", true),
        Probe = Text(behaviour, "probe") == "fail" ? [new ModelStep.Refuse()]
            : behaviour.TryGetProperty("probeScore", out var score) ? [new ModelStep.Set(score.GetInt32())]
            : null,
        Start = Flag(behaviour, "start", true) ? null : [new ModelStep.Refuse()],
    };

    private static UserServerModel Server(JsonElement server) => new(
        Text(server, "launch") switch
        {
            "no-kext" => ServerLaunch.BundleUnknown,
            "timeout" => ServerLaunch.TimesOut,
            _ => ServerLaunch.ChecksIn,
        },
        Table(server, "entitlements"),
        Flag(server, "noTask", false),
        Instantiates: false);

    private IEnumerable<JsonElement> Elements(string name) => json.TryGetProperty(name, out var array) ? array.EnumerateArray() : [];

    private IEnumerable<JsonProperty> Members(string name) => json.TryGetProperty(name, out var members) ? members.EnumerateObject() : [];

    private static uint Register(JsonElement config, string offset) =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty(offset, out var value) ? unchecked((uint)value.GetInt64()) : 0;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement parent, string name, bool otherwise) => parent.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}
