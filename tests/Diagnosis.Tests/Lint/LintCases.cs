using System.Collections.Immutable;

namespace IOMatch.Lint;

/// <summary>A case of fixtures/lint/cases.yaml.</summary>
public sealed record LintCase(string Rule, OSDictionary Info, LintSeverity? Severity, string? Text, Stage? FatalAt, ImmutableArray<string> Also, ImmutableArray<OSDictionary> Fine, int Line)
{
    private static readonly Dictionary<string, OSDictionary> Bases = ReadBases();

    public static ImmutableArray<LintCase> All { get; } = ReadCases();

    public static OSDictionary Base(string name) => Bases[name];

    public static IEnumerable<string> BaseNames => Bases.Keys;

    public static LintResult Lint(OSDictionary info) => Linter.Of(Subject(info));

    public override string ToString() => $"{Rule}, line {Line}";

    // an Info.plist alone, as from a project
    public static LintSubject Subject(OSDictionary info, string path = "Info.plist")
    {
        var list = new PropertyList(info, "Info.plist");
        var personalities = list.Sub("IOKitPersonalities") is { } all ? all.Members().Where(m => m.Value.Root is OSDictionary).Select(m => new BundlePersonality(m.Key, m.Value)) : [];
        var kind = (info["CFBundlePackageType"] as OSString)?.Text == "DEXT" ? BundleKind.Dext : info["CFBundleExecutable"] is OSString { Text.Length: > 0 } ? BundleKind.Kext : BundleKind.CodelessKext;
        return new(path, kind, list, [.. personalities], null);
    }

    private static Dictionary<string, OSDictionary> ReadBases()
    {
        var faults = new FaultList(InputFault.ScenarioInvalid);
        var table = (OSDictionary)new YamlValues(faults).Read(Document("bases.yaml").Root)!.Root;
        faults.ToImmutable().Should().BeEmpty();
        return table.ToDictionary(e => e.Key.Text, e => (OSDictionary)e.Value);
    }

    private static ImmutableArray<LintCase> ReadCases()
    {
        var faults = new FaultList(InputFault.ScenarioInvalid);
        var top = YamlFields.Of(Document("cases.yaml").Root, "the cases", faults)!;
        var cases = top.List("cases").Select(node => One(YamlFields.Of(node, "a case", faults)!)).ToImmutableArray();
        faults.ToImmutable().Should().BeEmpty();
        return cases;
    }

    private static LintCase One(YamlFields fields)
    {
        var rule = fields.RequiredText("rule")!;
        var texts = Enum.GetValues<LintSeverity>().Select(s => (Severity: (LintSeverity?)s, Text: fields.Text(s.Word()))).FirstOrDefault(t => t.Text is not null);
        _ = fields.Boolean("none");
        var fine = fields.List("fine").Select(node => InfoOf(YamlFields.Of(node, "a difference", fields.Faults)!)).ToImmutableArray();
        var also = fields.Texts("also").ToImmutableArray();
        Stage? fatalAt = fields.Text("fatal") is { } stage ? Enum.Parse<Stage>(stage, ignoreCase: true) : null;
        return new(rule, InfoOf(fields), texts.Severity, texts.Text, fatalAt, also, fine, fields.Mapping.At.Line);
    }

    private static OSDictionary InfoOf(YamlFields fields)
    {
        var info = Bases[fields.RequiredText("base")!];
        if (fields.MappingOf("info") is { } top) info = With(info, top, fields.Faults);
        if (fields.MappingOf("personality") is { } inner)
        {
            var personalities = (OSDictionary)info["IOKitPersonalities"]!;
            var name = personalities.Keys[0];
            info = info.With("IOKitPersonalities", personalities.With(name, With((OSDictionary)personalities[name]!, inner, fields.Faults)));
        }
        fields.Done();
        return info;
    }

    private static OSDictionary With(OSDictionary table, YamlMapping differences, FaultList faults)
    {
        var values = new YamlValues(faults);
        foreach (var (key, node) in differences.Entries)
        {
            table = node is YamlScalar { IsNull: true } ? table.Without(key.Text) : values.Read(node) is { } value ? table.With(key.Text, value.Root) : table;
        }
        return table;
    }

    private static YamlDocument Document(string name) => YamlDocument.Parse(File.ReadAllText(Repository.Fixture("lint", name)), name).OrThrow();
}
