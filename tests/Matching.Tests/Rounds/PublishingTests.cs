namespace IOMatch.Rounds;

/// <summary>Nubs that started drivers publish, as models tell of them.</summary>
public sealed class PublishingTests
{
    private static IEnumerable<string> Drivers(string nubs, string models, params CatalogueBundle[] bundles) => Scene.Drivers(Scene.Run(Scene.Tree(nubs), bundles, models: Scene.Models(models)));

    [Fact]
    public void A_nub_that_the_file_lacks_is_made_up_and_matched()
    {
        var outcome = Scene.Run(
            Scene.Tree("Port: {class: Port, properties: {Colour: red, Size: 3}}"),
            [Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")],
            models: Scene.Models("Bus: {publishes: [{class: Socket, make: true, name: function, copies: [Colour, Absent], properties: {Extra: 1}}]}"));

        Scene.Drivers(outcome).Should().Equal("Bus on Port", "Function on function");
        outcome.Find("function")[0].Properties.Equals(new OSDictionary(new Dictionary<OSSymbol, OSObject> { ["Colour"] = new OSString("red"), ["Extra"] = OSNumber.Of(1) })).Should().BeTrue();
        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Single().Published.Should().ContainSingle();
    }

    [Fact]
    public void A_nub_is_made_up_only_where_the_model_allows_it() =>
        Drivers("Port: {class: Port}", "Bus: {publishes: [{class: Socket}]}", Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")).Should().Equal("Bus on Port");

    [Fact]
    public void A_driver_that_the_file_states_has_its_nubs_there() =>
        Drivers(
            "Port:\n  class: Port\n  children:\n    Bus:\n      class: Bus\n      children:\n        stated: {class: Socket}\n",
            "Bus: {publishes: [{class: Socket, make: true}], registers: true}",
            Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")).Should().BeEquivalentTo("Bus on Port", "Function on stated");

    [Fact]
    public void A_driver_that_registers_itself_is_a_nub_for_others() =>
        Drivers("Port: {class: Port}", "Bus: {registers: true}", Scene.Kext("Bus", "Port"), Scene.Kext("Rider", "Bus")).Should().Equal("Bus on Port", "Rider on Bus");

    [Fact]
    public void Interfaces_below_the_provider_come_when_their_publisher_starts()
    {
        const string Gadget = """
            Gadget:
              class: IOUSBHostDevice
              properties: {idVendor: 1, idProduct: 2}
              children:
                Interface@0: {class: IOUSBHostInterface, properties: {idVendor: 1, idProduct: 2, bInterfaceNumber: 0, bConfigurationValue: 1}}
            """;
        (string, OSObject)[] device = [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(2))];
        var bundles = new[]
        {
            Scene.Kext("Composite", "IOUSBHostDevice", more: device),
            Scene.Kext("Function", "IOUSBHostInterface", more: [.. device, ("bInterfaceNumber", OSNumber.Of(0)), ("bConfigurationValue", OSNumber.Of(1))]),
        };

        Drivers(Gadget, "Composite: {publishes: [{class: IOUSBHostInterface, below: provider}]}", bundles).Should().Equal("Composite on Gadget", "Function on Interface@0");
        Drivers(Gadget, "Composite: {publishes: []}", bundles).Should().Equal("Composite on Gadget");
    }

    [Fact]
    public void What_one_publishes_may_publish_in_turn() =>
        Drivers(
            "Port: {class: Port}",
            "Bus: {publishes: [{class: Port, make: true, name: second}], only: one}\nSecond: {publishes: [{class: Socket, make: true, name: third}]}",
            Scene.Kext("Bus", "Port", score: 9), Scene.Kext("Second", "Port"), Scene.Kext("Function", "Socket")).Should().Equal("Bus on Port", "Second on second", "Function on third");

    [Fact]
    public void A_driver_that_publishes_nothing_is_told_to_publish_nothing()
    {
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), [Scene.Kext("Bus", "Port")], models: Scene.Models("Bus: {publishes: [{class: Socket}]}"));

        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Should().BeEmpty();
    }

    [Fact]
    public void What_was_published_is_registered()
    {
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), [Scene.Kext("Bus", "Port")], models: Scene.Models("Bus: {publishes: [{class: Socket, make: true, name: function}], registers: true}"));

        outcome.Find("function")[0].State.Should().HaveFlag(EntryState.Registered);
        outcome.Drivers.Single().State.Should().HaveFlag(EntryState.Registered);
        outcome.Transcript!.OfType<MatchEvent.RoundEnded>().Select(r => r.Nub.Name).Should().Contain(["function", "Bus"]);
    }

    // interfaces of a device

    private static Registry Gadget(string properties) => Scene.Tree($$"""
        Gadget:
          class: IOUSBHostDevice
          properties: { {{properties}} }
          children:
            Interface@0: {class: IOUSBHostInterface, properties: {idVendor: 1, idProduct: 2, bInterfaceNumber: 0, bConfigurationValue: 1} }
            Other: {class: Port}
        """);

    [Theory]
    [InlineData("", false)]
    [InlineData("kUSBCurrentConfiguration: 0", false)]
    [InlineData("kUSBCurrentConfiguration: 1", true)]
    [InlineData("kUSBCurrentConfiguration: text", false)]
    public void An_interface_is_there_once_a_configuration_is_selected(string properties, bool isThere)
    {
        var outcome = Scene.Run(Gadget(properties), []);

        outcome.Services.Select(s => s.Name).Should().Equal(isThere ? ["Mac", "Gadget", "Interface", "Other"] : ["Mac", "Gadget", "Other"]);
        outcome.Find("Gadget")[0].Clients.Select(c => c.Name).Should().Equal(isThere ? ["Interface", "Other"] : ["Other"], "what is not there is not attached");
    }

    [Fact]
    public void What_is_there_already_does_not_appear_a_second_time()
    {
        (string, OSObject)[] device = [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(2))];
        var bundles = new[]
        {
            Scene.Kext("First", "IOUSBHostDevice", score: 9, more: [.. device, ("IOMatchCategory", new OSString("first"))]),
            Scene.Kext("Second", "IOUSBHostDevice", more: [.. device, ("IOMatchCategory", new OSString("second"))]),
        };
        const string Publishes = "{publishes: [{class: IOUSBHostInterface, below: provider}]}";

        var outcome = Scene.Run(Gadget("idVendor: 1, idProduct: 2"), bundles, models: Scene.Models($"First: {Publishes}\nSecond: {Publishes}"));

        Scene.Drivers(outcome).Should().Equal("First on Gadget", "Second on Gadget");
        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Should().ContainSingle().Which.Should().Match<MatchEvent.NubsPublished>(p => p.Driver.Name == "First" && p.Published.Length == 1);
        outcome.Find("Gadget")[0].Clients.Where(c => c.Name == "Interface").Should().ContainSingle().Which.State.Should().HaveFlag(EntryState.Registered);
    }

    [Fact]
    public void Only_nubs_of_the_published_class_appear()
    {
        (string, OSObject)[] device = [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(2))];
        var outcome = Scene.Run(
            Gadget("idVendor: 1, idProduct: 2"), [Scene.Kext("Composite", "IOUSBHostDevice", more: device)], models: Scene.Models("Composite: {publishes: [{class: IOPCIDevice, below: provider}]}"));

        outcome.Services.Select(s => s.Name).Should().NotContain("Interface");
    }

    // without end

    private static DriverModels ManyFunctions(int count, string more = "") =>
        new([
            KeyValuePair.Create("Bus", new DriverModel { Publishes = [.. Enumerable.Repeat(new NubModel("Socket", BelowProvider: false, Make: true, "function", [], OSDictionary.Empty), count)] }),
            .. more.Length == 0 ? [] : Scene.Models(more) is { } models ? models.Classes.Select(c => KeyValuePair.Create(c, models[c]!)) : [],
        ]);

    [Fact]
    public void A_bus_may_have_very_many_functions_whose_drivers_publish_nothing()
    {
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), [Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")], models: ManyFunctions(300));

        outcome.Died.Should().BeNull();
        outcome.Drivers.Should().HaveCount(301);
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, MatchVerdict.Hang)]
    public void When_each_of_more_than_256_new_nubs_brings_further_ones_it_is_taken_to_go_on_without_end(int count, MatchVerdict? died)
    {
        // the first function to be driven registers itself; the others' drivers are refused, so that the count stays what it is
        var models = ManyFunctions(count, "Function: {registers: true, only: one}");
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), [Scene.Kext("Bus", "Port"), Scene.Kext("Function", "Socket")], models: models);

        outcome.Died.Should().Be(died);
        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Count().Should().Be(died is null ? 2 : 1, "nothing is published by a kernel that is dead");
    }

    [Fact]
    public void Many_nubs_one_after_the_other_are_not_many_at_once()
    {
        var outcome = Scene.Run(Scene.Tree("One: {class: Port}\nTwo: {class: Port}\nThree: {class: Port}"), [Scene.Kext("Bus", "Port")], models: ManyFunctions(200));

        outcome.Died.Should().BeNull();
        outcome.Services.Count(s => s.Name == "function").Should().Be(600);
    }

    [Fact]
    public void Nubs_that_the_file_states_are_not_made_up_and_not_counted_as_such()
    {
        const int Count = 300;
        var nubs = string.Join('\n', Enumerable.Range(0, Count).Select(i => $"    Interface@{i:x}: {{class: IOUSBHostInterface, properties: {{idVendor: 1, idProduct: 2, bInterfaceNumber: {i % 256}, bConfigurationValue: 1}}}}"));
        var registry = Scene.Tree("Gadget:\n  class: IOUSBHostDevice\n  properties: {idVendor: 1, idProduct: 2}\n  children:\n" + nubs);
        (string, OSObject)[] device = [("idVendor", OSNumber.Of(1)), ("idProduct", OSNumber.Of(2))];
        var bundles = new[]
        {
            Scene.Kext("Composite", "IOUSBHostDevice", more: device),
            Scene.Kext("Function", "IOUSBHostInterface", more: [.. device, ("bInterfaceNumber", OSNumber.Of(0)), ("bConfigurationValue", OSNumber.Of(1))]),
        };

        var outcome = Scene.Run(registry, bundles, models: Scene.Models("Composite: {publishes: [{class: IOUSBHostInterface, below: provider}]}\nFunction: {registers: true}"));

        outcome.Died.Should().BeNull("they end where the file ends");
        outcome.Drivers.Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public void A_driver_whose_nubs_bring_itself_again_is_stopped_in_the_ninth_generation()
    {
        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), [Scene.Kext("Bus", "Port")], models: Scene.Models("Bus: {publishes: [{class: Port, make: true, name: next}]}"));

        outcome.Died.Should().Be(MatchVerdict.Hang);
        outcome.Drivers.Should().HaveCount(9);
        outcome.Transcript!.OfType<MatchEvent.NubsPublished>().Should().HaveCount(8);
        outcome.Transcript!.OfType<MatchEvent.KernelDied>().Single().Personality!.Origin!.Name.Should().Be("Bus");
    }

    [Fact]
    public void A_long_chain_of_different_drivers_ends_by_itself()
    {
        const int Length = 12;
        var bundles = Enumerable.Range(0, Length).Select(i => Scene.Kext($"Driver{i}", i == 0 ? "Port" : $"Driver{i - 1}")).ToList();
        var models = Scene.Models(string.Join('\n', Enumerable.Range(0, Length).Select(i => $"Driver{i}: {{registers: true}}")));

        var outcome = Scene.Run(Scene.Tree("Port: {class: Port}"), bundles, models: models);

        outcome.Died.Should().BeNull("none of them comes a second time");
        outcome.Drivers.Should().HaveCount(Length);
    }
}
