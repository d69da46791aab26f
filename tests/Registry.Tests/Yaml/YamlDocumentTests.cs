using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Yaml;

public sealed class YamlDocumentTests
{
    [Fact]
    public void Written_keys_stand_before_merged_ones_and_earlier_merges_before_later_ones()
    {
        var root = (YamlMapping)YamlDocument.Parse("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n", "m.yaml").OrThrow().Root;
        var merged = (YamlMapping)root["c"]!;
        merged.Entries.Select(e => $"{e.Key.Text}={e.Value}").Should().Equal("x=3", "y=1", "z=2");
    }

    [Fact]
    public void An_alias_is_the_node_it_names()
    {
        var root = (YamlMapping)YamlDocument.Parse("a: &a [1, 2]\nb: *a\n", "a.yaml").OrThrow().Root;
        root["b"].Should().BeSameAs(root["a"]);
        root["b"]!.At.Line.Should().Be(1);
    }

    [Fact]
    public void Nesting_through_aliases_counts()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i}: &a{i} {(i == 0 ? "x" : $"[[*a{i - 1}]]")}\n"));
        YamlDocument.Parse(text, "n.yaml", new ReadLimits(Depth: 50)).Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.LimitExceeded);
        YamlDocument.Parse(text, "n.yaml", new ReadLimits(Depth: 100)).Faults.Should().BeEmpty();
    }

    [Fact]
    public void Whatever_is_read_there_is_an_answer_and_no_exception()
    {
        string[] scraps = ["a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&x", " *x", "!t ", "|", ">", "\"", "'", "#", "---", "...", "%YAML 1.2\n", "\t", "?", "<<: ", "\\u", "~", "0x", "\u0000", "\uFEFF", "é", "\uD800"];
        var text = Gen.Elements(scraps).ListOf().Select(s => string.Concat(s)).ToArbitrary();
        Prop.ForAll(text, t => YamlDocument.Parse(t, "f.yaml").Faults.All(f => f.At.Line > 0)).Check(Laws.Times(3000));
    }

    [Fact]
    public void Fields_report_what_nobody_asked_for_with_the_nearest_key()
    {
        var faults = new FaultList(InputFault.ScenarioInvalid);
        var fields = new YamlFields((YamlMapping)YamlDocument.Parse("{scenario: x, catalog: 1, other: 2}", "f.yaml").OrThrow().Root, "a scenario", faults);
        fields.Text("scenario").Should().Be("x");
        fields.Node("catalogue").Should().BeNull();
        fields.Done();
        faults.ToImmutable().Select(f => f.ToString()).Should().Equal(
            "f.yaml:1:15: error IOM008: a scenario has no key \"catalog\"; the nearest key is \"catalogue\"",
            "f.yaml:1:27: error IOM008: a scenario has no key \"other\"; the keys are scenario, catalogue");
    }

    [Theory]
    [InlineData("IOUSBHostDevise", "IOUSBHostDevice")]
    [InlineData("iousbhostdevice", "IOUSBHostDevice")]
    [InlineData("IOUSBHotsDevice", "IOUSBHostDevice")]
    [InlineData("Completely other", null)]
    public void The_nearest_word_is_found_by_edits(string word, string? nearest) =>
        Spelling.Nearest(word, ["IOService", "IOUSBDevice", "IOUSBHostDevice", "IOUSBHostInterface"]).Should().Be(nearest);

    [Fact]
    public void Faults_beyond_the_capacity_are_counted()
    {
        var faults = new FaultList(InputFault.DumpUnreadable, capacity: 2);
        for (var i = 1; i <= 5; i++) faults.Warning(new("d", i), "odd");
        faults.ToImmutable().Should().HaveCount(3);
        faults.ToImmutable()[2].ToString().Should().Be("d:5: warning IOM006: 3 more of these are not listed; this is the last");
    }
}
