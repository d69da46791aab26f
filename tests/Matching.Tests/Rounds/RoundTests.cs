namespace IOMatch.Rounds;

/// <summary>A round of matching on one nub: who is looked at, where each stops, and what the round leaves behind (K20–K28, K55a, K57).</summary>
public sealed class RoundTests
{
    private const string OnePort = "Port: {class: Port}";

    private static readonly OSString Own = new("own");

    private static (string, OSObject) Named(string name) => ("IONameMatch", new OSString(name));

    // what is looked at

    [Fact]
    public void Candidates_are_looked_at_best_first_and_what_passive_matching_made_of_them_is_told()
    {
        var scene = new RoundScene(OnePort, [Scene.Kext("Plain", "IOService"), Scene.Kext("Best", "Port", score: 9, more: Named("Port")), Scene.Kext("Other", "Port", score: 5, more: Named("Gizmo"))]).Register("Port");

        scene.Judged.Should().Equal("Best: None", "Other: Passive", "Plain: None");
        scene.Events<MatchEvent.CandidateTaken>().Select(t => t.Personality.Origin!.Name).Should().Equal("Best", "Other", "Plain");
        scene.Events<MatchEvent.CandidateJudged>().Select(j => (j.Matched, j.Score, j.NameMatched?.Text)).Should().Equal((true, 9, "Port"), (false, null, null), (true, 0, null));
        scene.Events<MatchEvent.RoundBegan>().Single().Candidates.Select(p => p.Origin!.Name).Should().Equal("Best", "Other", "Plain");
    }

    [Fact]
    public void A_name_that_hit_is_not_told_of_a_candidate_that_failed_later()
    {
        var scene = new RoundScene(OnePort, [Scene.Kext("Driver", "Port", more: [Named("Port"), ("IOPropertyExistsMatch", new OSString("Absent"))])]).Register("Port");

        scene.Events<MatchEvent.CandidateJudged>().Single().Should().Match<MatchEvent.CandidateJudged>(j => j.Stop == CandidateStop.Passive && j.Score == null && j.NameMatched == null);
    }

    [Fact]
    public void A_round_is_told_from_its_beginning_to_its_end()
    {
        var scene = new RoundScene("Port: {class: Port, properties: {Colour: red}}", [Scene.Dext("Gadget", "Port")]).Register("Port");

        var began = scene.Events<MatchEvent.RoundBegan>().Single();
        began.AfterReplacement.Should().BeFalse();
        began.Properties.ContainsKey(Keys.IODEXTMatchCount).Should().BeFalse("it is the table before the round");
        var ended = scene.Events<MatchEvent.RoundEnded>().Single();
        ended.Properties[Keys.IODEXTMatchCount].Should().Be(new OSNumber(1, 32), "it is the table after the round");
        ended.Clients.Select(c => c.Name).Should().Equal("Gadget");
    }

    [Theory]
    [InlineData("[inactive]", "an inactive provider gets no round at all")]
    [InlineData("[inactive, moduleStall]", "nor does it come out of a stall")]
    public void Nothing_is_matched_on_an_inactive_nub(string state, string why)
    {
        var scene = new RoundScene($"Port: {{class: Port, state: {state}, properties: {{IORematchPersonality: {{}}}}}}", [Scene.Kext("Driver", "Port")]);
        var before = scene["Port"].State;
        scene.Register("Port");

        scene.Transcript!.Select(e => e.GetType().Name).Should().Equal(["RoundBegan", "RoundEnded"], why);
        scene["Port"].Properties.ContainsKey(Keys.IORematchPersonality).Should().BeTrue();
        scene["Port"].State.Should().Be(before);
    }

    [Fact]
    public void Where_no_driver_is_known_for_the_class_nothing_changes()
    {
        var scene = new RoundScene("Port: {class: Port, state: [moduleStall], properties: {IORematchPersonality: {}}}", [Scene.Kext("Driver", "Socket")]).Register("Port");

        scene["Port"].Properties.ContainsKey(Keys.IORematchPersonality).Should().BeTrue("K20: without a candidate there is no round");
        (scene["Port"].State & EntryState.ModuleStall).Should().NotBe(EntryState.None);
    }

    // many candidates

    private static CatalogueBundle Usb(string name, int product) =>
        Scene.Kext(name, "IOUSBHostDevice", more: [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(product))]);

    private static readonly CatalogueBundle[] ManyUsb = [.. Enumerable.Range(1, 12).Select(i => Usb($"Driver{i}", i))];

    [Theory]
    [InlineData(7, "Driver7")]
    [InlineData(99, "")]
    public void Among_many_candidates_the_outcome_is_the_same_whether_somebody_listens_or_not(int product, string drivers)
    {
        var tree = $"Device: {{class: IOUSBHostDevice, properties: {{idVendor: 1, idProduct: {product}}}}}";
        var told = new RoundScene(tree, ManyUsb).Register("Device");
        var silent = new RoundScene(tree, ManyUsb, isTold: false).Register("Device");

        string.Join(' ', told.DriversOn("Device")).Should().Be(drivers);
        string.Join(' ', silent.DriversOn("Device")).Should().Be(drivers);
        silent["Device"].State.Should().Be(told["Device"].State).And.Be(EntryState.Registered);
        told.Events<MatchEvent.CandidateTaken>().Should().HaveCount(12, "who listens hears of every candidate");
    }

    [Fact]
    public void Who_asks_about_one_driver_hears_why_it_alone_does_not_match()
    {
        const string TwoPorts = "Port: {class: Port}\nGizmo: {class: IOMedia}";
        CatalogueBundle[] bundles = [Scene.Kext("Asked", "Port", score: 9, more: Named("Gizmo")), Scene.Kext("Wrong", "Port", score: 5, more: Named("Gadget")), Scene.Kext("Plain", "IOService")];

        var all = MatchSimulator.Run(Scene.Tree(TwoPorts), new(bundles));
        var some = MatchSimulator.Run(Scene.Tree(TwoPorts), new(bundles), listening: new(nub => nub.Name == "Port", p => p.Origin!.Name == "Asked"));

        some.Drivers.Select(d => d.Path).Should().Equal(all.Drivers.Select(d => d.Path)).And.HaveCount(2);
        some.Transcript!.OfType<MatchEvent.RoundBegan>().Select(r => r.Nub.Name).Should().Equal("Port");
        some.Transcript!.OfType<MatchEvent.CandidateJudged>().Select(j => $"{j.Personality.Origin!.Name}: {j.Stop}").Should().Equal("Asked: Passive", "Wrong: Passive", "Plain: None");
        some.Transcript!.OfType<MatchEvent.CandidateTaken>().Select(j => j.Personality.Origin!.Name).Should().Equal("Asked", "Plain");
        some.Transcript!.OfType<MatchEvent.KeyCompared>().Where(k => !k.Equal).Should().HaveCount(1);
    }

    // dexts and the host

    [Theory]
    [InlineData(true, true, 1000u, CandidateStop.None)]
    [InlineData(false, true, 1000u, CandidateStop.DextDisabled)]
    [InlineData(true, false, 1000u, CandidateStop.NoDaemon)]
    [InlineData(true, true, 0u, CandidateStop.None)]
    public void A_dext_is_skipped_where_nobody_can_launch_it(bool isEnabled, bool hasDaemon, uint limit, CandidateStop stop)
    {
        var host = Host.Default with { DriverKit = new(isEnabled), DaemonAvailable = hasDaemon, DextRelaunchLimit = limit };
        var scene = new RoundScene(OnePort, [Scene.Dext("Gadget", "Port"), Scene.Kext("System", "Port", more: ("IOMatchCategory", Own))], host).Register("Port");

        scene.Judged.Should().Equal([$"Gadget: {stop}", "System: None"], "K20: kernel drivers do not mind");
        scene["Port"].Properties.ContainsKey(Keys.IODEXTMatchCount).Should().Be(stop == CandidateStop.None);
    }

    [Theory]
    [InlineData("IORematchPersonality: {}, IORematchCount: 1", CandidateStop.RelaunchDisabled)]
    [InlineData("IORematchPersonality: {}, IORematchCount: none", CandidateStop.RelaunchDisabled)]
    [InlineData("IORematchPersonality: {}", CandidateStop.RematchPersonality)]
    [InlineData("IORematchCount: 1", CandidateStop.None)]
    [InlineData("IORematchPersonality: text, IORematchCount: 1", CandidateStop.None)]
    public void With_a_limit_of_nought_a_dext_is_not_launched_again(string properties, CandidateStop stop)
    {
        var scene = new RoundScene($"Port: {{class: Port, properties: {{{properties}}}}}", [Scene.Dext("Gadget", "Port")], Host.Default with { DextRelaunchLimit = 0 }).Register("Port");

        scene.Judged.Should().Equal($"Gadget: {stop}");
    }

    [Fact]
    public void Dexts_that_match_are_counted_on_the_nub()
    {
        var scene = new RoundScene(OnePort, [Scene.Dext("First", "Port"), Scene.Dext("Second", "Port"), Scene.Dext("Other", "Port", more: Named("Gizmo")), Scene.Kext("System", "Port")]).Register("Port");

        scene["Port"][Keys.IODEXTMatchCount].Should().Be(new OSNumber(2, 32), "K25");
    }

    [Theory]
    [InlineData("IODEXTMatchCount: 7", true, "the old number stays")]
    [InlineData("IODEXTMatchCount: 7, IORematchPersonality: {}", false, "a relaunch round takes it away")]
    public void Without_a_dext_that_matches_nothing_is_counted(string properties, bool isKept, string why)
    {
        var scene = new RoundScene($"Port: {{class: Port, properties: {{{properties}}}}}", [Scene.Kext("System", "Port")]).Register("Port");

        scene["Port"].Properties.ContainsKey(Keys.IODEXTMatchCount).Should().Be(isKept, why);
    }

    // relaunch rounds

    [Theory]
    [InlineData(null, "Gadget")]
    [InlineData(5, "Gadget")]
    [InlineData(6, "System")]
    public void In_a_relaunch_round_only_the_saved_personality_goes_on_until_the_limit_is_passed(int? count, string started)
    {
        var scene = new RoundScene(OnePort, [Scene.Kext("System", "Port", score: 9), Scene.Dext("Gadget", "Port")], Host.Default with { DextRelaunchLimit = 5 });
        scene.World.SetProperty(scene["Port"], Keys.IORematchPersonality, scene.TableOf("Gadget"));
        scene.World.SetProperty(scene["Port"], Keys.IORematchCount, count is { } c ? OSNumber.Of(c) : null);
        scene.Register("Port");

        scene.DriversOn("Port").Should().Equal([started], "K26: kernel drivers are tested too, and above the limit the answer is turned round");
        scene.Judged.Should().Contain(started == "Gadget" ? "System: RematchPersonality" : "Gadget: RematchPersonality");
        scene["Port"].Properties.ContainsKey(Keys.IORematchPersonality).Should().BeFalse("it is taken away as the round begins");
        scene["Port"].Properties.ContainsKey(Keys.IORematchCount).Should().Be(count is not null, "the count stays");
        scene["Port"][Keys.IODEXTMatchCount].Should().Be(new OSNumber(1, 32), "one that is not the saved one is counted too");
    }

    [Fact]
    public void A_saved_personality_that_is_no_dictionary_is_ignored_and_stays()
    {
        var scene = new RoundScene("Port: {class: Port, properties: {IORematchPersonality: text}}", [Scene.Kext("System", "Port")]).Register("Port");

        scene.DriversOn("Port").Should().Equal("System");
        scene["Port"].Properties.ContainsKey(Keys.IORematchPersonality).Should().BeTrue();
    }

    // categories that are held

    private static string Held(string client) => "Port:\n  class: Port\n  children:\n    Holder: " + client;

    [Theory]
    [InlineData("{class: Socket, properties: {IOMatchCategory: !symbol own}}", true, "a client with the category")]
    [InlineData("{class: Socket, properties: {IOMatchCategory: !symbol other}}", false, "another category")]
    [InlineData("{class: Socket}", false, "a nub holds none")]
    [InlineData("{class: Socket, properties: {IOMatchCategory: own}}", false, "text is no symbol")]
    [InlineData("{class: Socket, state: [inactive], properties: {IOMatchCategory: !symbol own}}", false, "a client that goes")]
    [InlineData("{class: Socket, state: [inactive, rematchOnDetach], properties: {IOMatchCategory: !symbol own}}", true, "a client that is to be replaced")]
    [InlineData("{class: Socket, state: [rematchOnDetach], properties: {IOMatchCategory: !symbol own}}", true, "an active client, whatever else")]
    public void A_category_that_a_client_holds_is_closed_to_kernel_drivers(string client, bool isHeld, string why)
    {
        var scene = new RoundScene(Held(client), [Scene.Kext("Driver", "Port", more: ("IOMatchCategory", Own))]).Register("Port");

        scene.Judged.Should().Equal([isHeld ? "Driver: CategoryExists" : "Driver: None"], $"K22: {why}");
        scene.Events<MatchEvent.CategoryHeld>().Select(h => (h.Holder.Name, h.MayReplace)).Should().Equal(isHeld ? [("Holder", false)] : []);
    }

    [Fact]
    public void Drivers_that_are_only_part_of_the_tree_hold_no_category()
    {
        var bundles = new[] { Scene.Kext("Driver", "Port", more: ("IOMatchCategory", Own)) };
        var client = Held("{class: Socket, properties: {IOMatchCategory: !symbol own}}");

        new RoundScene(client, bundles, stated: StatedDrivers.AreStructure).Register("Port").DriversOn("Port").Should().Equal("Driver");
        new RoundScene(client, bundles, stated: StatedDrivers.AreClients).Register("Port").DriversOn("Port").Should().BeEmpty();
    }

    [Fact]
    public void A_dext_whose_category_is_held_is_still_matched_and_counted_but_goes_no_further()
    {
        var client = Held("{class: Socket, properties: {IOMatchCategory: !symbol own}}");
        var scene = new RoundScene(client, [Scene.Dext("Gadget", "Port", more: ("IOMatchCategory", Own)), Scene.Dext("Other", "Port", more: [("IOMatchCategory", Own), Named("Gizmo")])]).Register("Port");

        scene.Judged.Should().Equal("Gadget: CategoryConsumed", "Other: Passive");
        scene["Port"][Keys.IODEXTMatchCount].Should().Be(new OSNumber(1, 32), "K25");
        scene.DriversOn("Port").Should().BeEmpty();
    }

    // stalls

    private static Host Loading(ModuleLoad load) => Host.Default with { Kexts = Host.Default.Kexts.Add("com.example.Slow", new(KernelCollection.Auxiliary, load)) };

    private static CatalogueBundle Slow(int score) => Scene.Kext("Fast", "Port", score: score, more: ("CFBundleIdentifierKernel", new OSString("com.example.Slow")));

    [Fact]
    public void A_round_stalls_at_a_kext_that_user_space_must_load_first()
    {
        var scene = new RoundScene(OnePort, [Scene.Dext("Better", "Port", score: 9), Slow(5), Scene.Kext("Later", "Port")], Loading(ModuleLoad.Deferred)).Register("Port");

        scene.Judged.Should().Equal(["Better: None", "Fast: ModuleStall"], "K27: no later candidate is looked at");
        scene.Events<MatchEvent.DriverProbed>().Should().BeEmpty("nothing is probed");
        scene["Port"].State.Should().HaveFlag(EntryState.ModuleStall);
        scene["Port"][Keys.IODEXTMatchCount].Should().Be(new OSNumber(1, 32), "what came before is counted");
        scene.Register("Port")["Port"].State.Should().HaveFlag(EntryState.ModuleStall, "it goes on stalling");
        scene.Events<MatchEvent.RoundEnded>().Should().OnlyContain(r => (r.State & EntryState.ModuleStall) != 0);
    }

    [Theory]
    [InlineData(ModuleLoad.Loaded)]
    [InlineData(ModuleLoad.Missing)]
    public void A_kext_that_is_there_or_missing_does_not_stall(ModuleLoad load)
    {
        var scene = new RoundScene("Port: {class: Port, state: [moduleStall]}", [Slow(5), Scene.Kext("Later", "Port")], Loading(load)).Register("Port");

        scene.Judged.Should().Equal("Fast: None", "Later: None");
        scene["Port"].State.Should().NotHaveFlag(EntryState.ModuleStall, "a round that went through ends the stall");
    }

    // resources

    [Theory]
    [InlineData("IOResources")]
    [InlineData("IOUserResources")]
    public void After_a_round_the_resources_list_the_keys_that_were_there_as_it_began(string @class)
    {
        var driver = Scene.Kext("Driver", @class, more: [("IOResourceMatch", new OSString("IOKit")), ("Extra", new OSDictionary(new Dictionary<OSSymbol, OSObject> { ["Late"] = OSNumber.Of(1) }))]);
        var scene = new RoundScene($"Resources: {{class: {@class}, properties: {{IOKit: here, Disk: here}}}}", [driver], models: Scene.Models("Driver: {probe: [{merge: Extra}]}")).Register("Resources");

        scene.DriversOn("Resources").Should().Equal("Driver");
        scene["Resources"]["Late"].Should().NotBeNull();
        scene["Resources"][Keys.IOResourceMatched].Should().BeOfType<OSArray>().Which.Select(k => k.ToString()).Should().Equal(["IOKit", "Disk"], "K55a");
        scene.Events<MatchEvent.RoundEnded>().Single().Properties.ContainsKey(Keys.IOResourceMatched).Should().BeTrue();
    }

    [Theory]
    [InlineData("IOResources", "[inactive]", false)]
    [InlineData("Port", "[]", false)]
    [InlineData("IOResources", "[]", true)]
    public void Only_resources_with_a_round_list_their_keys(string @class, string state, bool lists) =>
        new RoundScene($"Resources: {{class: {@class}, state: {state}, properties: {{IOKit: here}}}}", [Scene.Kext("Driver", @class)]).Register("Resources")["Resources"]
            .Properties.ContainsKey(Keys.IOResourceMatched).Should().Be(lists);

    [Fact]
    public void A_round_that_stalls_lists_no_resources()
    {
        var driver = Scene.Kext("Driver", "IOResources", more: ("CFBundleIdentifierKernel", new OSString("com.example.Slow")));
        var scene = new RoundScene("Resources: {class: IOResources, properties: {IOKit: here}}", [driver], Loading(ModuleLoad.Deferred)).Register("Resources");

        scene["Resources"].Properties.ContainsKey(Keys.IOResourceMatched).Should().BeFalse();
    }

    // death

    [Fact]
    public void A_kernel_that_died_over_a_candidate_does_nothing_more()
    {
        var bundles = new[]
        {
            Scene.Kext("First", "IOResources", score: 9), Scene.Kext("Deadly", "IOResources", score: 5, more: ("IOResourceMatch", OSNumber.Of(5))), Scene.Kext("Never", "IOResources"), Scene.Kext("Elsewhere", "Port"),
        };
        var scene = new RoundScene("Resources: {class: IOResources, properties: {IOKit: here}}\nPort: {class: Port}", bundles).Register("Resources");

        scene.World.Died.Should().Be(MatchVerdict.PageFault);
        scene.Judged.Should().Equal("First: None", "Deadly: KernelDied");
        scene.Transcript![^1].Should().BeOfType<MatchEvent.KernelDied>().Which.Should().Match<MatchEvent.KernelDied>(d => d.Personality!.Origin!.Name == "Deadly" && d.How == MatchVerdict.PageFault);
        scene["Resources"].Properties.ContainsKey(Keys.IOResourceMatched).Should().BeFalse();
        scene["Resources"].Clients.Should().BeEmpty("nobody was probed any more");

        scene.World.SetProperty(scene["Port"], "Late", OSBoolean.True);
        scene.Register("Port");
        scene["Port"].Properties.ContainsKey("Late").Should().BeFalse("nothing is written any more");
        scene["Port"].Clients.Should().BeEmpty();
        scene.Transcript[^1].Should().BeOfType<MatchEvent.KernelDied>();
    }
}
