namespace IOMatch;

public sealed class NearestPersonalitiesTests
{
    private static readonly Registry Device = Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml"));

    private static NearestPersonalities Near(params OSDictionary[] tables)
    {
        var outcome = MatchSimulator.Run(Device, Catalogue.Of(tables), transcribe: false);
        return NearestPersonalities.Of(outcome, outcome.Find("Gadget@00100000")[0], 10);
    }

    private static OSDictionary Table(string name, string providerClass, uint vendor, uint product) => new(new KeyValuePair<OSSymbol, OSObject>[]
    {
        new("IOClass", new OSString(name)), new("IOProviderClass", new OSString(providerClass)), new("idVendor", new OSNumber(vendor)), new("idProduct", new OSNumber(product)),
    });

    [Fact]
    public void The_fewest_comparisons_come_first() =>
        Near(Table("Two", "IOUSBHostDevice", 1, 2), Table("One", "IOUSBHostDevice", 0x1209, 2), Table("None", "IOUSBHostDevice", 0x1209, 1)).Near
            .Select(n => (n.Personality.ClassName!.Text, n.Distance)).Should().Equal(("None", 0), ("One", 1), ("Two", 2));

    [Fact]
    public void Another_provider_class_is_a_comparison_too()
    {
        var near = Near(Table("Interface", "IOUSBHostInterface", 0x1209, 1)).Near.Should().ContainSingle().Subject;

        near.IsOffered.Should().BeFalse();
        near.Distance.Should().Be(1);
    }

    [Fact]
    public void Both_sides_of_what_fails_are_told()
    {
        var miss = Near(Table("One", "IOUSBHostDevice", 0x1209, 2)).Near[0].Misses.Failing.Should().ContainSingle().Subject;

        (miss.Path[0], miss.Wanted, ((OSNumber)miss.Found!).Value).Should().Be(("idProduct", new OSNumber(2), 1UL));
    }

    [Fact]
    public void For_another_class_without_a_key_in_common_is_not_near() =>
        Near(Table("Stranger", "IOUSBHostInterface", 7, 7)).Near.Should().BeEmpty();

    [Fact]
    public void A_nub_waits_when_nobody_drives_it()
    {
        NearestPersonalities.Unmatched(MatchSimulator.Run(Device, Catalogue.Empty, transcribe: false)).Select(n => n.Component).Should().Contain("Gadget@00100000");

        NearestPersonalities.Unmatched(MatchSimulator.Run(Device, Catalogue.Of(Table("IOService", "IOUSBHostDevice", 0x1209, 1)), transcribe: false)).Select(n => n.Component).Should().NotContain("Gadget@00100000");
    }
}
