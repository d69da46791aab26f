namespace IOMatch.Models;

/// <summary>What a model's steps do, and each condition they may depend on.</summary>
public sealed class ModelStepTests
{
    private static readonly Registry Registry = Scene.Tree("""
        Left@1:
          class: Port
          properties: {Colour: red, Table: {a: 1, b: 2}, Changed: before}
          children:
            Part: {class: IOPCIDevice, state: [unregistered], properties: {Kind: [x], Number: 3}}
        Right@2: {class: SpecialPort, properties: {Colour: blue}}
        """);

    private static IEnumerable<string> Where(string condition, Host? host = null) =>
        Scene.Run(Registry, [Scene.Kext("Driver", "Port", more: ("Wanted", new OSString("red")))], host: host, models: Scene.Models($"Driver: {{probe: [{{refuse: {{unless: {condition}}}}}]}}"))
            .Drivers.Select(d => d.Provider!.Name);

    [Theory]
    [InlineData("{is: SpecialPort}", "Right")]
    [InlineData("{is: Port}", "Left Right")]
    [InlineData("{provider: Colour, equals: red}", "Left")]
    [InlineData("{provider: Colour, in: [red, blue]}", "Left Right")]
    [InlineData("{provider: Colour, starts: bl}", "Right")]
    [InlineData("{provider: Colour, equals: {personality: Wanted}}", "Left")]
    [InlineData("{provider: Colour, equals: {personality: Absent}}", "")]
    [InlineData("{provider: Table, exists: true}", "Left")]
    [InlineData("{provider: Table, exists: false}", "Right")]
    [InlineData("{provider: Table, has: {a: 1}}", "Left")]
    [InlineData("{provider: Table, has: {a: 2}}", "")]
    [InlineData("{provider: Colour, has: {a: 1}}", "")]
    [InlineData("{provider: Table, starts: a}", "")]
    [InlineData("{loaded: Colour, equals: red}", "Left")]
    [InlineData("{personality: Wanted, equals: red}", "Left Right")]
    [InlineData("{personality: Absent, exists: true}", "")]
    [InlineData("{name: {equals: Left}}", "Left")]
    [InlineData("{location: {equals: \"2\"}}", "Right")]
    [InlineData("{below: IOPCIDevice}", "Left")]
    [InlineData("{below: IOPCIDevice, having: {Number: 3}}", "Left")]
    [InlineData("{below: IOPCIDevice, having: {Number: [1, 2]}}", "")]
    [InlineData("{below: IOPCIDevice, having: {Absent: 1}}", "")]
    [InlineData("{beside: IOPCIDevice}", "Left Right")]
    [InlineData("{below: SpecialPort}", "")]
    [InlineData("{host: single-user}", "")]
    [InlineData("{macOS: 15}", "Left Right")]
    [InlineData("{macOS: \"15.5\"}", "")]
    [InlineData("{all: [{is: Port}, {provider: Colour, equals: red}]}", "Left")]
    [InlineData("{all: []}", "Left Right")]
    [InlineData("{any: [{is: SpecialPort}, {provider: Colour, equals: red}]}", "Left Right")]
    [InlineData("{any: []}", "")]
    [InlineData("{not: {is: SpecialPort}}", "Left")]
    public void A_step_may_depend_on(string condition, string starts) => Where(condition).Should().Equal(starts.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_step_may_depend_on_the_host()
    {
        Where("{host: single-user}", Host.Default with { SingleUser = true }).Should().Equal("Left", "Right");
        Where("{macOS: 10.15}", Host.IPadOS(17)).Should().BeEmpty("an iPad runs no macOS");
    }

    [Fact]
    public void Probe_adds_to_the_score_or_replaces_it()
    {
        var bundles = new[] { Scene.Kext("Low", "Port", score: 10), Scene.Kext("High", "Port", score: 20) };

        Winners("Low: {probe: [{add: 15}]}").Should().Equal("Low", "Low");
        Winners("High: {probe: [{set: 5}]}").Should().Equal("Low", "Low");
        Winners("Low: {probe: [{add: 15, when: {is: SpecialPort}}]}").Should().Equal("High", "Low");
        Winners("Low: {probe: fails}\nHigh: {start: fails}").Should().BeEmpty();

        IEnumerable<string> Winners(string models) => Scene.Run(Registry, bundles, models: Scene.Models(models)).Drivers.Select(d => d.Name);
    }

    [Fact]
    public void A_dictionary_of_the_personality_may_be_merged_into_the_provider()
    {
        var merged = new OSDictionary(new Dictionary<OSSymbol, OSObject> { ["Changed"] = new OSString("after") });
        var outcome = Scene.Run(Registry, [Scene.Kext("Driver", "Port", more: [("Merge", merged), ("Text", new OSString("none"))])], models: Scene.Models("Driver: {start: [{merge: Merge}, {merge: Text}, {merge: Absent}]}"));

        outcome.Find("Left")[0]["Changed"].Should().Be(new OSString("after"));
        outcome.Find("Left")[0]["Colour"].Should().Be(new OSString("red"));
    }

    [Fact]
    public void A_driver_that_leaves_is_gone_and_nobody_of_its_category_is_asked_any_more()
    {
        var outcome = Scene.Run(Registry, [Scene.Kext("Visitor", "Port", score: 9), Scene.Kext("Other", "Port")], models: Scene.Models("Visitor: {start: [{leave: \"yes\"}]}"));

        Scene.Told(outcome).Should().Equal("Boot", "Visitor on Left@1: Left", "Visitor on Right@2: Left");
        outcome.Drivers.Should().BeEmpty();
    }

    [Fact]
    public void What_a_model_leaves_open_its_superclass_tells()
    {
        var classes = Registry.Classes.With(new Dictionary<string, string> { ["Base"] = "IOService", ["Derived"] = "Base" }, "test", Certainty.Assumed, out _);
        var registry = Registry.WithClasses(classes);
        CatalogueBundle[] bundles = [Scene.Kext("Derived", "Port")];

        Scene.Run(registry, bundles, models: Scene.Models("Base: {probe: fails}\nDerived: {opens: nothing}")).Drivers.Should().BeEmpty();
        Scene.Run(registry, bundles, models: Scene.Models("Base: {probe: fails}\nDerived: {probe: succeeds}")).Drivers.Should().HaveCount(2);
        Scene.Run(registry, bundles, models: Scene.Models("Base: {known: false}\nDerived: {probe: succeeds}")).Drivers.Should().BeEmpty("what cannot be made cannot be made by a subclass either");
    }

    [Theory]
    [InlineData("Driver: {probe: [{}]}", "a step is one of refuse, add, set, merge, leave")]
    [InlineData("Driver: {probe: [{refuse: {when: {}}}]}", "a condition is one of is")]
    [InlineData("Driver: {probe: [{refuse: {when: {provider: Colour}}}]}", "a test is one of exists")]
    [InlineData("Driver: {opens: sometimes}", "opens \"sometimes\" is not known")]
    [InlineData("Driver: {evidence: rumour}", "evidence \"rumour\" is not known")]
    [InlineData("Driver: [1]", "driver model")]
    public void A_mistake_in_a_model_is_told_with_its_place(string models, string what)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("models:\n  " + models + "\n"));
        var faults = DriverModels.Read(stream, "models.yaml").Faults;

        faults.Should().Contain(f => f.What.Contains(what, StringComparison.Ordinal)).Which.At.Line.Should().Be(2);
    }
}
