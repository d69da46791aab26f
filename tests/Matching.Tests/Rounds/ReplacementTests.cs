namespace IOMatch.Rounds;

/// <summary>A client that was matched at boot gives way to a driver that came later (K23).</summary>
public sealed class ReplacementTests
{
    private static readonly OSString Own = new("own");

    private static (string, OSObject) Named(string name) => ("IONameMatch", new OSString(name));

    private const ulong Media = 0x500;

    private static readonly Host WithMedia = Host.Default with { RootMediaParent = Media };

    private static string Replaceable(string state = "[]", string properties = "IOMatchedAtBoot: true, IOPrimaryDriverTerminateOptions: true", string id = "0x600", string mediaId = "0x500", string belowId = "0x700") => $$"""
        Port:
          class: Port
          children:
            Old:
              class: Socket
              id: {{id}}
              state: {{state}}
              properties: {IOMatchCategory: !symbol own, {{properties}} }
              children:
                Below: {class: Socket, id: {{belowId}}}
        Disk: {class: Socket, id: {{mediaId}}}
        """;

    private static CatalogueBundle Newcomer(string name = "New", KernelCollection collection = KernelCollection.Auxiliary, int score = 0) =>
        Scene.Kext(name, "Port", collection, score, ("IOMatchCategory", Own));

    [Fact]
    public void A_driver_from_the_boot_collection_gives_way_to_one_that_came_later()
    {
        var scene = new RoundScene(Replaceable(), [Newcomer()], WithMedia);
        var old = scene["Old"];
        scene.Register("Port");

        scene.Judged.Should().Equal("New: Replaces", "New: None");
        scene.Events<MatchEvent.RoundBegan>().Select(r => r.AfterReplacement).Should().Equal([false, true], "K23: the provider gets another round at once");
        scene.Events<MatchEvent.ClientTerminated>().Select(t => t.Client).Should().Equal(old);
        old.State.Should().HaveFlag(EntryState.Inactive).And.HaveFlag(EntryState.RematchOnDetach);
        scene["Port"].Clients.Select(c => c.Name).Should().Equal("New");
        scene.Events<MatchEvent.CategoryHeld>().Single().MayReplace.Should().BeTrue();
    }

    [Fact]
    public void A_newcomer_must_match_before_anybody_gives_way()
    {
        var scene = new RoundScene(Replaceable(), [Scene.Kext("New", "Port", more: [("IOMatchCategory", Own), Named("Gizmo")])], WithMedia).Register("Port");

        scene.Judged.Should().Equal("New: Passive");
        scene["Port"].Clients.Select(c => c.Name).Should().Equal("Old");
    }

    [Theory]
    [InlineData(KernelCollection.Auxiliary, "Replaces")]
    [InlineData(KernelCollection.Pageable, "Replaces")]
    [InlineData(KernelCollection.None, "Replaces")]
    [InlineData(KernelCollection.Primary, "CategoryExists")]
    [InlineData(KernelCollection.Unknown, "CategoryExists")]
    public void Only_what_is_not_from_the_boot_collection_replaces(KernelCollection collection, string stop) =>
        new RoundScene(Replaceable(), [Newcomer(collection: collection)], WithMedia).Register("Port").Judged.First().Should().Be($"New: {stop}");

    [Fact]
    public void A_driver_that_was_not_matched_at_boot_is_not_replaced() =>
        new RoundScene(Replaceable(properties: "IOPrimaryDriverTerminateOptions: true"), [Newcomer()], WithMedia).Register("Port").Judged.Should().Equal("New: CategoryExists");

    [Fact]
    public void A_driver_that_does_not_say_how_it_may_be_terminated_stays()
    {
        var scene = new RoundScene(Replaceable(properties: "IOMatchedAtBoot: true"), [Newcomer()], WithMedia).Register("Port");

        scene.Judged.Should().Equal("New: CategoryConsumed");
        scene["Port"].Clients.Select(c => c.Name).Should().Equal("Old");
    }

    [Theory]
    [InlineData("0x600", "0x501", "0x700", true, "the root medium is elsewhere")]
    [InlineData("0x600", "0x500", "0x700", false, "the root medium is elsewhere and known")]
    [InlineData("0x500", "0x600", "0x700", true, "it is the root medium's parent itself")]
    [InlineData("0x600", "0x501", "0x500", true, "the root medium hangs below it")]
    public void The_driver_of_the_root_medium_is_not_replaced(string id, string mediaId, string belowId, bool stays, string why)
    {
        var scene = new RoundScene(Replaceable(id: id, mediaId: mediaId, belowId: belowId), [Newcomer()], WithMedia).Register("Port");

        scene["Port"].Clients.Select(c => c.Name).Should().Equal([stays ? "Old" : "New"], why);
    }

    [Fact]
    public void While_the_root_medium_is_not_known_nobody_is_replaced() =>
        new RoundScene(Replaceable(), [Newcomer()]).Register("Port").Judged.Should().Equal("New: CategoryConsumed");

    [Theory]
    [InlineData("[]")]
    [InlineData("[rematchOnDetach]")]
    public void What_is_replaced_holds_its_category_until_the_round_ends(string state)
    {
        var bundles = new[] { Newcomer("Best", score: 9), Newcomer("Second"), Newcomer("AtBoot", KernelCollection.Primary) };
        var scene = new RoundScene(Replaceable(state), bundles, WithMedia).Register("Port");

        scene.Judged.Should().Equal("Best: Replaces", "Second: Replaces", "AtBoot: CategoryExists", "Best: None", "Second: None", "AtBoot: None");
        scene.Events<MatchEvent.ClientTerminated>().Should().ContainSingle("it goes once");
        scene.DriversOn("Port").Should().Equal("Best");
    }

    [Fact]
    public void A_client_that_goes_already_is_not_terminated_again_and_no_round_follows()
    {
        var scene = new RoundScene(Replaceable("[inactive, rematchOnDetach]"), [Newcomer()], WithMedia).Register("Port");

        scene.Judged.Should().Equal("New: Replaces");
        scene.Events<MatchEvent.ClientTerminated>().Should().BeEmpty();
        scene["Port"].Clients.Select(c => c.Name).Should().Equal("Old");
    }

    [Fact]
    public void A_dext_that_replaces_is_not_counted_before_it_starts()
    {
        var scene = new RoundScene(Replaceable(), [Scene.Dext("Gadget", "Port", more: ("IOMatchCategory", Own))], WithMedia).Register("Port");

        scene.Events<MatchEvent.RoundEnded>().Select(r => r.Properties[Keys.IODEXTMatchCount]).Should().Equal(null, new OSNumber(1, 32));
    }

    [Fact]
    public void Two_drivers_that_each_make_way_for_the_other_do_not_keep_the_simulation_from_ending()
    {
        static CatalogueBundle Restless(string name) => Scene.Kext(name, "Port", more: [("IOMatchCategory", new OSString(name)), ("IOMatchedAtBoot", OSBoolean.True), ("IOPrimaryDriverTerminateOptions", OSBoolean.True)]);
        const string Tree = """
            Port:
              class: Port
              children:
                Old: {class: Socket, properties: {IOMatchCategory: !symbol First, IOMatchedAtBoot: true, IOPrimaryDriverTerminateOptions: true}}
            Disk: {class: Socket, id: 0x500}
            """;
        var scene = new RoundScene(Tree, [Restless("First"), Restless("Second")], WithMedia).Register("Port");

        scene.Judged.Take(6).Should().Equal("First: Replaces", "Second: None", "First: None", "Second: Replaces", "First: Replaces", "Second: None");
        scene.Events<MatchEvent.RoundBegan>().Count().Should().BeGreaterThan(10);
        scene.World.Died.Should().BeNull();
    }
}
