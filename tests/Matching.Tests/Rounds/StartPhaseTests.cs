namespace IOMatch.Rounds;

/// <summary>Each category in turn, best first until one starts (K33–K36).</summary>
public sealed class StartPhaseTests
{
    private const string OnePort = "Port: {class: Port}";

    private static CatalogueBundle In(string category, string name, int score = 0, params (string, OSObject)[] more) =>
        Scene.Kext(name, "Port", score: score, more: [("IOMatchCategory", new OSString(category)), .. more]);

    private static IEnumerable<string> Attempts(RoundScene scene) => scene.Events<MatchEvent.StartAttempted>().Select(s => $"{s.Category.Text}: {s.Personality.Origin!.Name} {s.Outcome}");

    [Fact]
    public void In_each_category_the_best_is_started_and_when_it_refuses_the_next()
    {
        var bundles = new[] { In("red", "Refuses", 9), In("red", "Starts", 5), In("red", "Waits", 1), In("blue", "Alone", 7) };
        var scene = new RoundScene(OnePort, bundles, models: Scene.Models("Refuses: {start: fails}")).Register("Port");

        Attempts(scene).Should().Equal("red: Refuses StartFailed", "red: Starts Started", "blue: Alone Started");
        scene["Port"].Clients.Select(c => c.Name).Should().Equal(["Starts", "Alone"], "K35, K36: who refused is detached, who started stays");
        scene.Events<MatchEvent.StartAttempted>().Select(s => s.Driver?.Name).Should().Equal(null, "Starts", "Alone");
    }

    [Fact]
    public void A_deferred_match_ends_the_whole_start_phase_though_the_rest_is_ranked()
    {
        var bundles = new[] { In("red", "First", 9), In("green", "Deferred", 7, ("IOMatchDefer", OSBoolean.True)), In("green", "Next", 5), In("blue", "Last", 3) };
        var scene = new RoundScene(OnePort, bundles, Host.Default with { DeferralList = true }).Register("Port");

        Attempts(scene).Should().Equal(["red: First Started", "green: Deferred MatchDeferred"], "K34: no further attempt in this or any later category");
        scene.Events<MatchEvent.CategoryRanked>().Select(c => c.Category.Text).Should().Equal("red", "green", "blue");
        scene.World.Deferred.Should().Equal(scene["Port"]);
    }

    [Theory]
    [InlineData(true, "true", StartOutcome.MatchDeferred)]
    [InlineData(true, "false", StartOutcome.Started)]
    [InlineData(true, "YES", StartOutcome.Started)]
    [InlineData(false, "true", StartOutcome.Started)]
    public void Only_the_value_true_defers_and_only_before_the_daemon_launched(bool hasList, string value, StartOutcome outcome)
    {
        OSObject defers = bool.TryParse(value, out var flag) ? OSBoolean.Of(flag) : new OSString(value);
        var scene = new RoundScene(OnePort, [In("red", "Driver", more: ("IOMatchDefer", defers))], Host.Default with { DeferralList = hasList }).Register("Port");

        scene.Events<MatchEvent.StartAttempted>().Single().Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Sleep_defers_in_the_same_way()
    {
        var bundles = new[] { Scene.Dext("Gadget", "Port", score: 9), Scene.Kext("System", "Port"), In("blue", "Last") };
        var scene = new RoundScene(OnePort, bundles, Host.Default with { Sleeping = true }).Register("Port");

        Attempts(scene).Should().Equal("IODefaultMatchCategory: Gadget DeferredInSleep");
        scene.World.DeferredInSleep.Should().Equal(scene["Port"]);
        scene.World.Deferred.Should().BeEmpty();
        scene["Port"].Clients.Should().BeEmpty();
    }

    [Fact]
    public void A_driver_that_does_its_work_and_leaves_has_had_its_categorys_turn()
    {
        var scene = new RoundScene(OnePort, [In("red", "Once", 9), In("red", "Next", 5)], models: Scene.Models("Once: {start: [{leave: true}]}")).Register("Port");

        Attempts(scene).Should().Equal("red: Once Left");
        scene["Port"].Clients.Should().BeEmpty();
        scene.Register("Port").Judged.Should().Equal(["Once: None", "Next: None", "Once: None", "Next: None"], "the category is free again");
    }

    [Fact]
    public void A_driver_may_hold_another_category_than_its_personality_says()
    {
        var scene = new RoundScene(OnePort, [In("red", "Driver"), In("blue", "Other")], models: Scene.Models("Driver: {holds: green}")).Register("Port");

        scene["Port"].Clients.Select(c => c.MatchCategory!.Text).Should().Equal("green", "blue");
    }
}
