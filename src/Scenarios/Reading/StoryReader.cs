using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads <c>happens:</c>: words (<c>boot</c>) and mappings of one key (<c>activate: com.example.Gadget</c>).</summary>
internal sealed class StoryReader(FaultList faults, Registry? registry, Catalogue catalogue, DriverModels models)
{
    private static readonly (string Word, Happening What)[] Bare =
    [
        ("boot", new Happening.Boot()), ("daemon-up", new Happening.DaemonUp()), ("userspace-reboot", new Happening.UserspaceReboot()),
        ("sleep", new Happening.Sleep()), ("wake", new Happening.Wake()),
    ];

    private static readonly string[] WithName =
        ["activate", "upgrade", "deactivate", "attach", "detach", "replug", "register", "crash", "exit", "kext-loaded", "configure", "publish"];

    private static IEnumerable<string> All => [.. Bare.Select(b => b.Word), .. WithName];

    public ImmutableArray<StoryStep> Read(YamlFields top)
    {
        var node = top.Node("happens");
        if (node is null) return [.. MatchSimulator.PlainBoot.Select(h => new StoryStep(h, top.Mapping.At))];
        var steps = top.List("happens").Select(Step).OfType<StoryStep>().ToImmutableArray();
        if (steps.IsEmpty && !faults.HasErrors) faults.Error(node.At, "nothing happens", "write - boot, or leave happens: out: then the machine boots with everything there");
        else if (steps is [{ What: not Happening.Boot }, ..]) faults.Error(steps[0].At, "the machine has not booted yet", "begin with - boot");
        return steps;
    }

    private StoryStep? Step(YamlNode node)
    {
        if (node is YamlScalar { Tag: null, IsNull: false } word)
        {
            foreach (var (known, bare) in Bare)
            {
                if (known == word.Text) return new(bare, node.At);
            }
            if (WithName.Contains(word.Text)) faults.Error(node.At, $"{word.Text} of what?", $"write {word.Text}: and a name behind it");
            else Unknown(node.At, word.Text);
            return null;
        }
        if (node is not YamlMapping { Entries: [var (key, value)] })
        {
            faults.Error(node.At, $"a happening is a word or one key with a value, this is {(node is YamlMapping m ? $"a mapping of {m.Entries.Length} keys" : node.Form)}", "begin each with a dash, as in - activate: com.example.Gadget");
            return null;
        }
        return Of(key, value) is { } what ? new(what, key.At) : null;
    }

    private Happening? Of(YamlScalar key, YamlNode value)
    {
        switch (key.Text)
        {
            case "configure": return Configure(value);
            case "publish": return Publish(value);
            default: break;
        }
        if (Array.Exists(Bare, b => b.Word == key.Text))
        {
            faults.Error(value.At, $"{key.Text} takes nothing behind it", $"write - {key.Text}");
            return null;
        }
        if (!WithName.Contains(key.Text))
        {
            Unknown(key.At, key.Text);
            return null;
        }
        if (value is not YamlScalar { Tag: null, IsNull: false } name)
        {
            faults.Error(value.At, $"{key.Text} takes a name, this is {value.Form}");
            return null;
        }
        return key.Text switch
        {
            "activate" => Bundle(name) ? new Happening.Activate(name.Text) : null,
            "upgrade" => Bundle(name) ? new Happening.Upgrade(name.Text) : null,
            "deactivate" => Bundle(name) ? new Happening.Deactivate(name.Text) : null,
            "attach" => Nub(name, stated: true) ? new Happening.Attach(name.Text) : null,
            "detach" => Nub(name) ? new Happening.Detach(name.Text) : null,
            "replug" => Nub(name, stated: true) ? new Happening.Replug(name.Text) : null,
            "register" => Nub(name) ? new Happening.Register(name.Text) : null,
            "crash" => Driver(name) ? new Happening.Crash(name.Text) : null,
            "exit" => Driver(name) ? new Happening.Exit(name.Text) : null,
            "kext-loaded" => new Happening.KextLoaded(name.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
    }

    private Happening.ConfigurationSelected? Configure(YamlNode value)
    {
        if (YamlFields.Of(value, "configure", faults) is not { } fields) return null;
        var nub = fields.RequiredText("nub");
        var configuration = fields.Required("configuration") is null ? null : fields.Integer("configuration");
        fields.Done();
        if (nub is null || configuration is null || !Nub((YamlScalar)fields.Node("nub")!)) return null;
        if (configuration is > byte.MaxValue)
        {
            faults.Error(fields.At("configuration"), $"a configuration is a number up to 255, not {configuration}");
            return null;
        }
        return new(nub, (int)configuration.Value);
    }

    private Happening.Publish? Publish(YamlNode value)
    {
        if (YamlFields.Of(value, "publish", faults) is not { } fields) return null;
        var nub = fields.RequiredText("nub");
        var key = fields.RequiredText("key");
        var given = fields.Node("value");
        // without a value, or with ~, the property goes
        var published = given is null or YamlScalar { IsNull: true } ? null : new YamlValues(faults).Read(given)?.Root;
        fields.Done();
        return nub is null || key is null || !Nub((YamlScalar)fields.Node("nub")!) ? null : new(nub, key, published);
    }

    private bool Bundle(YamlScalar name)
    {
        if (catalogue.Bundles.Any(b => b.Id == name.Text)) return true;
        var ids = catalogue.Bundles.Select(b => b.Id).OfType<string>();
        var near = Spelling.Nearest(name.Text, ids);
        faults.Error(name.At, $"no bundle {name.Text} is in the catalogue", near is null ? "name its file under catalogue:, or write it under bundles:" : $"the nearest is {near}");
        return false;
    }

    /// <param name="name">The name.</param>
    /// <param name="stated">It must stand in the registry; else a driver of the story may publish it.</param>
    private bool Nub(YamlScalar name, bool stated = false)
    {
        if (registry is null || registry.Find(name.Text).Any()) return true;
        if (!stated && Published().Any(n => n == name.Text)) return true;
        var near = Spelling.Nearest(name.Text, registry.Entries.Select(e => e.Component).Concat(registry.Entries.Select(e => e.Class.Name.Text)).Distinct(StringComparer.Ordinal));
        faults.Error(name.At, $"no nub {name.Text} is in the registry", near is null ? "write a name, name@location, a path, an id or a class" : $"the nearest is {near}");
        return false;
    }

    private IEnumerable<string> Published() =>
        models.Classes.SelectMany(c => models[c]?.Publishes ?? []).SelectMany(n => new[] { n.Class, n.Name ?? n.Class }).Concat(models.Classes.Where(c => models[c]?.Registers == true));

    private bool Driver(YamlScalar name)
    {
        var names = catalogue.Bundles.Select(b => b.Id).Concat(catalogue.Bundles.SelectMany(b => b.Personalities).SelectMany(NamesOf)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (names.Contains(name.Text)) return true;
        var near = Spelling.Nearest(name.Text, names);
        faults.Error(name.At, $"no driver {name.Text} is in the catalogue", near is null ? "write a bundle identifier or a class" : $"the nearest is {near}");
        return false;
    }

    private static IEnumerable<string?> NamesOf(CataloguePersonality personality) =>
        personality.Table is OSDictionary table ? [(table[Keys.IOClass] as OSString)?.Text, (table[Keys.IOUserClass] as OSString)?.Text] : [];

    private void Unknown(SourcePosition at, string word)
    {
        var near = Spelling.Nearest(word, All);
        faults.Error(at, $"there is no happening {word}", near is null ? "the happenings are " + string.Join(", ", All) : $"the nearest is {near}");
    }
}
