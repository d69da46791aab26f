using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads <c>host:</c>.</summary>
internal sealed class HostReader(FaultList faults, Registry? registry, Catalogue catalogue)
{
    private readonly YamlValues values = new(faults);

    /// <summary>What the scenario states, over what the registry tells of its machine.</summary>
    public Host Read(YamlNode? node)
    {
        var host = registry is null ? Host.Default : HostFromRegistry.Of(registry).Host;
        if (node is null) return host;
        if (YamlFields.Of(node, "a host", faults) is not { } fields) return host;
        if (fields.Text("os") is { } os) host = System(os, fields.At("os"), host);
        host = host with
        {
            Sip = Words.One(fields, "sip", host.Sip, ("enabled", Sip.Enabled), ("disabled", Sip.Disabled)),
            DeveloperMode = fields.Boolean("developerMode") ?? host.DeveloperMode,
            IsIntel = fields.Boolean("intel") ?? host.IsIntel,
            DaemonAvailable = fields.Boolean("daemon") ?? host.DaemonAvailable,
            SingleUser = fields.Boolean("singleUser") ?? host.SingleUser,
            Sleeping = fields.Boolean("sleeping") ?? host.Sleeping,
            ShuttingDown = fields.Boolean("shuttingDown") ?? host.ShuttingDown,
            DextRelaunchLimit = fields.Integer("dextrelaunch") is { } limit ? unchecked((uint)limit) : host.DextRelaunchLimit,
            HidesMedia = fields.Boolean("hidesMedia") ?? host.HidesMedia,
            GameControllerPresent = fields.Boolean("gameController") ?? host.GameControllerPresent,
        };
        foreach (var flag in fields.List("dk"))
        {
            host = host with { DriverKit = DriverKit(flag, host.DriverKit) };
        }
        if (fields.Node("pci") is { } pci && YamlFields.Of(pci, "pci", faults) is { } flags)
        {
            host = host with { Pci = new(flags.Boolean("checkTunnel") ?? host.Pci.CheckTunnel, !(flags.Boolean("tunnelDrivers") ?? !host.Pci.NoTunnelDrivers)) };
            flags.Done();
        }
        if (fields.Text("rootMediaParent") is { } parent) host = host with { RootMediaParent = RootMedia(parent, fields.At("rootMediaParent")) };
        if (fields.MappingOf("kexts") is { } kexts) host = host with { Kexts = Kexts(kexts) };
        if (fields.MappingOf("servers") is { } servers) host = host with { Servers = Servers(servers) };
        if (fields.Node("otherServers") is { } others) host = host with { OtherServers = Server(others, UserServerModel.Default) };
        fields.Done();
        return host;
    }

    /// <summary><c>macOS 15.4</c>, <c>iPadOS 18</c>.</summary>
    private Host System(string text, SourcePosition at, Host host)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var name, var version] && Version.TryParse(version.Contains('.', StringComparison.Ordinal) ? version : version + ".0", out var number))
        {
            switch (name)
            {
                case "macOS" or "OS":
                    return host with { Platform = Platform.MacOS, Version = number };
                case "iPadOS":
                    return host with { Platform = Platform.IPadOS, Version = number };
                default:
                    break;
            }
        }
        faults.Error(at, $"os \"{text}\" is no system that is known", "write macOS 15.4 or iPadOS 18");
        return host;
    }

    private DriverKitFlags DriverKit(YamlNode flag, DriverKitFlags flags)
    {
        switch ((flag as YamlScalar)?.Text)
        {
            case "off": return flags with { Enabled = false };
            case "no launches": return flags with { LaunchesDisabled = true };
            case "no entitlement checks": return flags with { EntitlementChecksDisabled = true };
            default:
                faults.Error(flag.At, $"dk takes words, this is {(flag is YamlScalar s ? $"\"{s.Text}\"" : flag.Form)}", "the words are off, no launches, no entitlement checks");
                return flags;
        }
    }

    private ulong? RootMedia(string name, SourcePosition at)
    {
        var found = registry?.Find(name).ToList() ?? [];
        if (found is [var one]) return one.Id;
        if (registry is not null) faults.Error(at, found.Count == 0 ? $"no entry {name} is in the registry" : $"{found.Count} entries are called {name}", "write the path or the id");
        return null;
    }

    private ImmutableDictionary<string, KextRecord> Kexts(YamlMapping kexts)
    {
        var records = ImmutableDictionary.CreateBuilder<string, KextRecord>(StringComparer.Ordinal);
        foreach (var (key, node) in kexts.Entries)
        {
            if (YamlFields.Of(node, "a kext", faults) is not { } fields) continue;
            records[key.Text] = new(
                Words.One(
                    fields, "collection", KernelCollection.Unknown,
                    ("primary", KernelCollection.Primary), ("pageable", KernelCollection.Pageable), ("auxiliary", KernelCollection.Auxiliary), ("none", KernelCollection.None), ("unknown", KernelCollection.Unknown)),
                Words.One(fields, "load", ModuleLoad.Loaded, ("loaded", ModuleLoad.Loaded), ("deferred", ModuleLoad.Deferred), ("missing", ModuleLoad.Missing)));
            fields.Done();
        }
        return records.ToImmutable();
    }

    private ImmutableDictionary<string, UserServerModel> Servers(YamlMapping servers)
    {
        // what the bundles tell of themselves stays, where the host does not say otherwise
        var known = catalogue.Describe(Host.Default).Servers;
        var models = ImmutableDictionary.CreateBuilder<string, UserServerModel>(StringComparer.Ordinal);
        foreach (var (key, node) in servers.Entries)
        {
            if (known.Count > 0 && !known.ContainsKey(key.Text))
            {
                var near = Spelling.Nearest(key.Text, known.Keys);
                if (near is not null) faults.Warning(key.At, $"no personality has the IOUserServerName {key.Text}", $"the nearest is {near}");
            }
            models[key.Text] = Server(node, known.GetValueOrDefault(key.Text, UserServerModel.Default));
        }
        return models.ToImmutable();
    }

    private UserServerModel Server(YamlNode node, UserServerModel known)
    {
        if (YamlFields.Of(node, "a server", faults) is not { } fields) return known;
        var entitlements = fields.Node("entitlements") is { } table ? values.ReadTable(table)?.Root as OSDictionary : known.Entitlements;
        var model = known with
        {
            Launch = Words.One(fields, "launch", known.Launch, ("checks-in", ServerLaunch.ChecksIn), ("bundle-unknown", ServerLaunch.BundleUnknown), ("times-out", ServerLaunch.TimesOut)),
            Entitlements = entitlements,
            DiesBeforeCheck = fields.Boolean("diesBeforeCheck") ?? known.DiesBeforeCheck,
            UserClasses = fields.Has("classes") ? [.. fields.Texts("classes")] : known.UserClasses,
            Signing = Words.One(fields, "signing", known.Signing, ("unknown", ServerSigning.Unknown), ("platform", ServerSigning.Platform), ("development", ServerSigning.Development), ("distribution", ServerSigning.Distribution)),
            DextUniqueId = fields.Node("uniqueId") is { } id ? UniqueId(id) : known.DextUniqueId,
        };
        fields.Done();
        return model;
    }

    private OSData? UniqueId(YamlNode node)
    {
        if (values.Read(node)?.Root is not { } value) return null;
        if (value is OSData data) return data;
        faults.Error(node.At, "a unique id is data", "write it as !data 0x0102");
        return null;
    }
}
