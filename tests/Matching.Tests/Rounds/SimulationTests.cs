namespace IOMatch.Rounds;

public sealed class SimulationTests
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

        var simulation = new Simulation(builder.ToRegistry(), Catalogue.Empty);

        simulation[late].Provider.Should().BeSameAs(simulation[bridge]);
        simulation[bridge].Clients.Select(c => c.Name).Should().Equal("early", "late");
        simulation[late].Path.Should().Be("IOService:/bridge/late");
    }

    [Fact]
    public void A_driver_that_publishes_what_it_matches_itself_goes_on_without_end_and_the_simulation_ends_there()
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var nub = builder.Add(ClassHierarchy.BuiltIn["IOMedia"]!, "disk", isServiceRoot: true);
        var personality = OSDictionary.Empty.With("IOProviderClass", new OSString("IOService")).With("IOClass", new OSString("Vendor"));
        var models = new DriverModels([KeyValuePair.Create("Vendor", new DriverModel { Registers = true })]);

        var outcome = MatchSimulator.Run(builder.ToRegistry(), CatalogueSource.Of([personality]), models: models);

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

        var outcome = MatchSimulator.Run(builder.ToRegistry(), CatalogueSource.Of([OSDictionary.Empty.With("IOProviderClass", new OSString("IOMedia")).With("IOClass", new OSString("Vendor"))]));

        outcome.Drivers.Should().ContainSingle().Which.Id.Should().Be(usual + 2);
    }
}
