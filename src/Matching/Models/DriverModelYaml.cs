using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads driver models; the head of data/models/driver-models.yaml describes the form.</summary>
internal sealed class DriverModelYaml
{
    private readonly FaultList faults = new(InputFault.HostInvalid);
    private readonly YamlValues values;

    private DriverModelYaml() => values = new(faults);

    public static ReadResult<DriverModels> Read(Stream stream, string file) => YamlDocument.Read(stream, file).Then(document =>
    {
        var reader = new DriverModelYaml();
        var fields = YamlFields.Of(document.Root, "a file of driver models", reader.faults);
        var models = fields?.Required("models") is { } node ? reader.Models(node) : [];
        fields?.Node("$note");
        fields?.Done();
        return reader.faults.Result(new DriverModels(models));
    });

    /// <summary>Models under any key, as scenarios have them too.</summary>
    public static DriverModels Read(YamlNode node, FaultList faults)
    {
        var reader = new DriverModelYaml();
        var models = new DriverModels(reader.Models(node));
        foreach (var fault in reader.faults.ToImmutable()) faults.Add(fault);
        return models;
    }

    private Dictionary<string, DriverModel> Models(YamlNode node)
    {
        var models = new Dictionary<string, DriverModel>(StringComparer.Ordinal);
        if (node is not YamlMapping mapping)
        {
            faults.Error(node.At, $"models are a mapping of class to model, this is {node.Form}");
            return models;
        }
        foreach (var (key, member) in mapping.Entries)
        {
            if (YamlFields.Of(member, "a driver model", faults) is { } fields) models[key.Text] = Model(fields);
        }
        return models;
    }

    private DriverModel Model(YamlFields fields)
    {
        fields.Node("$note");
        var accepts = fields.Text("accepts");
        var model = new DriverModel
        {
            IsKnown = fields.Boolean("known") ?? true,
            InitSucceeds = fields.Boolean("init") ?? true,
            Probe = Steps(fields, "probe"),
            Start = Steps(fields, "start"),
            OnlyOne = fields.Text("only") is { } only ? only == "one" : null,
            Opens = fields.Text("opens") is { } opens ? Word(fields, "opens", opens, Openings) : null,
            Accepts = accepts is null ? null : accepts.StartsWith(BesidePrefix, StringComparison.Ordinal) ? Admission.OneBesideItsNubs : Word(fields, "accepts", accepts, Admissions),
            Beside = accepts is not null && accepts.StartsWith(BesidePrefix, StringComparison.Ordinal) ? accepts[BesidePrefix.Length..] : null,
            Seizes = fields.Boolean("seizes"),
            Forwards = fields.Boolean("forwards"),
            Registers = fields.Boolean("registers"),
            Publishes = fields.Has("publishes") ? [.. fields.List("publishes").Select(Nub).OfType<NubModel>()] : null,
            AppearsBelow = fields.Has("appearsBelow") ? [.. fields.Texts("appearsBelow")] : null,
            HoldsCategory = fields.Text("holds"),
            KeepsPersonality = fields.Boolean("keepsPersonality"),
            Certainties = Evidence(fields),
            Where = fields.Text("where"),
        };
        fields.Done();
        return model;
    }

    private const string BesidePrefix = "one beside ";

    private static readonly (string, Opening)[] Openings =
    [
        ("nothing", Opening.Nothing), ("provider", Opening.Provider), ("briefly", Opening.Briefly), ("on demand", Opening.OnDemand), ("by the dext", Opening.ByTheDext),
    ];

    private static readonly (string, Admission)[] Admissions =
    [
        ("one", Admission.One), ("many", Admission.Many), ("many until seized", Admission.ManyUntilSeized), ("by level", Admission.ByLevel),
    ];

    private static readonly (string, Certainty)[] Grades =
    [
        ("source", Certainty.Source), ("documented", Certainty.Documented), ("observed", Certainty.Observed), ("assumed", Certainty.Assumed),
    ];

    private T? Word<T>(YamlFields fields, string key, string text, (string Word, T Value)[] known)
        where T : struct
    {
        foreach (var (word, value) in known)
        {
            if (word == text) return value;
        }
        faults.Error(fields.At(key), $"{key} \"{text}\" is not known", "one of " + string.Join(", ", known.Select(k => k.Word)));
        return null;
    }

    private ImmutableDictionary<string, Certainty> Evidence(YamlFields fields)
    {
        var grades = ImmutableDictionary.CreateBuilder<string, Certainty>(StringComparer.Ordinal);
        switch (fields.Node("evidence"))
        {
            case null: break;
            case YamlMapping parts:
                foreach (var (key, value) in parts.Entries)
                {
                    if (value is YamlScalar s && Word(fields, "evidence", s.Text, Grades) is { } grade) grades[key.Text] = grade;
                }
                break;
            case YamlScalar whole when Word(fields, "evidence", whole.Text, Grades) is { } grade:
                grades[""] = grade;
                break;
            default: break;
        }
        return grades.ToImmutable();
    }

    private NubModel? Nub(YamlNode node)
    {
        if (YamlFields.Of(node, "a nub", faults) is not { } fields) return null;
        var nub = new NubModel(
            fields.RequiredText("class") ?? "",
            fields.Text("below") == "provider",
            fields.Boolean("make") ?? false,
            fields.Text("name"),
            [.. fields.Texts("copies").Select(k => new OSSymbol(k))],
            fields.Node("properties") is { } table ? values.ReadTable(table)?.Root as OSDictionary ?? OSDictionary.Empty : OSDictionary.Empty);
        fields.Done();
        return nub;
    }

    /// <summary>A list of steps; <c>succeeds</c> and <c>fails</c> say the usual and a refusal.</summary>
    private ImmutableArray<ModelStep>? Steps(YamlFields fields, string key)
    {
        switch (fields.Node(key))
        {
            case null: return null;
            case YamlScalar { Text: "succeeds" }: return [];
            case YamlScalar { Text: "fails" or "refuses" }: return [new ModelStep.Refuse()];
            default: return [.. fields.List(key).Select(Step).OfType<ModelStep>()];
        }
    }

    private ModelStep? Step(YamlNode node)
    {
        if (YamlFields.Of(node, "a step", faults) is not { } fields) return null;
        ModelStep? step = null;
        Condition? own = null;
        if (fields.Node("refuse") is { } refuse)
        {
            step = new ModelStep.Refuse();
            if (refuse is YamlMapping) own = Guard(YamlFields.Of(refuse, "a refusal", faults)!, done: true);
        }
        else if (fields.Integer("add") is { } points)
        {
            step = new ModelStep.Add(unchecked((int)points));
        }
        else if (fields.Integer("set") is { } score)
        {
            step = new ModelStep.Set(unchecked((int)score));
        }
        else if (fields.Text("merge") is { } merged)
        {
            step = new ModelStep.Merge(merged);
        }
        else if (fields.Text("leave") is not null)
        {
            step = new ModelStep.Leave();
        }
        if (step is null) faults.Error(node.At, "a step is one of refuse, add, set, merge, leave");
        own ??= Guard(fields, done: false);
        fields.Done();
        return step is null ? null : step with { When = own };
    }

    private Condition Guard(YamlFields fields, bool done)
    {
        Condition condition = Condition.Always.Instance;
        if (fields.Node("when") is { } when) condition = ConditionOf(when);
        else if (fields.Node("unless") is { } unless) condition = new Condition.Not(ConditionOf(unless));
        if (done) fields.Done();
        return condition;
    }

    private Condition ConditionOf(YamlNode node)
    {
        if (YamlFields.Of(node, "a condition", faults) is not { } fields) return Condition.Always.Instance;
        Condition? condition = null;
        if (fields.Text("is") is { } name) condition = new Condition.Is(name);
        else if (fields.Text("provider") is { } key) condition = new Condition.Provider(key, Test(fields), AsLoaded: false);
        else if (fields.Text("loaded") is { } loaded) condition = new Condition.Provider(loaded, Test(fields), AsLoaded: true);
        else if (fields.Text("personality") is { } wanted) condition = new Condition.Personality(wanted, Test(fields));
        else if (fields.Node("name") is YamlMapping named) condition = new Condition.Name(Test(YamlFields.Of(named, "a test", faults)!));
        else if (fields.Node("location") is YamlMapping located) condition = new Condition.Location(Test(YamlFields.Of(located, "a test", faults)!));
        else if (fields.Text("attached") is { } attached) condition = new Condition.Attached(attached);
        else if (fields.Text("below") is { } below) condition = new Condition.Below(below, Having(fields.MappingOf("having")), Beside: false);
        else if (fields.Text("beside") is { } beside) condition = new Condition.Below(beside, Having(fields.MappingOf("having")), Beside: true);
        else if (fields.Text("host") is "single-user") condition = new Condition.SingleUser();
        else if (fields.Text("macOS") is { } version && Version.TryParse(version.Contains('.', StringComparison.Ordinal) ? version : version + ".0", out var v)) condition = new Condition.MacOS(v);
        else if (fields.Node("all") is not null) condition = new Condition.All([.. fields.List("all").Select(ConditionOf)]);
        else if (fields.Node("any") is not null) condition = new Condition.Any([.. fields.List("any").Select(ConditionOf)]);
        else if (fields.Node("not") is { } not) condition = new Condition.Not(ConditionOf(not));
        if (condition is null) faults.Error(node.At, "a condition is one of is, provider, loaded, personality, name, location, attached, below, beside, host, macOS, all, any, not");
        else fields.Done();
        return condition ?? Condition.Always.Instance;
    }

    private ImmutableArray<(OSSymbol, ImmutableArray<OSObject>)> Having(YamlMapping? mapping) =>
    [
        .. (mapping?.Entries ?? []).Select(e => (new OSSymbol(e.Key.Text), Values(e.Value is YamlSequence list ? list.Items : [e.Value]))),
    ];

    private ImmutableArray<OSObject> Values(IEnumerable<YamlNode> nodes) => [.. nodes.Select(n => values.Read(n)?.Root).OfType<OSObject>()];

    private ValueTest Test(YamlFields fields)
    {
        if (fields.Boolean("exists") is { } present) return new ValueTest.Exists(present);
        if (fields.Node("in") is not null) return new ValueTest.OneOf(Values(fields.List("in")));
        if (fields.Text("starts") is { } start) return new ValueTest.Starts(start);
        if (fields.Node("has") is { } has) return new ValueTest.Has(values.ReadTable(has)?.Root as OSDictionary ?? OSDictionary.Empty);
        switch (fields.Node("equals"))
        {
            case YamlMapping mapping when mapping["personality"] is YamlScalar key: return new ValueTest.EqualsPersonality(key.Text);
            case { } value: return new ValueTest.OneOf(Values([value]));
            default:
                faults.Error(fields.Mapping.At, "a test is one of exists, equals, in, starts, has");
                return new ValueTest.Exists(true);
        }
    }
}
