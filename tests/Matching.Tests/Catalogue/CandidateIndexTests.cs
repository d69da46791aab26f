using IOMatch.Families;

namespace IOMatch.Catalogues;

/// <summary>
/// Where nobody listens, candidates are found by what tells them apart. Every personality that is left out is one that its family refuses,
/// and what is left comes in the kernel's order.
/// </summary>
public sealed class CandidateIndexTests
{
    private const string Usb = "idVendor: 1452, idProduct: 593, bDeviceClass: 0, bDeviceSubClass: 0";
    private const string Hid = "VendorID: 1452, ProductID: 593, DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}]";
    private const string Pci = "vendor-id: 0x8086, device-id: 0x1533, subsystem-vendor-id: 0x106b, subsystem-id: 0x42";

    private static (Personality[] InOrder, int[]? Chosen) Choose(Service nub, params string[] personalities)
    {
        var catalogue = KernelCatalogue.Empty.AddDrivers([.. personalities.Select((p, i) => Bench.Table(p).With(Keys.IOProviderClass, new OSString(nub.Class.Name.Text)).With("Number", OSNumber.Of(i)))]).Catalogue;
        var inOrder = catalogue.FindDrivers(nub.Class).ToArray();
        var positions = new List<int>();
        return (inOrder, new CandidateIndex(inOrder, nub.Family).Select(nub, [], positions) ? [.. positions] : null);
    }

    /// <summary>Numbers of the personalities that are looked at. Those that are not, the family refuses.</summary>
    private static string LookedAt(Service nub, params string[] personalities)
    {
        var (inOrder, chosen) = Choose(nub, personalities);
        chosen.Should().NotBeNull().And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        for (var i = 0; i < inOrder.Length; i++)
        {
            if (!chosen!.Contains(i)) Bench.Ask(nub, inOrder[i].Table).Verdict.Should().Be(MatchVerdict.No, personalities[i]);
        }
        return string.Join(' ', chosen!.Select(i => ((OSNumber)inOrder[i].Table["Number"]!).Value));
    }

    [Theory]
    [InlineData("IOUSBHostDevice")]
    [InlineData("IOUSBDevice")]
    [InlineData("AppleUSBDevice")]
    public void A_USB_nub_is_found_by_vendor_and_product(string @class) => LookedAt(
        Bench.Nub(@class, Usb),
        "idVendor: 1, idProduct: 593", "idVendor: 1452, idProduct: 593", "idVendor: 1452, idProduct: 1", "idVendor: 1452, idProductArray: [593]", "idVendor: 1452, idProduct: 1, idProductMask: 0",
        "idVendor: 1452, idProduct: '*'", "idVendor: 1, idProduct: '*'", "idVendor: '*', idProduct: 593", "bDeviceClass: 0, bDeviceSubClass: 0", "idVendor: 1452").Should().Be("1 3 4 5 7 8 9");

    [Fact]
    public void A_HID_nub_is_found_by_vendor_and_product_unless_the_old_rule_for_games_could_match() => LookedAt(
        Bench.Nub("IOHIDDevice", Hid),
        "VendorID: 1", "VendorID: 1452, ProductID: 593", "VendorID: 1452, ProductID: 1", "VendorID: 1452, ProductIDArray: [593]", "VendorID: 1, PrimaryUsage: 1, PrimaryUsagePage: 5", "DeviceUsagePage: 1")
        .Should().Be("1 3 4 5");

    [Fact]
    public void A_HID_interface_is_found_by_the_device_that_answers_for_it()
    {
        string[] personalities = ["VendorID: 1452", "VendorID: 2", "VendorID: 3", "DeviceUsagePage: 1"];

        LookedAt(Bench.Nub("IOHIDInterface", "VendorID: 2, DeviceUsagePairs: []", null, ("IOHIDDevice", Hid)), personalities).Should().Be("0 3");
        LookedAt(Bench.Nub("IOHIDInterface", "VendorID: 2, DeviceUsagePairs: []", null, ("IOHIDDevice", Hid + ", MultipleInterfaceEnabled: true")), personalities).Should().Be("1 3");
        Choose(Bench.Nub("IOHIDInterface", "VendorID: 2, DeviceUsagePairs: []", null, ("IOPCIDevice", Hid)), personalities).Chosen.Should().BeNull("another family answers, whose rules are others");
        Choose(Bench.Nub("IOHIDInterface", "VendorID: 2"), personalities).Chosen.Should().BeNull();
    }

    [Fact]
    public void A_PCI_nub_is_found_by_its_own_or_its_subsystems_identity_unless_an_item_has_a_mask() => LookedAt(
        Bench.Nub("IOPCIDevice", Pci, null, ("IOPCI2PCIBridge", "")),
        "IOPCIMatch: '0x15338086'", "IOPCIMatch: '0x10de1234'", "IOPCIMatch: '0x10de1234 0x0042106b 0x15338086'", "IOPCIPrimaryMatch: '0x15338086'", "IOPCIPrimaryMatch: '0x10de1234'",
        "IOPCISecondaryMatch: '0x0042106b'", "IOPCISecondaryMatch: '0x10de1234'", "IOPCIMatch: '0x10de1234 0x10de0000&0xffff0000'", "IOPCIClassMatch: '0x02000000'", "IOPCIMatch: 5",
        "IOPCIMatch: '0x15338086', IOPCIPrimaryMatch: '0x10de1234'").Should().Be("0 2 3 5 7 8 9 10");

    [Fact]
    public void A_nub_without_a_vendor_is_asked_of_those_that_name_none() =>
        LookedAt(Bench.Nub("IOUSBHostDevice", "bDeviceClass: 0, bDeviceSubClass: 0"), "idVendor: 1, idProduct: 1", "bDeviceClass: 0, bDeviceSubClass: 0").Should().Be("1");

    [Fact]
    public void A_family_that_nothing_tells_apart_looks_at_each() => Choose(Bench.Nub("IOService"), "A: 1", "A: 2").Chosen.Should().BeNull();

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void A_few_candidates_are_looked_at_without_an_index(int count, bool hasIndex)
    {
        var nub = Bench.Nub("IOUSBHostDevice", Usb);
        var (inOrder, _) = Choose(nub, [.. Enumerable.Range(0, count).Select(_ => Usb)]);
        var set = new CandidateSet(inOrder, nub.Family);

        (set.Index is not null).Should().Be(hasIndex);
        set.Index.Should().BeSameAs(set.Index);
    }
}
