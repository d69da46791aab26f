using System.Text.Json;

namespace IOMatch.Scenarios;

/// <summary>The published schemas say what the readers read.</summary>
public sealed class SchemaTests
{
    private static readonly SchemaCheck OfScenarios = new("scenario.schema.json");
    private static readonly SchemaCheck OfTrees = new("device-tree.schema.json");

    public static TheoryData<string> Trees { get; } =
        [.. new[] { Repository.Fixture(), Repository.Data() }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Where(f => !f.Contains("mistakes", StringComparison.Ordinal) && File.ReadLines(f).Any(l => l.StartsWith("registry:", StringComparison.Ordinal)) && !Scenario.IsOne(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(FixtureTests.Files), MemberType = typeof(FixtureTests))]
    public void A_scenario_fits(string file) => OfScenarios.Of(Node(File.ReadAllText(Path.Combine(Repository.Root, file)))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_device_tree_fits(string file) => OfTrees.Of(Node(File.ReadAllText(Path.Combine(Repository.Root, file)))).Should().BeEmpty();

    [Theory]
    [InlineData("scenario: s\nexpects: []", "YAML:2:1: the key expects is not known")]
    [InlineData("scenario: s\nhost: {sip: off}", "YAML:2:13: off is none of [\n")]
    [InlineData("scenario: s\nexpect: [{nub: A, noDriver: 1}]", "YAML:2:29: a number where boolean belongs")]
    [InlineData("scenario: s\nhappens: [reboot]", "YAML:2:11: reboot is none of")]
    [InlineData("note: n", "YAML:1:1: scenario is missing")]
    [InlineData("scenario: s\ntree: {A: {klass: IOService}}", "YAML:2:12: the key klass is not known")]
    public void What_does_not_fit_is_found(string text, string fault) => OfScenarios.Of(Node(text)).Should().Contain(f => f.StartsWith(fault.TrimEnd('\n'), StringComparison.Ordinal));

    [Theory]
    [InlineData("", "scenario: s\nzzz: 1", "a scenario")]
    [InlineData("$defs/host", "scenario: s\nhost: {zzz: 1}", "a host")]
    [InlineData("$defs/server", "scenario: s\nhost: {servers: {a: {zzz: 1}}}", "a server")]
    [InlineData("$defs/expectation/anyOf/0", "scenario: s\nexpect: [{nub: a, zzz: 1}]", "an expectation")]
    [InlineData("$defs/expectation/anyOf/1", "scenario: s\nexpect: [{driver: a, zzz: 1}]", "an expectation")]
    [InlineData("$defs/expectation/anyOf/2", "scenario: s\nexpect: [{bundle: a, zzz: 1}]", "an expectation")]
    [InlineData("$defs/expectation/anyOf/3", "scenario: s\nexpect: [{app: {}, zzz: 1}]", "an expectation")]
    [InlineData("$defs/expectation/anyOf/5", "scenario: s\nexpect: [{number: a, zzz: 1}]", "an expectation")]
    [InlineData("$defs/bundles/additionalProperties", "scenario: s\nbundles: {a: {zzz: 1}}", "a bundle")]
    public void Every_key_of_the_schema_is_read_and_no_other(string part, string text, string owner)
    {
        var hint = Scenario.Parse(text, "s.yaml").Faults.Single(f => f.What == $"{owner} has no key \"zzz\"").Hint!;
        var read = hint["the keys are ".Length..].Split(", ");

        var known = Part("scenario.schema.json", part).GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();

        // of an expectation the readers ask first which kind it is
        var kinds = new[] { "nub", "driver", "bundle", "app", "prints", "printsNot", "number", "log" };
        read.Except(owner == "an expectation" ? kinds : []).Should().BeSubsetOf(known);
        known.Should().BeSubsetOf(read);
    }

    [Theory]
    [InlineData("", "registry: {A: {class: IOService}}\nzzz: 1", "a device tree")]
    [InlineData("$defs/entry", "registry: {A: {class: IOService, zzz: 1}}", "entry A")]
    [InlineData("$defs/entry/properties/observed", "registry: {A: {class: IOService, observed: {zzz: 1}}}", "observed")]
    public void Every_key_of_the_tree_s_schema_is_read_and_no_other(string part, string text, string owner)
    {
        var hint = Registry.ReadYaml(new StringReader(text), "t.yaml").Faults.Single(f => f.What == $"{owner} has no key \"zzz\"").Hint!;

        Part("device-tree.schema.json", part).GetProperty("properties").EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo(hint["the keys are ".Length..].Split(", "));
    }

    private static JsonElement Part(string file, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", file)));
        var part = document.RootElement;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries)) part = int.TryParse(step, out var index) ? part[index] : part.GetProperty(step);
        return part.Clone();
    }

    private static YamlNode Node(string text) => YamlDocument.Parse(text, "YAML").OrThrow().Root;
}
