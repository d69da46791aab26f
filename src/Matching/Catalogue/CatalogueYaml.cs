using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Reads a YAML catalogue: <c>bundles:</c> with their personalities, or a plain list under <c>personalities:</c>.
/// Files named under <c>includes:</c> come first; <c>removes:</c> takes bundles of theirs out again. Keys that begin with <c>$</c> are notes.
/// </summary>
internal sealed class CatalogueYaml
{
    private const int MostIncludes = 64;

    private readonly FaultList faults = new(InputFault.CatalogueInvalid);
    private readonly YamlValues values;
    private readonly Func<string, Stream?> open;
    private readonly List<string> including = [];

    private CatalogueYaml(Func<string, Stream?> open)
    {
        this.open = open;
        values = new(faults);
    }

    /// <param name="file">The file.</param>
    /// <param name="open">Opens a file by name; null when there is none.</param>
    public static ReadResult<Catalogue> Read(string file, Func<string, Stream?> open)
    {
        var reader = new CatalogueYaml(open);
        return reader.faults.Result(reader.File(file, new(file)));
    }

    /// <summary>A catalogue inside another file, as scenarios have them.</summary>
    /// <param name="node">The mapping with <c>bundles:</c> and so on.</param>
    /// <param name="file">The file that it stands in: includes are looked for beside it.</param>
    /// <param name="open">Opens a file by name; null when there is none.</param>
    public static ReadResult<Catalogue> Read(YamlNode node, string file, Func<string, Stream?> open)
    {
        var reader = new CatalogueYaml(open);
        return reader.faults.Result(YamlFields.Of(node, "a catalogue", reader.faults) is { } fields ? reader.CatalogueOf(fields, file) : null);
    }

    private Catalogue? File(string file, SourcePosition at)
    {
        if (including.Contains(file, StringComparer.Ordinal) || including.Count == MostIncludes)
        {
            faults.Error(at, $"{file} includes itself", "take it out of includes");
            return null;
        }
        using var stream = open(file);
        if (stream is null)
        {
            faults.Error(at, $"{file} cannot be opened", "check the name", InputFault.FileUnreadable);
            return null;
        }
        var document = YamlDocument.Read(stream, file);
        foreach (var fault in document.Faults) faults.Add(fault);
        if (document.Value is null || YamlFields.Of(document.Value.Root, "a catalogue", faults) is not { } fields) return null;
        including.Add(file);
        var catalogue = CatalogueOf(fields, file);
        including.RemoveAt(including.Count - 1);
        return catalogue;
    }

    private Catalogue CatalogueOf(YamlFields fields, string file)
    {
        fields.Text("catalogue");
        fields.Node("$note");
        var catalogue = Catalogue.Empty;
        foreach (var include in fields.Texts("includes"))
        {
            if (File(Beside(file, include), fields.At("includes")) is { } included) catalogue = catalogue.With(included);
        }
        catalogue = catalogue.Without(fields.Texts("removes"));

        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, node) in fields.MappingOf("classes")?.Entries ?? [])
        {
            if (node is YamlScalar { IsNull: false } superclass) classes[key.Text] = superclass.Text;
            else faults.Error(node.At, $"the superclass of {key.Text} is a name, this is {node.Form}");
        }

        var bundles = new List<CatalogueBundle>();
        foreach (var (key, node) in fields.MappingOf("bundles")?.Entries ?? [])
        {
            if (YamlFields.Of(node, "a bundle", faults) is { } bundle) bundles.Add(Bundle(key.Text, bundle));
        }
        if (fields.Node("personalities") is { } loose)
        {
            bundles.Add(new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [.. Personalities(null, loose, Notes([]), inherit: false)]));
        }
        fields.Done();
        return catalogue.With(new Catalogue(bundles, classes));
    }

    private CatalogueBundle Bundle(string id, YamlFields fields)
    {
        var kind = OneOf(fields, "kind", CatalogueBundleKind.Kext, ("kext", CatalogueBundleKind.Kext), ("codeless", CatalogueBundleKind.Codeless), ("dext", CatalogueBundleKind.Dext), ("kernel", CatalogueBundleKind.Kernel));
        var usual = kind is CatalogueBundleKind.Dext or CatalogueBundleKind.Codeless ? KernelCollection.None : KernelCollection.Unknown;
        var collection = OneOf(
            fields, "collection", usual,
            ("primary", KernelCollection.Primary), ("pageable", KernelCollection.Pageable), ("auxiliary", KernelCollection.Auxiliary), ("none", KernelCollection.None), ("unknown", KernelCollection.Unknown));
        var entitlements = fields.Node("entitlements") is { } node ? values.ReadTable(node)?.Root as OSDictionary : null;
        var userClasses = UserClasses(fields);
        var notes = Notes(fields.Mapping.Entries);
        foreach (var (key, _) in fields.Mapping.Entries)
        {
            if (key.Text.StartsWith('$')) fields.Node(key.Text);
        }
        var personalities = fields.Required("personalities") is { } list ? Personalities(id, list, notes, inherit: kind != CatalogueBundleKind.Kernel) : [];
        fields.Done();
        var server = kind == CatalogueBundleKind.Dext
            ? new UserServerModel(Entitlements: entitlements, UserClasses: userClasses.IsEmpty ? null : [.. userClasses.Select(c => c.Name)], Signing: ServerSigning.Platform)
            : null;
        return new(id, kind, collection, [.. personalities], server, IsSystem: true) { UserClasses = userClasses };
    }

    /// <summary>What the dext's binary registers: class and superclass, or a list of classes.</summary>
    private ImmutableArray<UserClass> UserClasses(YamlFields fields)
    {
        if (fields.Node("userClasses") is not YamlMapping mapping) return [.. fields.Texts("userClasses").Select(name => new UserClass(name, null, UserClassSource.Stated))];
        var named = new YamlFields(mapping, "userClasses", faults);
        return [.. mapping.Entries.Select(e => new UserClass(e.Key.Text, named.Text(e.Key.Text), UserClassSource.Stated))];
    }

    private IEnumerable<CataloguePersonality> Personalities(string? bundle, YamlNode node, ImmutableDictionary<string, string> notes, bool inherit)
    {
        switch (node)
        {
            case YamlMapping named:
                foreach (var (key, member) in named.Entries)
                {
                    if (One(bundle, key.Text, member, notes, inherit) is { } personality) yield return personality;
                }
                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (One(bundle, $"{i + 1}", list.Items[i], notes, inherit) is { } personality) yield return personality;
                }
                break;
            default:
                faults.Error(node.At, $"personalities are a mapping of names or a list, this is {node.Form}");
                break;
        }
    }

    private CataloguePersonality? One(string? bundle, string name, YamlNode node, ImmutableDictionary<string, string> notes, bool inherit)
    {
        if (values.ReadTable(node) is not { } list) return null;
        var own = Notes(((YamlMapping)node).Entries);
        var table = (OSDictionary)list.Root;
        foreach (var key in table.Keys.ToArray())
        {
            if (key.Text.StartsWith('$')) table = table.Without(key);
        }
        if (inherit && bundle is not null)
        {
            // as user space sends them: a personality without an identifier belongs to the bundle it stands in
            if (!table.ContainsKey(Keys.CFBundleIdentifier)) table = table.With(Keys.CFBundleIdentifier, new OSString(bundle));
            else if (table[Keys.CFBundleIdentifier] is OSString other && other.Text != bundle) table = table.With(Keys.IOPersonalityPublisher, new OSString(bundle));
        }
        return new(table, new(bundle, name, node.At, path => list.At([.. path]), notes.SetItems(own)));
    }

    private static ImmutableDictionary<string, string> Notes(IEnumerable<YamlEntry> entries) => entries
        .Where(e => e.Key.Text.StartsWith('$') && e.Value is YamlScalar)
        .ToImmutableDictionary(e => e.Key.Text[1..], e => ((YamlScalar)e.Value).Text, StringComparer.Ordinal);

    private T OneOf<T>(YamlFields fields, string key, T usual, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (fields.Text(key) is not { } text) return usual;
        foreach (var (word, value) in words)
        {
            if (word == text) return value;
        }
        var known = new List<string>();
        foreach (var (word, _) in words) known.Add(word);
        faults.Error(fields.At(key), $"{key} \"{text}\" is not known", "one of " + string.Join(", ", known));
        return usual;
    }

    private static string Beside(string file, string name) => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
