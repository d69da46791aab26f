namespace IOMatch.Servers;

/// <summary>From attach to start for a dext: each way it can end (K60–K69).</summary>
public sealed class UserServerTests
{
    private static readonly Registry OnePort = Scene.Tree("Port: {class: Port}");

    private static (StartOutcome Outcome, IEnumerable<ServerAnswer> Answers) Launch(CatalogueBundle dext, Host? host = null, Registry? registry = null)
    {
        var outcome = Scene.Run(registry ?? OnePort, [dext], host: host);
        return (outcome.Transcript!.OfType<MatchEvent.StartAttempted>().Last().Outcome, outcome.Transcript!.OfType<MatchEvent.ServerAsked>().Select(a => a.Answer));
    }

    private static OSDictionary Holding(params (string Name, OSObject Value)[] entitlements) =>
        new(entitlements.Select(e => KeyValuePair.Create(new OSSymbol(e.Name), e.Value)));

    [Fact]
    public void A_server_is_launched_and_checks_in_and_the_driver_goes_by_its_own_class()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port"));

        outcome.Should().Be(StartOutcome.Started);
        answers.Should().Equal(ServerAnswer.CheckedIn);
        Scene.Drivers(Scene.Run(OnePort, [Scene.Dext("Gadget", "Port")])).Should().Equal(["Gadget on Port"], "K62");
    }

    [Fact]
    public void Launches_can_be_switched_off() =>
        Launch(Scene.Dext("Gadget", "Port"), Host.Default with { DriverKit = new(LaunchesDisabled: true) }).Outcome.Should().Be(StartOutcome.LaunchDisabled);

    [Fact]
    public void Nothing_is_launched_while_shutting_down() =>
        Launch(Scene.Dext("Gadget", "Port"), Host.Default with { ShuttingDown = true }).Outcome.Should().Be(StartOutcome.ShuttingDown);

    [Fact]
    public void A_bundle_that_the_kernel_does_not_know_is_not_launched()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port", new(ServerLaunch.BundleUnknown)));

        outcome.Should().Be(StartOutcome.FailedToLaunch, "K63");
        answers.Should().Equal(ServerAnswer.BundleUnknown);
    }

    [Fact]
    public void A_bundle_identifier_that_is_no_string_names_no_bundle() =>
        Launch(Scene.Dext("Gadget", "Port", more: ("CFBundleIdentifier", OSNumber.Of(1)))).Outcome.Should().Be(StartOutcome.FailedToLaunch);

    [Fact]
    public void Another_build_of_the_dext_is_not_launched_for_this_personality()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port", new(DextUniqueId: new OSData(new byte[] { 1 })), more: ("kOSBundleDextUniqueIdentifier", new OSData(new byte[] { 2 }))));

        outcome.Should().Be(StartOutcome.OtherBuild, "K63a");
        answers.Should().Equal(ServerAnswer.OtherBuild);
        Launch(Scene.Dext("Gadget", "Port", new(DextUniqueId: new OSData(new byte[] { 1 })), more: ("kOSBundleDextUniqueIdentifier", new OSData(new byte[] { 1 })))).Outcome.Should().Be(StartOutcome.Started);
    }

    [Fact]
    public void A_server_that_never_checks_in_lets_the_next_driver_have_its_turn()
    {
        var outcome = Scene.Run(OnePort, [Scene.Dext("Gadget", "Port", new(ServerLaunch.TimesOut), score: 9), Scene.Kext("System", "Port")]);

        Scene.Told(outcome).Should().Equal(["Boot", "Gadget on Port: ServerTimeout", "System starts on Port"], "K65");
    }

    private static readonly Registry TwoPorts = Scene.Tree("Left: {class: Port}\nRight: {class: Port}");

    [Fact]
    public void One_process_serves_two_nubs_when_the_personality_asks_for_it()
    {
        Launch(Scene.Dext("Gadget", "Port", more: ("IOUserServerOneProcess", OSBoolean.True)), registry: TwoPorts).Answers.Should().Equal(ServerAnswer.CheckedIn, ServerAnswer.Reused);
        Launch(Scene.Dext("Gadget", "Port"), registry: TwoPorts).Answers.Should().Equal(ServerAnswer.CheckedIn, ServerAnswer.CheckedIn);
    }

    [Fact]
    public void A_process_of_another_organization_is_not_reused()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port", more: [("IOUserServerOneProcess", OSBoolean.True), ("IOUserServerName", new OSString("com.other.Gadget"))]));

        outcome.Should().Be(StartOutcome.Started);
        answers.Should().Equal([ServerAnswer.OtherOrganization, ServerAnswer.CheckedIn], "K64");
    }

    [Theory]
    [InlineData("com.example.Gadget", "com.example.Other", true)]
    [InlineData("com.example.Gadget", "com.example.", true)]
    [InlineData("com.example", "com.example.Gadget", false)]
    [InlineData("com", "com", false)]
    [InlineData("", "", false)]
    [InlineData(".example.Gadget", ".example.Other", true)]
    [InlineData("com.example.Gadget", "com.exampleGadget", false)]
    public void An_organization_is_the_first_two_labels_with_their_dots(string bundle, string server, bool isSame) =>
        IOMatch.UserServers.IsSameOrganization(bundle, server).Should().Be(isSame);

    private static readonly Registry OwnPort = Scene.Tree("Port: {class: Port, properties: {IOUserServerName: com.example.Gadget}}");

    [Fact]
    public void The_providers_own_process_is_not_waited_for_when_it_is_not_there()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port", more: ("IOUserServerOneProcess", OSBoolean.True)), registry: OwnPort);

        outcome.Should().Be(StartOutcome.ServerTimeout, "K64");
        answers.Should().Equal(ServerAnswer.NotThereToReuse);
    }

    [Fact]
    public void The_providers_own_process_cannot_be_reused_when_its_bundle_is_unknown()
    {
        Launch(Scene.Dext("Gadget", "Port", new(ServerLaunch.BundleUnknown), more: ("IOUserServerOneProcess", OSBoolean.True)), registry: OwnPort).Outcome.Should().Be(StartOutcome.FailedToReuse);
        Launch(Scene.Dext("Gadget", "Port", new(DextUniqueId: new OSData(new byte[] { 1 })), more: ("IOUserServerOneProcess", OSBoolean.True)), registry: OwnPort).Outcome.Should().Be(StartOutcome.FailedToReuse);
    }

    [Theory]
    [InlineData("a", true, "one name that is held")]
    [InlineData("x", false, "one name that is not held")]
    [InlineData("[x, a]", true, "any one of a list")]
    [InlineData("[a, x]", true, "and what comes behind it does not matter")]
    [InlineData("[[a, x], [b]]", true, "all of one inner list")]
    [InlineData("[[a, x], [x, b]]", false, "no inner list is held whole")]
    [InlineData("[]", false, "nothing holds an empty demand")]
    [InlineData("[[]]", false, "nor an empty inner list")]
    [InlineData("[5, a]", true, "a number is no name, and the next is asked")]
    [InlineData("[[x, a]]", false, "a name that is missing ends its list, whatever comes behind it")]
    [InlineData("!symbol a", true, "a symbol names as text does")]
    [InlineData("{a: 1}", true, "a dictionary demands by its keys")]
    public void A_provider_demands_entitlements_by_name(string demanded, bool starts, string why)
    {
        var registry = Scene.Tree($"Port: {{class: Port, properties: {{IOServiceDEXTEntitlements: {demanded}}}}}");
        var dext = Scene.Dext("Gadget", "Port", new(Entitlements: Holding(("a", OSBoolean.False), ("b", OSBoolean.True))));

        Launch(dext, registry: registry).Outcome.Should().Be(starts ? StartOutcome.Started : StartOutcome.Entitlements, why);
        Launch(dext, Host.Default with { DriverKit = new(EntitlementChecksDisabled: true) }, registry).Outcome.Should().Be(StartOutcome.Started, "the check is left out");
    }

    [Fact]
    public void What_is_missing_is_told_group_by_group()
    {
        var registry = Scene.Tree("Port: {class: Port, properties: {IOServiceDEXTEntitlements: [[a, x], [y, b]]}}");
        var outcome = Scene.Run(registry, [Scene.Dext("Gadget", "Port", new(Entitlements: Holding(("a", OSBoolean.True))))]);

        var check = outcome.Transcript!.OfType<MatchEvent.EntitlementsChecked>().Single();
        check.Missing.Should().Equal("x", "y");
        check.FromProvider.Should().BeTrue();
        check.Family.Should().BeNull("the family is asked only when a group holds");
    }

    [Fact]
    public void When_a_group_holds_nothing_is_told_to_be_missing_and_the_family_is_asked()
    {
        var registry = Scene.Tree("Port: {class: Port, properties: {IOServiceDEXTEntitlements: [x, a]}}");
        var outcome = Scene.Run(registry, [Scene.Dext("Gadget", "Port", new(Entitlements: Holding(("a", OSBoolean.True))))]);

        var check = outcome.Transcript!.OfType<MatchEvent.EntitlementsChecked>().Single();
        check.Missing.Should().BeEmpty("one of the two is enough");
        check.Family.Should().Be(MatchVerdict.Yes);
        check.Should().Match<MatchEvent.EntitlementsChecked>(c => c.Holds && c.IsKnown && c.Demanded is OSArray);
    }

    [Theory]
    [InlineData(1, StartOutcome.Started)]
    [InlineData(9, StartOutcome.Entitlements)]
    public void The_providers_family_compares_the_values_of_the_entitlements(int held, StartOutcome expected)
    {
        var registry = Scene.Tree("Camera: {class: IOFireWireDevice, properties: {GUID: 1, IOServiceDEXTEntitlements: GUID}}");
        var outcome = Scene.Run(registry, [Scene.Dext("Gadget", "IOFireWireDevice", new(Entitlements: Holding(("GUID", OSNumber.Of(held)))))]);

        outcome.Transcript!.OfType<MatchEvent.StartAttempted>().Single().Outcome.Should().Be(expected, "K67: the values found are laid over the dext's properties");
    }

    [Fact]
    public void Entitlements_that_nobody_told_are_taken_to_hold_and_that_is_told()
    {
        var registry = Scene.Tree("Port: {class: Port, properties: {IOServiceDEXTEntitlements: x}}");
        var outcome = Scene.Run(registry, [Scene.Dext("Gadget", "Port")]);

        Scene.Drivers(outcome).Should().Equal("Gadget on Port");
        outcome.Transcript!.OfType<MatchEvent.EntitlementsChecked>().Single().Should().Match<MatchEvent.EntitlementsChecked>(c => c.Holds && !c.IsKnown);
    }

    [Fact]
    public void The_familys_demand_stands_on_the_dext_itself()
    {
        var dext = Scene.Dext("Gadget", "Port", new(Entitlements: Holding(("a", OSBoolean.True))), more: ("IOServiceDEXTEntitlements", new OSString("x")));
        var outcome = Scene.Run(OnePort, [dext]);

        outcome.Drivers.Should().BeEmpty();
        outcome.Transcript!.OfType<MatchEvent.EntitlementsChecked>().Single().FromProvider.Should().BeFalse();
    }

    [Fact]
    public void A_process_that_ends_before_the_check_fails_whatever_is_demanded() =>
        Launch(Scene.Dext("Gadget", "Port", new(DiesBeforeCheck: true))).Outcome.Should().Be(StartOutcome.Entitlements);

    [Fact]
    public void A_process_that_failed_its_check_is_not_there_to_be_reused()
    {
        var dext = Scene.Dext("Gadget", "Port", new(DiesBeforeCheck: true), more: ("IOUserServerOneProcess", OSBoolean.True));

        Launch(dext, registry: TwoPorts).Answers.Should().Equal(ServerAnswer.CheckedIn, ServerAnswer.CheckedIn);
    }

    [Theory]
    [InlineData(ServerSigning.Unknown, StartOutcome.HardwareOnly)]
    [InlineData(ServerSigning.Distribution, StartOutcome.HardwareOnly)]
    [InlineData(ServerSigning.Development, StartOutcome.Started)]
    [InlineData(ServerSigning.Platform, StartOutcome.Started)]
    public void On_an_iPad_a_dext_of_others_matches_hardware_only(ServerSigning signing, StartOutcome expected)
    {
        var registry = Scene.Tree("IOUserResources: {class: IOUserResources, properties: {IOKit: IOUserResources}}");
        var dext = Scene.Dext("Gadget", "IOUserResources", new(Signing: signing), more: ("IOResourceMatch", new OSString("IOKit")));

        Launch(dext, Host.IPadOS(17), registry).Outcome.Should().Be(expected, "K68");
        Launch(dext, registry: registry).Outcome.Should().Be(StartOutcome.Started, "a Mac does not ask");
        Launch(Scene.Dext("Gadget", "Port", new(Signing: signing)), Host.IPadOS(17)).Outcome.Should().Be(StartOutcome.Started, "a port is hardware");
    }

    [Fact]
    public void The_class_of_the_dext_must_be_in_its_binary()
    {
        Launch(Scene.Dext("Gadget", "Port", new(UserClasses: ["Gadget"]))).Outcome.Should().Be(StartOutcome.Started);
        Launch(Scene.Dext("Gadget", "Port", new(UserClasses: ["Other"]))).Outcome.Should().Be(StartOutcome.UserClassUnknown, "K69");
        Launch(Scene.Dext("Gadget", "Port", new(UserClasses: ["Other"], Instantiates: false))).Outcome.Should().Be(StartOutcome.Started, "it is decided elsewhere");
    }

    [Fact]
    public void Without_a_class_of_its_own_a_dext_makes_nothing() =>
        Launch(Scene.Dext("Gadget", "Port", more: ("IOUserClass", OSNumber.Of(1)))).Outcome.Should().Be(StartOutcome.NoUserClass);

    [Fact]
    public void A_dext_brings_no_kernel_class_of_its_own()
    {
        var dext = Scene.Dext("Gadget", "Port", more: ("IOClass", new OSString("Gadget")));
        var kext = Scene.Kext("GadgetFamily", "SpecialPort", more: ("IOClass", new OSString("Gadget")));

        Scene.Run(OnePort, [dext]).Transcript!.OfType<MatchEvent.DriverProbed>().Single().Stop.Should().Be(ProbeStop.CannotAllocate, "K30: IOClass is a class of the kernel");
        Scene.Drivers(Scene.Run(OnePort, [dext, kext])).Should().Equal(["Gadget on Port"], "a kext of the catalogue may have the class");
        Scene.Run(OnePort, [dext]).Drivers.Should().BeEmpty("what another catalogue brought is not remembered");
    }

    [Fact]
    public void A_server_name_that_is_no_string_is_started_as_a_kernel_driver()
    {
        var (outcome, answers) = Launch(Scene.Dext("Gadget", "Port", more: ("IOUserServerName", OSNumber.Of(1))));

        outcome.Should().Be(StartOutcome.Started, "K60");
        answers.Should().BeEmpty();
    }

    [Fact]
    public void IOResources_refuses_dexts_outright()
    {
        var registry = Scene.Tree("IOResources: {class: IOResources, properties: {IOKit: IOService}}");

        Launch(Scene.Dext("Gadget", "IOResources", more: ("IOResourceMatch", new OSString("IOKit"))), registry: registry).Outcome.Should().Be(StartOutcome.AttachRefused, "K35");
    }
}
