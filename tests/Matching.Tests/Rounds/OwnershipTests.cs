using System.Text;

namespace IOMatch.Rounds;

public sealed class OwnershipTests
{
    private const string Tree = """
        registry:
          Mac:
            class: IOPlatformExpertDevice
            state: []
            children:
              Nub@0: {class: IOPCIDevice}
              Bus: {class: Many}
        classes: {Many: IOService}
        """;

    private static Outcome Run(string nubClass, string models)
    {
        static OSDictionary Driver(string providerClass, string ioClass, int score, string category) => new(new Dictionary<OSSymbol, OSObject>
        {
            [Keys.IOProviderClass] = new OSString(providerClass),
            [Keys.IOClass] = new OSString(ioClass),
            [Keys.IOProbeScore] = OSNumber.Of(score),
            [Keys.IOMatchCategory] = new OSString(category),
        });
        var registry = Registry.ReadYaml(new MemoryStream(Encoding.UTF8.GetBytes(Tree)), "tree.yaml").OrThrow();
        var read = DriverModels.Read(new MemoryStream(Encoding.UTF8.GetBytes("models:\n" + models)), "models.yaml").OrThrow();
        return MatchSimulator.Run(registry, Catalogue.Of(Driver(nubClass, "First", 2, "A"), Driver(nubClass, "Second", 1, "B")), models: read);
    }

    private static IEnumerable<string> Drivers(Outcome outcome) => outcome.Drivers.Select(d => d.Class.Name.Text);

    [Fact]
    public void A_driver_that_finds_its_provider_open_does_not_start()
    {
        var outcome = Run("Many", "  First: {opens: provider}\n  Second: {opens: provider}\n");

        Drivers(outcome).Should().Equal("First");
        outcome.Transcript!.OfType<MatchEvent.StartAttempted>().Last().Outcome.Should().Be(StartOutcome.OpenFailed, "K37: one owner, and the higher score came first");
    }

    [Fact]
    public void What_was_opened_briefly_is_free_again() =>
        Drivers(Run("Many", "  First: {opens: briefly}\n  Second: {opens: provider}\n")).Should().Equal("First", "Second");

    [Fact]
    public void A_service_that_admits_many_admits_many() =>
        Drivers(Run("Many", "  First: {opens: provider}\n  Second: {opens: provider}\n  Many: {accepts: many}\n")).Should().Equal("First", "Second");

    [Fact]
    public void A_seized_service_refuses_the_next() =>
        Drivers(Run("Many", "  First: {opens: provider, seizes: true}\n  Second: {opens: provider}\n  Many: {accepts: many until seized}\n")).Should().Equal("First");

    [Fact]
    public void A_dext_that_cannot_open_its_provider_stays_because_only_its_code_tells()
    {
        var outcome = Run("Many", "  First: {opens: provider}\n  Second: {opens: by the dext}\n");

        Drivers(outcome).Should().Equal("First", "Second");
        outcome.Transcript!.OfType<MatchEvent.ProviderOpened>().Last().Holder!.Class.Name.Text.Should().Be("First");
    }

    [Fact]
    public void An_open_that_is_passed_on_fails_when_the_provider_above_is_held()
    {
        var models = "  First: {opens: provider}\n  Second: {opens: provider}\n  Many: {forwards: true, accepts: many}\n";

        Drivers(Run("Many", models)).Should().Equal(["First", "Second"], "the root admits the bus once, and it is the same opener");
    }

    // a device with an interface that opens it for its client

    private const string Interfaces = """
        Device:
          class: Port
          state: [unregistered]
          children:
            Left: {class: Socket, state: [unregistered]}
            Right: {class: Socket, state: [unregistered]}
        """;

    private static RoundScene OnInterfaces(string models, params string[] drivers) =>
        new(Interfaces, drivers.Select(d => Scene.Kext(d, "Socket", more: ("IOMatchCategory", new OSString(d)))), models: Scene.Models(models));

    private static IEnumerable<string> Openers(RoundScene scene, string service) => scene[service].OpenedBy.Select(o => o.Name);

    [Fact]
    public void An_interface_opens_its_device_for_its_client_and_keeps_others_out()
    {
        var scene = OnInterfaces("Driver: {opens: provider}\nSocket: {forwards: true}", "Driver").Register("Left").Register("Right");

        Openers(scene, "Left").Should().Equal("Driver");
        Openers(scene, "Device").Should().Equal("Left");
        Openers(scene, "Right").Should().BeEmpty("an interface whose device is taken stays closed");
        scene.DriversOn("Right").Should().BeEmpty();
        scene.Events<MatchEvent.ProviderOpened>().Select(o => o.Holder?.Name).Should().Equal(null, "Left");
    }

    [Theory]
    [InlineData("Socket: {forwards: false}")]
    [InlineData("Socket: {accepts: one}")]
    public void An_interface_that_passes_nothing_on_leaves_its_device_closed(string model)
    {
        var scene = OnInterfaces("Driver: {opens: provider}\n" + model, "Driver").Register("Left").Register("Right");

        Openers(scene, "Device").Should().BeEmpty();
        scene.DriversOn("Left").Concat(scene.DriversOn("Right")).Should().Equal("Driver", "Driver");
    }

    [Fact]
    public void What_is_closed_is_closed_all_the_way_up()
    {
        var scene = OnInterfaces("Brief: {opens: briefly}\nSocket: {forwards: true}", "Brief").Register("Left").Register("Right");

        scene.DriversOn("Left").Concat(scene.DriversOn("Right")).Should().Equal("Brief", "Brief");
        Openers(scene, "Left").Should().BeEmpty();
        Openers(scene, "Device").Should().BeEmpty();
    }

    [Fact]
    public void A_driver_that_goes_leaves_its_provider_and_the_device_above_it_closed()
    {
        var scene = OnInterfaces("Driver: {opens: provider}\nSocket: {forwards: true}", "Driver").Register("Left");

        scene.Engine.Ownership.Detach(scene["Left"].Clients.Single());

        Openers(scene, "Left").Should().BeEmpty();
        Openers(scene, "Device").Should().BeEmpty();
        scene.Register("Right").DriversOn("Right").Should().Equal("Driver");
    }

    [Fact]
    public void Closing_passes_nothing_on_where_opening_did_not()
    {
        // both interfaces are of a class that keeps to itself; the device is held by a driver of its own
        var scene = new RoundScene(
            Interfaces,
            [Scene.Kext("Owner", "Port"), Scene.Kext("Brief", "Socket")],
            models: Scene.Models("Owner: {opens: provider}\nBrief: {opens: briefly}"));

        scene.Register("Device").Register("Left");

        Openers(scene, "Device").Should().Equal("Owner");
    }

    [Fact]
    public void A_service_that_is_not_seized_admits_the_next() =>
        Drivers(Run("Many", "  First: {opens: provider}\n  Second: {opens: provider}\n  Many: {accepts: many until seized}\n")).Should().Equal("First", "Second");

    [Fact]
    public void A_service_that_was_seized_and_closed_admits_many_again()
    {
        static CatalogueBundle In(string name, int score) => Scene.Kext(name, "Port", score: score, more: ("IOMatchCategory", new OSString(name)));
        var scene = new RoundScene(
            Interfaces,
            [In("Seizes", 9), In("Second", 5), In("Third", 1)],
            models: Scene.Models("Seizes: {opens: briefly, seizes: true}\nSecond: {opens: provider}\nThird: {opens: provider}\nPort: {accepts: many until seized}"));

        scene.Register("Device");

        Openers(scene, "Device").Should().Equal("Second", "Third");
    }

    [Fact]
    public void Who_has_not_opened_closes_nothing()
    {
        var scene = OnInterfaces("First: {opens: provider}\nSecond: {opens: by the dext}\nSocket: {forwards: true}", "First", "Second").Register("Left");

        Openers(scene, "Left").Should().Equal("First");
        Openers(scene, "Device").Should().Equal(["Left"], "the second could not open, so its close changes nothing");
    }

    [Fact]
    public void The_device_is_free_when_the_interface_that_opened_it_goes()
    {
        var registry = Scene.Tree("""
            Device:
              class: Port
              children:
                Left: {class: Socket}
            """);
        var outcome = Scene.Run(registry, [Scene.Kext("Driver", "Socket")], [new Happening.Boot(), new Happening.Detach("Left")], models: Scene.Models("Driver: {opens: provider}\nSocket: {forwards: true}"));

        outcome.Find("Device").Single().OpenedBy.Should().BeEmpty();
    }

    [Fact]
    public void A_device_that_is_plugged_in_again_is_open_to_nobody_and_admits_the_same_driver()
    {
        var registry = Scene.Tree("Device: {class: Port}");
        var outcome = Scene.Run(registry, [Scene.Kext("Driver", "Port")], [new Happening.Boot(), new Happening.Replug("Device")], models: Scene.Models("Driver: {opens: provider}"));

        Scene.Told(outcome).Should().Equal("Boot", "Driver starts on Device", "Replug", "Driver ends on Device", "Driver starts on Device");
        outcome.Find("Device").Single().OpenedBy.Should().Equal(outcome.Drivers);
    }

    [Fact]
    public void A_seizure_ends_with_the_driver_that_seized_and_with_the_device_that_was_unplugged()
    {
        RoundScene Seized() => new RoundScene(
            "Device: {class: Port}", [Scene.Kext("Driver", "Port")], models: Scene.Models("Driver: {opens: provider, seizes: true}\nPort: {accepts: many until seized}")).Register("Device");

        var unplugged = Seized();
        var device = unplugged["Device"];
        device.IsSeized.Should().BeTrue();
        unplugged.World.Disappear(device);
        unplugged.World.Appear(device);
        device.IsSeized.Should().BeFalse();

        var left = Seized();
        left["Device"].Detach(left["Device"].Clients.Single());
        left["Device"].IsSeized.Should().BeFalse();
    }
}
