using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads a scenario. Top level: <c>scenario</c> (required), <c>note</c>, <c>registry</c> or <c>tree</c> with <c>classes</c>, <c>resources</c>,
/// <c>userResources</c> and <c>planes</c> as in a device tree, <c>catalogue</c>, <c>bundles</c> and <c>personalities</c> as in a catalogue,
/// <c>host</c>, <c>drivers</c>, <c>entitlements</c>, <c>extensions</c>, <c>happens</c>, <c>expect</c>.</summary>
internal sealed class ScenarioReader
{
    private static readonly string[] TreeKeys = ["classes", "resources", "userResources", "planes"];
    private static readonly string[] CatalogueKeys = ["bundles", "personalities"];

    private readonly FaultList faults = new(InputFault.ScenarioInvalid);
    private readonly string file;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);
    private readonly List<Bundle> apps = [];
    private readonly List<string> files = [];

    private ScenarioReader(string file) => this.file = file;

    public static ReadResult<Scenario> Read(YamlDocument document)
    {
        var reader = new ScenarioReader(document.File);
        return YamlFields.Of(document.Root, "a scenario", reader.faults) is { } fields
            ? reader.faults.Result(reader.Read(fields))
            : reader.faults.Result<Scenario>(null);
    }

    private Scenario? Read(YamlFields fields)
    {
        var name = fields.RequiredText("scenario");
        var note = fields.Text("note");
        var registry = ReadRegistry(fields);
        var catalogue = ReadCatalogue(fields);
        catalogue = WithEntitlements(catalogue, fields);
        var withheld = ReadExtensions(fields, catalogue);
        var models = DriverModels.BuiltIn;
        if (fields.Node("drivers") is { } drivers) models = models.With(DriverModelYaml.Read(drivers, faults));
        var host = new HostReader(faults, registry, catalogue).Read(fields.Node("host"));
        var hasStory = fields.Has("happens");
        var story = new StoryReader(faults, registry, catalogue, models).Read(fields);
        var claims = new ClaimReader(faults, file, Beside, catalogue, apps).Read(fields);
        fields.Done();
        if (registry is null && !faults.HasErrors)
        {
            if (hasStory) faults.Error(fields.At("happens"), "something happens, and there is no registry for it", "name a dump or device tree under registry:, or write one under tree:");
            foreach (var claim in claims.Where(c => ClaimReader.NeedsRegistry(c)).Take(1))
            {
                faults.Error(claim.At, $"{claim.Aspect} of {claim.Subject} needs a registry", "name a dump or device tree under registry:, or write one under tree:");
            }
        }
        return name is null ? null : new(name, file, registry, catalogue, host, models, story, claims, [.. own]) { Note = note, Withheld = withheld, Files = [.. files] };
    }

    private string Beside(string name)
    {
        var path = ScenarioFiles.Beside(file, name);
        files.Add(path);
        return path;
    }

    private Registry? ReadRegistry(YamlFields fields)
    {
        var named = fields.Node("registry");
        var tree = fields.Node("tree");
        var parts = TreeKeys.Select(k => (Key: k, Node: fields.Node(k))).Where(p => p.Node is not null).ToList();
        if (named is not null)
        {
            if (tree is not null) faults.Error(fields.At("tree"), "the scenario has a registry already", "keep one of registry: and tree:");
            foreach (var (key, _) in parts) faults.Error(fields.At(key), $"{key}: belongs to a tree in the scenario itself", "write it into the file that registry: names");
            if (fields.Text("registry") is not { } name) return null;
            var path = Beside(name);
            if (!File.Exists(path))
            {
                faults.Error(named.At, $"there is no file {path}", "registry: names a device tree or a dump, seen from the scenario's folder", InputFault.FileUnreadable);
                return null;
            }
            return Take(Registry.Read(path));
        }
        if (tree is null)
        {
            foreach (var (key, _) in parts) faults.Error(fields.At(key), $"{key}: belongs to a tree, and there is none", "write the entries under tree:");
            return null;
        }
        var top = new YamlMapping(tree.At, null)
        {
            Entries = [new(Key(fields, "tree", "registry"), tree), .. parts.Select(p => new YamlEntry(Key(fields, p.Key, p.Key), p.Node!))],
        };
        return Take(DeviceTreeReader.Read(new YamlDocument(top, file)));
    }

    private static YamlScalar Key(YamlFields fields, string written, string meant) => new(fields.At(written), null, meant, isQuoted: false);

    private Catalogue ReadCatalogue(YamlFields fields)
    {
        var source = Catalogue.Empty;
        foreach (var item in fields.List("catalogue"))
        {
            switch (item)
            {
                case YamlScalar { IsNull: false, Tag: null } name:
                    if (SystemCatalogue.Find(name.Text) is { } builtIn) source = source.With(builtIn);
                    else if (ReadNamed(name) is { } read) source = source.With(read);
                    break;
                case YamlMapping inline:
                    if (ReadInline(inline) is { } written) source = source.With(written);
                    break;
                default:
                    faults.Error(item.At, $"a catalogue is a built-in name, a file, or bundles: and personalities: written here, this is {item.Form}", "the built-in catalogues are " + string.Join(", ", SystemCatalogue.Names));
                    break;
            }
        }
        var here = CatalogueKeys.Select(k => (Key: k, Node: fields.Node(k))).Where(p => p.Node is not null).ToList();
        if (here.Count == 0) return source;
        var mapping = new YamlMapping(here[0].Node!.At, null) { Entries = [.. here.Select(p => new YamlEntry(Key(fields, p.Key, p.Key), p.Node!))] };
        return ReadInline(mapping) is { } last ? source.With(last) : source;
    }

    private Catalogue? ReadNamed(YamlScalar name)
    {
        var path = Beside(name.Text);
        if (!ScenarioFiles.Exists(path))
        {
            var near = Spelling.Nearest(name.Text, SystemCatalogue.Names);
            faults.Error(
                name.At,
                $"there is no catalogue {name.Text}, and no file or folder {path}",
                near is null ? "the built-in catalogues are " + string.Join(", ", SystemCatalogue.Names) : $"the nearest built-in catalogue is {near}",
                InputFault.FileUnreadable);
            return null;
        }
        // an app has no personalities, and no place in a catalogue; its files can be asked about
        if (path.EndsWith(".app", StringComparison.OrdinalIgnoreCase) && Take(Bundle.Read(path)) is { } app) apps.Add(app);
        var source = Take(CatalogueReader.Read(path));
        // what has files of its own was built by somebody; YAML catalogues describe systems
        if (source is not null) own.UnionWith(source.Bundles.Where(b => b.Bundle is not null || !b.IsSystem).Select(b => b.Id).OfType<string>());
        return source;
    }

    private Catalogue? ReadInline(YamlNode node)
    {
        var source = Take(CatalogueYaml.Read(node, file, ScenarioFiles.Open));
        if (source is null) return null;
        own.UnionWith(source.Bundles.Select(b => b.Id).OfType<string>());
        // a catalogue file describes a system; what stands in a scenario is somebody's own work, unless its name is Apple's
        return new(source.Bundles.Select(b => b.Id is { } id && id.StartsWith("com.apple.", StringComparison.Ordinal) ? b : b with { IsSystem = false, Server = b.Server is { } s ? s with { Signing = ServerSigning.Unknown } : null }), source.Classes);
    }

    /// <summary><c>entitlements: {bundle id: file or table}</c>, or a file alone when one dext is the scenario's own.</summary>
    private Catalogue WithEntitlements(Catalogue source, YamlFields fields)
    {
        switch (fields.Node("entitlements"))
        {
            case null:
                return source;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries) source = With(source, key.Text, key.At, value);
                return source;
            case var one:
                var dexts = source.Bundles.Where(b => b.Kind == CatalogueBundleKind.Dext && b.Id is { } id && own.Contains(id)).Select(b => b.Id!).ToList();
                if (dexts is [var only]) return With(source, only, one.At, one);
                faults.Error(one.At, $"these entitlements may belong to any of {dexts.Count} dexts", "write entitlements: {bundle id: file}");
                return source;
        }
    }

    /// <summary><c>extensions: {bundle id: state}</c>, in the words of <c>systemextensionsctl list</c>. One that is not named is active.</summary>
    private ImmutableDictionary<string, ReasonCode> ReadExtensions(YamlFields fields, Catalogue source)
    {
        var withheld = ImmutableDictionary.CreateBuilder<string, ReasonCode>(StringComparer.Ordinal);
        if (fields.MappingOf("extensions") is not { } extensions) return withheld.ToImmutable();
        var states = new YamlFields(extensions, "extensions", faults);
        foreach (var (key, _) in extensions.Entries)
        {
            if (IsMissing(source, key.Text, key.At)) continue;
            var why = Words.One<ReasonCode?>(
                states, key.Text, null,
                ("activated enabled", null),
                ("activated disabled", ReasonCode.NotActivated),
                ("activated waiting for user", ReasonCode.WaitingForUser),
                ("terminated waiting to uninstall on reboot", ReasonCode.PendingReboot),
                ("not activated", ReasonCode.NotActivated),
                ("not loaded", ReasonCode.PersonalityNotInCatalogue));
            if (why is { } reason) withheld[key.Text] = reason;
        }
        return withheld.ToImmutable();
    }

    private bool IsMissing(Catalogue source, string bundle, SourcePosition at)
    {
        if (source.Bundles.Any(b => b.Id == bundle)) return false;
        var near = Spelling.Nearest(bundle, source.Bundles.Select(b => b.Id).OfType<string>());
        faults.Error(at, $"no bundle {bundle} is in the catalogue", near is null ? null : $"the nearest is {near}");
        return true;
    }

    private Catalogue With(Catalogue source, string bundle, SourcePosition at, YamlNode given)
    {
        if (IsMissing(source, bundle, at)) return source;
        var known = source.Bundles.First(b => b.Id == bundle);
        if (ReadEntitlements(given) is not { } entitlements) return source;
        var changed = known with
        {
            Server = (known.Server ?? UserServerModel.Default) with { Entitlements = entitlements.Values },
            Bundle = known.Bundle?.With(entitlements),
        };
        return source.With(new Catalogue([changed]));
    }

    private BundleEntitlements? ReadEntitlements(YamlNode given)
    {
        if (given is YamlMapping) return new YamlValues(faults).ReadTable(given) is { Root: OSDictionary table } list ? new(table, EntitlementSource.File, file) { List = list } : null;
        if (given is not YamlScalar { IsNull: false } name)
        {
            faults.Error(given.At, $"entitlements are a file or a table, this is {given.Form}");
            return null;
        }
        var path = Beside(name.Text);
        if (File.Exists(path)) return Take(BundleEntitlements.Read(path));
        faults.Error(given.At, $"there is no file {path}", null, InputFault.FileUnreadable);
        return null;
    }

    private T? Take<T>(ReadResult<T> result)
        where T : class
    {
        foreach (var fault in result.Faults) faults.Add(fault);
        return result.Value;
    }
}
