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
}
