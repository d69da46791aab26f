using System.Globalization;

namespace IOMatch.Fixes;

/// <summary>Bundles that are large, or made to take long: the search ends all the same, and finds what is there.</summary>
public sealed class HostileBundleTests : IDisposable
{
    private const string Close = "\t</dict>\n\t<key>OSBundleUsageDescription</key>";
    private readonly Gadget gadget = new();

    public void Dispose() => gadget.Dispose();

    [Fact]
    public void One_mistake_among_a_thousand_personalities_is_found()
    {
        var others = string.Concat(Enumerable.Range(100, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"\t\t<key>P{i}</key>\n\t\t<dict>\n\t\t\t<key>IOClass</key><string>IOUserService</string>\n\t\t\t<key>IOProviderClass</key><string>IOUSBHostDevice</string>\n\t\t\t<key>IOUserClass</key><string>Gadget</string>\n\t\t\t<key>IOUserServerName</key><string>com.example.Gadget</string>\n\t\t\t<key>idProduct</key><integer>{i}</integer>\n\t\t\t<key>idVendor</key><integer>77</integer>\n\t\t</dict>\n")));

        var change = gadget.Change(Gadget.IdAsText, (Close, others + Close));

        change.Fixes[0].Edits.Should().ContainSingle().Which.Should().BeOfType<Edit.Rewrite>().Which.Personality.Should().Be("Gadget");
        change.Extent.Simulations.Should().BeLessThan(200);
    }

    [Fact]
    public void Ten_thousand_conditions_are_more_than_three_edits_can_mend()
    {
        var conditions = string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<key>k{i}</key><integer>{i}</integer>")));

        var change = gadget.Change(("<key>IOUserClass</key>", $"<key>IOPropertyMatch</key><dict>{conditions}</dict>\n\t\t\t<key>IOUserClass</key>"));

        change.Fixes.Should().BeEmpty();
        change.Nearest[0].Misses.Count.Should().Be(10_000);
    }

    [Fact]
    public void A_table_that_the_kernel_dies_over_hides_none_behind_it()
    {
        var outcome = MatchSimulator.Run(Gadget.Device, Gadget.System);
        var resources = outcome.Services.First(s => s.Class.Name.Text == "IOResources");
        OSDictionary Table(OSObject resource) => new(new KeyValuePair<OSSymbol, OSObject>[] { new("IOProviderClass", new OSString("IOResources")), new("IOClass", new OSString("X")), new("IOResourceMatch", resource) });

        var misses = KeyMisses.Of(Gadget.Device, resources, Host.Default, [Table(new OSNumber(1)), Table(new OSString("Nobody")), Table(new OSString("IOKit"))]);

        misses[0].Remarks.Should().Contain("the kernel dies over it");
        misses.Select(m => m.Count).Should().Equal(1, 1, 0);
    }

    [Theory]
    [InlineData("0xd1071d6a", 0)]
    [InlineData("0x0187106b", 0)]
    [InlineData("0x12345678", 1)]
    public void A_key_of_which_one_register_suffices_misses_once(string match, int count)
    {
        var registry = Registry.Load(Repository.Fixture("devices", "pci-tree.yaml"));
        var nub = MatchSimulator.Run(registry, Catalogue.Empty).Find("ETH0@0")[0];

        KeyMisses.Of(registry, nub, Host.Default, [new(new KeyValuePair<OSSymbol, OSObject>[] { new("IOPCIMatch", new OSString(match)) })])[0].Count.Should().Be(count);
    }

    [Fact]
    public void The_entries_of_all_simulations_are_bounded()
    {
        var change = SmallestChange.Of(gadget.Ask(Gadget.With(Gadget.Category, Gadget.IdAsText)) with { MostEntries = 30 });

        change.Extent.IsCut.Should().BeTrue();
        change.Fixes.Should().BeEmpty();
    }
}
