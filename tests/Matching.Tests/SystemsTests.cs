namespace IOMatch.Systems;

public sealed class SystemsTests
{
    public static TheoryData<string> Names => [.. SystemCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_built_in_catalogue_loads_and_files_its_personalities(string name)
    {
        var source = SystemCatalogue.Find(name)!;

        source.Bundles.Should().NotBeEmpty();
        source.Filings.Should().NotContain(f => f.Outcome == FilingOutcome.NotRead || f.Outcome == FilingOutcome.NotADictionary);
        source.Filed.Count.Should().BeGreaterThan(50);
    }

    [Fact]
    public void The_built_in_driver_models_load()
    {
        DriverModels.BuiltIn["IOPCI2PCIBridge"]!.Probe!.Value.Length.Should().Be(2);
        DriverModels.BuiltIn.Of(ClassHierarchy.BuiltIn["IOGUIDPartitionScheme"]!).Opens.Should().Be(Opening.OnDemand, "a subclass has its superclass's model");
    }

    [Fact]
    public void A_vendor_gadget_is_configured_by_the_composite_driver_and_then_shows_its_interface()
    {
        var outcome = MatchSimulator.Run(Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml")), SystemCatalogue.MacOS15);

        var device = outcome.Find("IOUSBHostDevice").Single();
        Outcome.WinnersOn(device).Should().ContainSingle().Which.Driver.Class.Name.Text.Should().Be("AppleUSBHostCompositeDevice");
        outcome.Find("IOUSBHostInterface").Should().OnlyContain(i => outcome.IsPresent(i));
    }
}
