namespace IOMatch.Rounds;

/// <summary>What passed passive matching is made, attached, probed and detached, and ranked in its category (K30–K32).</summary>
public sealed class ProbePhaseTests
{
    private const string OnePort = "Port: {class: Port}";

    private static MatchEvent.DriverProbed Probed(CatalogueBundle driver, string models = "") =>
        new RoundScene(OnePort, [driver], models: models.Length == 0 ? null : Scene.Models(models)).Register("Port").Events<MatchEvent.DriverProbed>().Single();

    [Theory]
    [InlineData("Gadget", "", ProbeStop.None, "a class that nobody declares is the driver's own")]
    [InlineData("AppleARMIO", "", ProbeStop.CannotAllocate, "an abstract class has no instances")]
    [InlineData("IORegistryEntry", "", ProbeStop.CannotAllocate, "a class that is no service")]
    [InlineData("Gadget", "Gadget: {known: false}", ProbeStop.CannotAllocate, "nobody brings the class")]
    [InlineData("Gadget", "Gadget: {init: false}", ProbeStop.Init, "init fails")]
    [InlineData("Gadget", "Gadget: {probe: refuses}", ProbeStop.Probe, "probe refuses")]
    [InlineData("Gadget", "Gadget: {probe: [{add: 5}]}", ProbeStop.None, "probe changes the score")]
    public void A_candidate_is_made_and_probed(string @class, string models, ProbeStop stop, string why)
    {
        var probed = Probed(Scene.Kext("Driver", "Port", more: ("IOClass", new OSString(@class))), models);

        probed.Stop.Should().Be(stop, why);
        probed.Score.HasValue.Should().Be(stop == ProbeStop.None, "only what passed has a score");
    }

    [Fact]
    public void Without_the_name_of_a_class_there_is_nothing_to_make()
    {
        var probed = Probed(Scene.Kext("Driver", "Port", more: ("IOClass", OSNumber.Of(1))));

        probed.Stop.Should().Be(ProbeStop.NoClassKey, "K30");
        probed.Model.Should().BeSameAs(DriverModel.Default);
    }

    [Fact]
    public void Which_model_told_of_the_driver_is_told() =>
        Probed(Scene.Kext("Driver", "Port"), "Driver: {init: false, where: somebody looked}").Model.Where.Should().Be("somebody looked");

    [Fact]
    public void A_category_is_ranked_by_the_score_that_probe_left_and_ties_by_arrival()
    {
        var bundles = new[] { Scene.Kext("First", "Port", score: 5), Scene.Kext("Second", "Port", score: 4), Scene.Kext("Third", "Port", score: 2), Scene.Kext("Out", "Port", score: 1) };
        var scene = new RoundScene(OnePort, bundles, models: Scene.Models("Third: {probe: [{set: 5}]}\nSecond: {probe: [{add: 3}]}\nOut: {probe: fails}")).Register("Port");

        scene.Events<MatchEvent.DriverProbed>().Select(p => (p.Personality.Origin!.Name, p.Score)).Should().Equal(("First", 5), ("Second", 7), ("Third", 5), ("Out", null));
        scene.Events<MatchEvent.CategoryRanked>().Single().Order.Select(r => $"{r.Personality.Origin!.Name} {r.Score}").Should().Equal("Second 7", "First 5", "Third 5");
        scene.DriversOn("Port").Should().Equal("Second");
    }

    [Fact]
    public void Each_round_ranks_the_categories_of_its_own_survivors_only()
    {
        static CatalogueBundle In(string category, string name, string provider) => Scene.Kext(name, provider, more: ("IOMatchCategory", new OSString(category)));
        var scene = new RoundScene("Left: {class: Port}\nRight: {class: Socket}", [In("red", "A", "Port"), In("blue", "B", "Port"), In("blue", "C", "Socket"), In("green", "D", "Socket")]);

        scene.Register("Left").Register("Right");

        scene.Events<MatchEvent.CategoryRanked>().Select(c => $"{c.Nub.Name} {c.Category.Text}: {string.Join(' ', c.Order.Select(r => r.Personality.Origin!.Name))}")
            .Should().Equal(["Left red: A", "Left blue: B", "Right blue: C", "Right green: D"], "K33: in the order in which each category was first seen");
    }

    [Fact]
    public void A_driver_carries_its_personality_and_what_the_round_wrote_into_it()
    {
        static IEnumerable<string> Written(CatalogueBundle bundle)
        {
            var scene = new RoundScene(OnePort, [bundle]).Register("Port");
            var driver = scene["Port"].Clients.Single();
            return driver.Properties.Keys.ToArray().Select(k => k.Text).Except(bundle.Personalities.Single().Table is OSDictionary table ? table.Keys.ToArray().Select(k => k.Text) : []);
        }

        Written(Scene.Kext("Late", "Port")).Should().BeEquivalentTo("IOMatchCategory", "CFBundleIdentifierKernel");
        Written(Scene.Kext("Early", "Port", KernelCollection.Primary)).Should().BeEquivalentTo(["IOMatchCategory", "CFBundleIdentifierKernel", "IOMatchedAtBoot"], "K28");
        Written(Scene.Kext("Named", "Port", more: ("IONameMatch", new OSString("Port")))).Should().BeEquivalentTo(["IOMatchCategory", "CFBundleIdentifierKernel", "IONameMatched"], "K43");
        Written(Scene.Dext("Gadget", "Port")).Should().BeEquivalentTo(["IOMatchCategory", "IOMatchedPersonality"], "K28: a dext keeps the personality to be relaunched by");
    }

    [Fact]
    public void The_category_and_the_score_that_a_driver_carries_are_those_it_won_with()
    {
        var scene = new RoundScene(OnePort, [Scene.Kext("Driver", "Port", score: 2)], models: Scene.Models("Driver: {probe: [{add: 3}]}")).Register("Port");

        var driver = scene["Port"].Clients.Single();
        driver[Keys.IOProbeScore].Should().Be(new OSNumber(5, 32), "K32");
        driver.MatchCategory.Should().Be(Keys.IODefaultMatchCategory);
    }

    [Fact]
    public void A_driver_of_which_there_is_one_refuses_a_second_nub()
    {
        var scene = new RoundScene(
            "Stated: {class: Socket}\nLeft: {class: Port}\nRight: {class: Port}",
            [Scene.Kext("Other", "Port", score: 9, more: ("IOMatchCategory", new OSString("other"))), Scene.Kext("Driver", "Port", more: ("IOClass", new OSString("Socket")))],
            models: Scene.Models("Socket: {only: one}"));

        scene.Register("Left").Register("Right");

        scene.Events<MatchEvent.DriverProbed>().Select(p => $"{p.Personality.Origin!.Name} on {p.Nub.Name}: {p.Stop}").Should().Equal(
            ["Other on Left: None", "Driver on Left: None", "Other on Right: None", "Driver on Right: Probe"], "neither drivers of other classes nor an entry of the file count");
    }
}
