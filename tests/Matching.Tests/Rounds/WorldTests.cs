namespace IOMatch.Rounds;

public sealed class WorldTests
{
    [Fact]
    public void A_nub_may_be_older_than_its_provider_and_clients_keep_the_order_of_their_attachment()
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var device = ClassHierarchy.BuiltIn["IOPCIDevice"]!;
        var late = builder.Add(device, "late");
        var early = builder.Add(device, "early");
        var root = builder.Add(ClassHierarchy.BuiltIn["IOPlatformExpertDevice"]!, "root", isServiceRoot: true);
        var bridge = builder.Add(ClassHierarchy.BuiltIn["IOPCI2PCIBridge"]!, "bridge", provider: root);
        builder.Attach(Registry.ServicePlane, early, bridge);
        builder.Attach(Registry.ServicePlane, late, bridge);

        var world = new World(builder.ToRegistry(), KernelCatalogue.Empty);

        world[late].Provider.Should().BeSameAs(world[bridge]);
        world[bridge].Clients.Select(c => c.Name).Should().Equal("early", "late");
        world[late].Path.Should().Be("IOService:/bridge/late");
    }

    [Fact]
    public void A_driver_that_publishes_what_it_matches_itself_goes_on_without_end_and_the_simulation_ends_there()
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var nub = builder.Add(ClassHierarchy.BuiltIn["IOMedia"]!, "disk", isServiceRoot: true);
        var personality = OSDictionary.Empty.With("IOProviderClass", new OSString("IOService")).With("IOClass", new OSString("Vendor"));
        var models = new DriverModels([KeyValuePair.Create("Vendor", new DriverModel { Registers = true })]);

        var outcome = MatchSimulator.Run(builder.ToRegistry(), Catalogue.Of([personality]), models: models);

        outcome.Died.Should().Be(MatchVerdict.Hang);
        outcome.Transcript!.OfType<MatchEvent.KernelDied>().Should().ContainSingle().Which.Personality!.Table.Should().Equal(Personality.Unique(personality));
        outcome[nub].Clients.Should().ContainSingle("the first of them did start");
    }

    [Fact]
    public void A_driver_gets_an_id_of_its_own_where_a_dump_of_a_long_run_has_taken_the_usual_ones()
    {
        const ulong usual = 0x1_0000_0000 + 20_001;
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var root = builder.Add(ClassHierarchy.BuiltIn["IOPlatformExpertDevice"]!, "root", id: usual, isServiceRoot: true);
        builder.Add(ClassHierarchy.BuiltIn["IOMedia"]!, "disk", id: usual + 1, provider: root);

        var outcome = MatchSimulator.Run(builder.ToRegistry(), Catalogue.Of([OSDictionary.Empty.With("IOProviderClass", new OSString("IOMedia")).With("IOClass", new OSString("Vendor"))]));

        outcome.Drivers.Should().ContainSingle().Which.Id.Should().Be(usual + 2);
    }

    private static readonly Registry Device = Scene.Tree("""
        Hub:
          class: Port
          children:
            Device:
              class: Port
              id: 0x900
              properties: {Colour: red}
              children:
                Part: {class: Socket}
        """);

    private static Outcome Told(params Happening[] story) =>
        Scene.Run(Device, [Scene.Kext("Driver", "Socket")], [new Happening.Boot(), .. story], models: Scene.Models("Driver: {publishes: [{class: SpecialPort, make: true, name: made}]}"));

    [Fact]
    public void What_a_driver_made_is_found_by_name_class_and_path_as_what_the_file_states_is()
    {
        var outcome = Told();

        outcome.Find("made").Should().ContainSingle();
        outcome.Find("SpecialPort").Should().Equal(outcome.Find("made"));
        outcome.Find("IOService:/Hub/Device/Part/Driver/made").Should().Equal(outcome.Find("made"));
        outcome.Find("Part").Should().ContainSingle().Which.Entry.Should().NotBeNull();
        outcome.Find("nobody").Should().BeEmpty();
    }

    [Fact]
    public void A_younger_service_has_a_higher_id()
    {
        var outcome = Told();

        outcome.Services.Where(s => s.Entry is null).Select(s => s.Name).Should().Equal("Driver", "made");
        outcome.Services.Where(s => s.Entry is null).Select(s => s.Id).Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_device_that_is_gone_has_nothing_attached_and_hangs_on_nothing()
    {
        var outcome = Told(new Happening.Detach("Device"));

        outcome.Find("Hub").Single().Clients.Should().BeEmpty();
        outcome.Find("Device").Single().Clients.Should().BeEmpty();
        outcome.Find("Part").Single().Clients.Should().BeEmpty();
        outcome.Services.Select(s => s.Name).Should().Equal("Mac", "Hub");
        outcome.Find("made").Should().BeEmpty("what its driver made is gone with it");
    }

    [Fact]
    public void A_device_that_is_not_there_is_not_found_by_its_id()
    {
        var world = new World(Device, KernelCatalogue.Empty);
        var device = world.Find(0x900);
        device!.Name.Should().Be("Device");

        world.Disappear(device);

        world.Find(0x900).Should().BeNull();
        world.Find(0x999).Should().BeNull("nobody has that id");
        world.Appear(device);
        world.Find(0x900).Should().BeSameAs(device);
    }

    [Fact]
    public void A_device_that_is_attached_hangs_on_its_provider_with_everything_below_it()
    {
        var outcome = Told(new Happening.Attach("Device"));

        outcome.Find("Hub").Single().Clients.Select(c => c.Name).Should().Equal("Device");
        outcome.Find("Device").Single().Clients.Select(c => c.Name).Should().Equal("Part");
        Scene.Drivers(outcome).Should().Equal("Driver on Part");
    }

    [Fact]
    public void A_device_appears_as_the_file_states_it_whatever_was_written_before()
    {
        var written = new Happening.Publish("Device", "Colour", new OSString("blue"));

        Told(written).Find("Device").Single()["Colour"].Should().Be(new OSString("blue"));
        Told(written, new Happening.Replug("Device")).Find("Device").Single()["Colour"].Should().Be(new OSString("red"));
        Told(written, new Happening.Attach("Device")).Find("Device").Single()["Colour"].Should().Be(new OSString("red"), "it was written while the device was away");
    }

    [Fact]
    public void Attaching_what_is_there_changes_nothing()
    {
        var outcome = Told(new Happening.Attach("Device"), new Happening.Attach("Device"));

        outcome.Find("Hub").Single().Clients.Should().ContainSingle();
        Scene.Told(outcome).Should().Equal("Boot", "Attach", "Driver starts on Part", "Attach");
        Scene.Drivers(outcome).Should().Equal("Driver on Part");
    }

    [Fact]
    public void What_a_driver_made_can_be_plugged_in_again()
    {
        var outcome = Scene.Run(
            Device,
            [Scene.Kext("Driver", "Socket"), Scene.Kext("Rider", "SpecialPort")],
            [new Happening.Boot(), new Happening.Replug("made")],
            models: Scene.Models("Driver: {publishes: [{class: SpecialPort, make: true, name: made}]}"));

        Scene.Told(outcome).Should().Equal("Boot", "Driver starts on Part", "Rider starts on made", "Replug", "Rider ends on made", "Rider starts on made");
        outcome.Find("Driver").Single().Clients.Select(c => c.Name).Should().Equal("made");
    }

    [Fact]
    public void A_property_is_set_and_taken_away()
    {
        var world = new World(Device, KernelCatalogue.Empty);
        var device = world.Find(0x900)!;

        world.SetProperty(device, "Size", OSNumber.Of(3));
        device["Size"].Should().Be(OSNumber.Of(3));
        world.SetProperty(device, "Size", null);
        world.SetProperty(device, "Colour", null);
        device.Properties.Count.Should().Be(0);
        world[device.Entry!].Entry!.Properties.ContainsKey("Colour").Should().BeTrue("the loaded registry stays as it is");
    }

    [Fact]
    public void A_service_that_hangs_in_two_places_is_a_client_of_the_first()
    {
        var registry = Scene.Tree("""
            First:
              class: Bus
              children:
                Shared: {class: Port, id: 0x800}
            Second:
              class: Bus
              children:
                - {entry: 0x800}
            """);
        var world = new World(registry, KernelCatalogue.Empty);

        world.Find("Shared").Single().Provider!.Name.Should().Be("First");
        world.Find("First").Single().Clients.Select(c => c.Name).Should().Equal("Shared");
        world.Find("Second").Single().Clients.Should().BeEmpty();
    }

    [Fact]
    public void A_class_that_nobody_declares_stands_for_one_that_can_be_made_where_no_bundles_are_told()
    {
        var registry = Scene.Tree("Port: {class: Port}");
        var source = new Catalogue([Scene.Dext("Gadget", "Port", more: ("IOClass", new OSString("Undeclared")))]);
        var world = new World(registry, source.Filed, source.Describe(Host.Default));

        new Engine(world).Register(world.Find("Port").Single());

        world.Find("Port").Single().Clients.Select(c => c.Name).Should().Equal("Gadget");
        MatchSimulator.Run(registry, source).Drivers.Should().BeEmpty("with all bundles told it is known that nobody brings the class");
    }

    [Fact]
    public void A_class_that_was_missing_can_be_made_once_another_catalogue_brings_it()
    {
        var registry = Scene.Tree("Port: {class: Port}");
        var dext = new Catalogue([Scene.Dext("Gadget", "Port", more: ("IOClass", new OSString("Bridge")))]).Filed;
        var both = Catalogue.Add(dext, [Scene.Kext("Brings", "Socket", more: ("IOClass", new OSString("Bridge")))]).Catalogue;
        IEnumerable<string> Drivers(KernelCatalogue catalogue)
        {
            var world = new World(registry, catalogue, Host.Default, DriverModels.None) { DextsBringNoClass = true };
            new Engine(world).Register(world.Find("Port").Single());
            return world.Find("Port").Single().Clients.Select(c => c.Name);
        }

        Drivers(dext).Should().BeEmpty();
        Drivers(both).Should().Equal("Gadget");
        Drivers(both).Should().Equal(["Gadget"], "a second time too");
    }
}
