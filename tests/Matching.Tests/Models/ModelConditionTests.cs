using System.Text;

namespace IOMatch.Models;

public sealed class ModelConditionTests
{
    private static readonly ClassHierarchy Classes = ClassHierarchy.BuiltIn;

    [Fact]
    public void A_model_may_look_at_the_location_of_its_provider()
    {
        var models = Models("Driver: {probe: [{refuse: {unless: {location: {exists: true}}}}]}");

        Drivers(models, ("CPU0", "0"), ("CPU1", null)).Should().Equal("CPU0@0");
    }

    [Fact]
    public void A_model_may_look_at_what_has_started()
    {
        var models = Models("""Driver: {probe: [{refuse: {when: {all: [{macOS: "10.8"}, {attached: Driver}]}}}]}""");

        Drivers(models, ("boot-ec", null), ("EC", null)).Should().Equal("boot-ec");
        Drivers(models, Host.MacOS(10, 5), ("boot-ec", null), ("EC", null)).Should().Equal("boot-ec", "EC");
    }

    [Theory]
    [InlineData(10, 7, true)]
    [InlineData(10, 8, false)]
    [InlineData(11, 0, false)]
    public void A_version_is_that_one_or_a_later_one(int major, int minor, bool starts) =>
        Drivers(Models("""Driver: {probe: [{refuse: {when: {macOS: "10.8"}}}]}"""), Host.MacOS(major, minor), ("Nub", null)).Any().Should().Be(starts);

    [Theory]
    [InlineData("any: [{location: {exists: true}}, {name: {equals: A}}]", "B")]
    [InlineData("all: [{location: {exists: true}}, {name: {equals: A}}]", "A B B@0")]
    [InlineData("not: {location: {exists: true}}", "A@0 B@0")]
    [InlineData("name: {starts: A}", "B B@0")]
    [InlineData("name: {in: [A, B]}", "")]
    [InlineData("host: single-user", "A A@0 B B@0")]
    public void Conditions_can_be_put_together(string condition, string starting) =>
        string.Join(' ', Drivers(Models($"Driver: {{probe: [{{refuse: {{when: {{{condition}}}}}}}]}}"), ("A", null), ("A", "0"), ("B", null), ("B", "0"))).Should().Be(starting);

    [Theory]
    [InlineData("below: Socket", "")]
    [InlineData("below: Socket, having: {Kind: round}", "")]
    [InlineData("below: Socket, having: {Kind: [square, round]}", "")]
    [InlineData("below: Socket, having: {Kind: round, Colour: red}", "Nub")]
    [InlineData("below: Socket, having: {Kind: square}", "Nub")]
    [InlineData("below: Bus", "Nub")]
    [InlineData("beside: Bus", "")]
    [InlineData("beside: IOPCIDevice", "Nub")]
    public void A_model_may_look_for_entries_below_and_beside_its_provider(string condition, string starting)
    {
        var registry = Scene.Tree("""
            Other: {class: Bus}
            Nub:
              class: Port
              children:
                Between:
                  class: SpecialPort
                  children: {Socket: {class: Socket, properties: {Kind: round}}}
            """);
        var models = Scene.Models($"Driver: {{probe: [{{refuse: {{when: {{{condition}}}}}}}]}}");

        string.Join(' ', Scene.Run(registry, [Scene.Kext("Driver", "Port")], models: models).Drivers.Select(d => d.Provider!.Component).Where(n => n == "Nub")).Should().Be(starting);
    }

    [Theory]
    [InlineData("provider: Kind, equals: round", false)]
    [InlineData("provider: Kind, equals: square", true)]
    [InlineData("loaded: Kind, equals: round", true)]
    [InlineData("loaded: Kind, equals: square", false)]
    public void A_model_may_ask_for_a_property_as_it_is_now_or_as_the_file_has_it(string condition, bool starts)
    {
        var models = Scene.Models($"Changes: {{probe: [{{merge: Now}}]}}\nDriver: {{probe: [{{refuse: {{when: {{{condition}}}}}}}]}}");
        var changes = Scene.Kext("Changes", "Port", score: 9, more: [("IOMatchCategory", new OSString("Other")), ("Now", Families.Bench.Table("Kind: round"))]);

        Scene.Drivers(Scene.Run(Scene.Tree("Nub: {class: Port, properties: {Kind: square}}"), [changes, Scene.Kext("Driver", "Port")], models: models)).Should().HaveCount(starts ? 2 : 1);
    }

    [Fact]
    public void A_driver_that_writes_its_own_category_leaves_the_one_that_it_was_matched_in()
    {
        var builder = new Registry.Builder(Classes);
        var root = builder.Add(Classes["IOPlatformExpertDevice"]!, "root", isServiceRoot: true);
        var registry = builder.ToRegistry();
        var outcome = MatchSimulator.Run(registry, Source(), models: Models("Driver: {holds: ItsOwn}"));

        Outcome.WinnersOn(outcome[root]).Select(w => w.Category.Text).Should().Equal("ItsOwn");
    }

    private static IEnumerable<string> Drivers(DriverModels models, params (string Name, string? Location)[] nubs) => Drivers(models, Host.Default, nubs);

    private static IEnumerable<string> Drivers(DriverModels models, Host host, params (string Name, string? Location)[] nubs)
    {
        var builder = new Registry.Builder(Classes);
        var top = builder.Add(Classes["IORegistryEntry"]!, "Root", state: EntryState.None, isServiceRoot: true);
        foreach (var (name, location) in nubs) builder.Add(Classes["IOPlatformExpertDevice"]!, name, location, provider: top);
        return MatchSimulator.Run(builder.ToRegistry(), Source(), host: host, models: models).Drivers.Select(d => d.Provider!.Component).ToList();
    }

    private static Catalogue Source() => Catalogue.Of(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[]
    {
        new(Keys.IOClass, new OSSymbol("Driver")),
        new(Keys.IOProviderClass, new OSSymbol("IOPlatformExpertDevice")),
    }));

    private static DriverModels Models(string models)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("models:\n  " + models + "\n"));
        return DriverModels.Read(stream, "models.yaml").OrThrow();
    }
}
