namespace IOMatch.Story;

/// <summary>What each happening does, read as the story that the transcript tells.</summary>
public sealed class StoryTests
{
    private static readonly Registry OnePort = Scene.Tree("Port: {class: Port}");

    private static IEnumerable<string> Told(Registry registry, CatalogueBundle[] bundles, params Happening[] story) => Scene.Told(Scene.Run(registry, bundles, story));

    [Fact]
    public void While_the_daemon_is_to_come_only_the_boot_collection_drives()
    {
        Told(OnePort, [Scene.Kext("Late", "Port"), Scene.Kext("Early", "Port", KernelCollection.Primary)], new Happening.Boot(), new Happening.DaemonUp())
            .Should().Equal("Boot", "Early starts on Port", "DaemonUp");
    }

    [Fact]
    public void What_nobody_drove_at_boot_is_matched_again_when_the_daemon_sends_the_rest()
    {
        Told(OnePort, [Scene.Kext("Late", "Port"), Scene.Dext("LateDext", "Port", more: ("IOMatchCategory", new OSString("own")))], new Happening.Boot(), new Happening.DaemonUp())
            .Should().Equal("Boot", "DaemonUp", "Late starts on Port", "LateDext starts on Port");
    }

    [Fact]
    public void A_deferred_match_waits_for_the_daemon()
    {
        Told(OnePort, [Scene.Kext("Deferred", "Port", KernelCollection.Primary, more: ("IOMatchDefer", OSBoolean.True))], new Happening.Boot(), new Happening.DaemonUp())
            .Should().Equal(["Boot", "Deferred on Port: MatchDeferred", "DaemonUp", "Deferred starts on Port"], "K34");
    }

    [Fact]
    public void A_driver_that_was_matched_at_boot_may_be_replaced_by_one_that_came_later()
    {
        var registry = Scene.Tree("Port: {class: Port}\nRoot: {class: Port, state: [unregistered]}");
        var host = new Host { RootMediaParent = registry.Find("Root").Single().Id };
        var bundles = new[] { Scene.Kext("Early", "Port", KernelCollection.Primary, more: ("IOPrimaryDriverTerminateOptions", OSBoolean.True)), Scene.Kext("Better", "Port", score: 5) };

        Scene.Told(Scene.Run(registry, bundles, [new Happening.Boot(), new Happening.DaemonUp()], host))
            .Should().Equal(["Boot", "Early starts on Port", "DaemonUp", "Early is replaced on Port", "Better starts on Port"], "K23");
    }

    [Fact]
    public void Activation_matches_what_the_extension_could_drive()
    {
        Told(Scene.Tree("Port: {class: Port}\nOther: {class: IOPCIDevice}"), [Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Activate("com.example.Gadget"))
            .Should().Equal(["Boot", "Activate", "Gadget starts on Port"], "K16");
    }

    [Fact]
    public void A_driver_that_holds_the_category_stays_when_a_better_one_is_activated()
    {
        Told(OnePort, [Scene.Kext("System", "Port"), Scene.Dext("Gadget", "Port", score: 9)], new Happening.Boot(), new Happening.Activate("com.example.Gadget"))
            .Should().Equal(["Boot", "System starts on Port", "Activate"], "K22, K72");
    }

    [Fact]
    public void On_a_HID_interface_the_holder_of_the_category_gives_way_to_an_activated_dext()
    {
        var registry = Scene.Tree("Port:\n  class: Port\n  state: [unregistered]\n  children:\n    Keyboard: {class: IOHIDInterface}");
        var bundles = new[]
        {
            Scene.Kext("System", "IOHIDInterface"), Scene.Kext("Beside", "IOHIDInterface", more: ("IOMatchCategory", new OSString("beside"))), Scene.Dext("Gadget", "IOHIDInterface", score: 9),
        };

        Told(registry, bundles, new Happening.Boot(), new Happening.Activate("com.example.Gadget"))
            .Should().Equal(["Boot", "System starts on Keyboard", "Beside starts on Keyboard", "Activate", "System ends on Keyboard", "Gadget starts on Keyboard"], "K72");
    }

    [Fact]
    public void An_upgrade_ends_the_old_version_and_starts_the_new_one()
    {
        Told(OnePort, [Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Activate("com.example.Gadget"), new Happening.Upgrade("com.example.Gadget"))
            .Should().Equal("Boot", "Activate", "Gadget starts on Port", "Upgrade", "Gadget ends on Port", "Gadget starts on Port");
    }

    [Fact]
    public void After_a_deactivation_the_next_driver_gets_the_nub()
    {
        var outcome = Scene.Run(OnePort, [Scene.Kext("System", "Port"), Scene.Dext("Gadget", "Port", score: 9)], [new Happening.Boot(), new Happening.Deactivate("com.example.Gadget")]);

        Scene.Told(outcome).Should().Equal("Boot", "Gadget starts on Port", "Deactivate", "Gadget ends on Port", "System starts on Port");
        outcome.KernelCatalogue.Count.Should().Be(1);
    }

    [Fact]
    public void A_deactivated_extension_can_be_activated_again()
    {
        Told(OnePort, [Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Activate("com.example.Gadget"), new Happening.Deactivate("com.example.Gadget"), new Happening.Activate("com.example.Gadget"))
            .Should().Equal("Boot", "Activate", "Gadget starts on Port", "Deactivate", "Gadget ends on Port", "Activate", "Gadget starts on Port");
    }

    private static readonly Registry Device = Scene.Tree("Device:\n  class: Port\n  state: [unregistered]\n  children:\n    Function: {class: IOPCIDevice}\n    Part: {class: Port}");

    [Fact]
    public void A_device_is_not_there_before_it_is_attached_and_comes_with_what_is_below_it()
    {
        Told(Device, [Scene.Kext("System", "Port")], new Happening.Boot(), new Happening.Attach("Device")).Should().Equal("Boot", "Attach", "System starts on Part");
    }

    [Fact]
    public void A_detached_device_takes_its_drivers_along()
    {
        var outcome = Scene.Run(Device, [Scene.Kext("System", "Port")], [new Happening.Boot(), new Happening.Detach("Device")]);

        Scene.Told(outcome).Should().Equal("Boot", "System starts on Part", "Detach", "System ends on Part");
        outcome.Services.Select(s => s.Name).Should().Equal("Mac");
        outcome.Drivers.Should().BeEmpty();
    }

    [Fact]
    public void A_replugged_device_is_matched_as_new()
    {
        Told(Device, [Scene.Kext("System", "Port"), Scene.Dext("Gadget", "Port", score: 9)], new Happening.Boot(), new Happening.Activate("com.example.Gadget"), new Happening.Replug("Device"))
            .Should().Equal("Boot", "System starts on Part", "Activate", "Replug", "System ends on Part", "Gadget starts on Part");
    }

    [Fact]
    public void The_interfaces_of_a_configuration_appear_when_it_is_selected()
    {
        var registry = Scene.Tree("""
            Gadget:
              class: IOUSBHostDevice
              state: [unregistered]
              properties: {bNumConfigurations: 2}
              children:
                One@0: {class: IOUSBHostInterface, properties: {bConfigurationValue: 1, bInterfaceNumber: 0}}
                Two@0: {class: IOUSBHostInterface, properties: {bConfigurationValue: 2, bInterfaceNumber: 0}}
                Unnumbered@1: {class: IOUSBHostInterface, properties: {bInterfaceNumber: 1}}
            """);
        var outcome = Scene.Run(registry, [], [new Happening.Boot(), new Happening.ConfigurationSelected("Gadget", 2)]);

        outcome.Services.Select(s => s.Name).Should().Equal(["Mac", "Gadget", "Two", "Unnumbered"], "an interface that states no configuration is of every one");
        outcome.Find("Gadget")[0]["kUSBCurrentConfiguration"].Should().Be(new OSNumber(2, 8));
    }

    [Theory]
    [InlineData("bInterfaceNumber: 0", true, "it says nothing of a configuration")]
    [InlineData("bInterfaceNumber: 0, bConfigurationValue: 1", true, "it is of the configuration that is selected")]
    [InlineData("bInterfaceNumber: 0, bConfigurationValue: 2", false, "it is of another configuration")]
    public void An_interface_that_was_detached_comes_back_when_its_device_is_configured_again(string properties, bool isThere, string because)
    {
        var registry = Scene.Tree($$$"""
            Gadget:
              class: IOUSBHostDevice
              properties: {kUSBCurrentConfiguration: 1}
              children:
                Interface@0: {class: IOUSBHostInterface, properties: {bInterfaceClass: 3, bInterfaceSubClass: 0, {{{properties}}}}}
            """);
        var outcome = Scene.Run(registry, [Scene.Kext("Driver", "IOUSBHostInterface", more: [("bInterfaceClass", OSNumber.Of(3)), ("bInterfaceSubClass", OSNumber.Of(0))])], [new Happening.Boot(), new Happening.Detach("Interface"), new Happening.ConfigurationSelected("Gadget", 1)]);

        outcome.Services.Any(s => s.Name == "Interface").Should().Be(isThere, because);
        Scene.Drivers(outcome).Any().Should().Be(isThere, because);
    }

    [Fact]
    public void A_service_that_is_registered_again_is_matched_again()
    {
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port, state: [unregistered]}"), [Scene.Kext("System", "Port")], [new Happening.Boot(), new Happening.Register("Port")]);

        Scene.Told(outcome).Should().Equal("Boot", "Register", "System starts on Port");
    }

    [Fact]
    public void A_crashed_dext_is_launched_again_until_the_limit_and_then_everybody_else_may()
    {
        Happening crash = new Happening.Crash("com.example.Gadget");
        var outcome = Scene.Run(OnePort, [Scene.Kext("System", "Port"), Scene.Dext("Gadget", "Port", score: 9)], [new Happening.Boot(), crash, crash], Host.Default with { DextRelaunchLimit = 1 });

        Scene.Told(outcome).Should().Equal(
            ["Boot", "Gadget starts on Port", "Crash", "Gadget ends on Port", "Gadget starts on Port", "Crash", "Gadget ends on Port", "System starts on Port"], "K26: the count is greater than the limit, and the answer is turned round");
        outcome.Find("Port")[0][Keys.IORematchCount].Should().Be(new OSNumber(2, 32));
    }

    [Fact]
    public void A_dext_that_ends_by_itself_is_launched_again_too()
    {
        Told(OnePort, [Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Exit("Gadget"))
            .Should().Equal("Boot", "Gadget starts on Port", "Exit", "Gadget ends on Port", "Gadget starts on Port");
    }

    [Fact]
    public void A_kernel_driver_that_goes_leaves_no_personality_behind()
    {
        var outcome = Scene.Run(OnePort, [Scene.Kext("System", "Port")], [new Happening.Boot(), new Happening.Exit("System")]);

        Scene.Told(outcome).Should().Equal("Boot", "System starts on Port", "Exit", "System ends on Port", "System starts on Port");
        outcome.Find("Port")[0][Keys.IORematchCount].Should().BeNull();
    }

    [Fact]
    public void A_userspace_reboot_ends_dexts_and_deferred_drivers_and_forgets_crashes()
    {
        var own = new OSString("own");
        var kept = new OSString("kept");
        var bundles = new[]
        {
            Scene.Kext("System", "Port"), Scene.Dext("Gadget", "Port", more: ("IOMatchCategory", own)),
            Scene.Dext("Kept", "Port", more: [("IOMatchCategory", kept), ("IOUserServerPreserveUserspaceReboot", OSBoolean.True)]),
        };
        var outcome = Scene.Run(OnePort, bundles, [new Happening.Boot(), new Happening.Crash("Gadget"), new Happening.UserspaceReboot()]);

        Scene.Told(outcome).SkipWhile(l => l != "UserspaceReboot").Should().Equal("UserspaceReboot", "Gadget ends on Port", "Gadget starts on Port");
        Scene.Drivers(outcome).Should().BeEquivalentTo("System on Port", "Kept on Port", "Gadget on Port");
        outcome.Find("Port")[0][Keys.IORematchCount].Should().BeNull();
        outcome.KernelCatalogue.Count.Should().Be(3);
    }

    [Fact]
    public void A_dext_is_not_launched_while_the_system_goes_to_sleep_but_when_it_wakes()
    {
        Told(OnePort, [Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Sleep(), new Happening.Activate("com.example.Gadget"), new Happening.Wake())
            .Should().Equal(["Boot", "Sleep", "Activate", "Gadget on Port: DeferredInSleep", "Wake", "Gadget starts on Port"], "K61");
    }

    [Fact]
    public void A_round_that_stalled_for_a_kext_goes_on_when_it_is_loaded()
    {
        var host = Host.Default with { Kexts = Host.Default.Kexts.Add("com.example.Slow", new(KernelCollection.Auxiliary, ModuleLoad.Deferred)) };

        Scene.Told(Scene.Run(OnePort, [Scene.Kext("Slow", "Port", score: 9), Scene.Kext("System", "Port")], [new Happening.Boot(), new Happening.KextLoaded("com.example.Slow")], host))
            .Should().Equal(["Boot", "KextLoaded", "Slow starts on Port"], "K27");
    }

    [Fact]
    public void A_published_resource_is_matched_at_once()
    {
        var registry = Scene.Tree("IOResources: {class: IOResources}\nPort: {class: Port, state: [unregistered]}");
        var bundles = new[] { Scene.Kext("Virtual", "IOResources", more: ("IOResourceMatch", new OSString("IOBSD"))) };
        var outcome = Scene.Run(registry, bundles, [new Happening.Boot(), new Happening.Publish("IOResources", "IOBSD", OSBoolean.True), new Happening.Publish("Port", "Colour", new OSString("red"))]);

        Scene.Told(outcome).Should().Equal(["Boot", "Publish", "Virtual starts on IOResources", "Publish"], "a property of any other service is only set");
        outcome.Find("Port")[0]["Colour"].Should().Be(new OSString("red"));
    }

    [Fact]
    public void A_property_can_be_withdrawn()
    {
        var registry = Scene.Tree("Port: {class: Port, properties: {Colour: red}}");

        Scene.Run(registry, [], [new Happening.Publish("Port", "Colour", null)]).Find("Port")[0]["Colour"].Should().BeNull();
    }

    [Fact]
    public void Nothing_happens_once_the_kernel_has_died()
    {
        var registry = Scene.Tree("IOResources: {class: IOResources}\nPort: {class: Port}");
        var bundles = new[] { Scene.Kext("Fatal", "IOResources", more: ("IOResourceMatch", OSNumber.Of(1))), Scene.Kext("System", "Port") };
        var outcome = Scene.Run(registry, bundles, [new Happening.Boot(), new Happening.Replug("Port")]);

        outcome.Died.Should().Be(MatchVerdict.PageFault, "K55");
        Scene.Told(outcome).Should().Equal("Boot");
        outcome.Drivers.Should().BeEmpty();
    }

    [Fact]
    public void Loose_personalities_are_there_from_the_start()
    {
        var loose = new CatalogueBundle(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, Scene.Kext("Loose", "Port").Personalities);

        Told(OnePort, [loose, Scene.Dext("Gadget", "Port")], new Happening.Boot(), new Happening.Activate("com.example.Gadget")).Should().Equal("Boot", "Loose starts on Port", "Activate");
    }
}
