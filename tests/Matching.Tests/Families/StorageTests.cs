namespace IOMatch.Families;

public sealed class StorageTests
{
    private const string Disk = "Content: GUID_partition_scheme, Content Hint: '', Ejectable: false, Leaf: false, Open: true, Preferred Block Size: 512, Removable: false, Size: 5000, Whole: true, Writable: true";

    [Theory]
    [InlineData("Whole: true", true)]
    [InlineData("Whole: 1", false)]
    [InlineData("Whole: false", false)]
    [InlineData("Size: !number {value: 5000, bits: 32}, Writable: true", true)]
    [InlineData("Content: GUID_partition_scheme, Leaf: true", false)]
    [InlineData("UUID: x", false)]
    [InlineData("Other: x", true)]
    [InlineData("Type: CD", true)]
    public void A_medium_must_equal_every_listed_key_that_is_there(string personality, bool matches) =>
        Bench.ScoreOf(Bench.Nub("IOMedia", Disk), personality + ", IOProbeScore: 8").Should().Be(matches ? 8 : null);

    [Theory]
    [InlineData("IOCDMedia", "TOC: !data 0x01, Type: CD-ROM", true)]
    [InlineData("IOCDMedia", "TOC: !data 0x02", false)]
    [InlineData("IODVDMedia", "Type: CD-ROM", true)]
    [InlineData("IODVDMedia", "Type: DVD-ROM", false)]
    [InlineData("IODVDMedia", "TOC: !data 0x02", true)]
    [InlineData("IOBDMedia", "Type: DVD-ROM", false)]
    public void Optical_media_know_more_keys(string @class, string personality, bool matches) =>
        Bench.Matches(Bench.Nub(@class, Disk + ", TOC: !data 0x01, Type: CD-ROM"), personality).Should().Be(matches);

    [Fact]
    public void A_storage_driver_rewrites_Content_and_Leaf_as_it_comes_and_goes()
    {
        var nub = Bench.Nub("IOMedia", "Content: raw, Content Hint: Apple_HFS, Leaf: true");
        var scheme = Bench.Table("IOMatchCategory: !symbol IOStorage, Content Mask: GUID_partition_scheme");

        var attached = nub.Family.ClientAttached(nub, scheme);
        attached["Content"].Should().Be(new OSSymbol("GUID_partition_scheme"));
        attached["Leaf"].Should().Be(OSBoolean.False);

        nub.Properties = attached;
        var detached = nub.Family.ClientDetached(nub, scheme);
        detached["Content"].Should().Be(new OSSymbol("Apple_HFS"));
        detached["Leaf"].Should().Be(OSBoolean.True);
    }

    [Theory]
    [InlineData("Content Mask: 5", "raw")]
    [InlineData("Other: 5", "raw")]
    public void A_content_mask_that_is_no_string_leaves_the_content(string more, string content)
    {
        var nub = Bench.Nub("IOMedia", "Content: raw, Leaf: true");

        var attached = nub.Family.ClientAttached(nub, Bench.Table($"IOMatchCategory: IOStorage, {more}"));

        attached["Content"].Should().Be(new OSString(content));
        attached["Leaf"].Should().Be(OSBoolean.False);
        nub.Family.ClientDetached(nub, Bench.Table("IOMatchCategory: IOStorage"))["Content"].Should().Be(new OSSymbol(""), "there is no hint");
    }

    [Theory]
    [InlineData("IOMatchCategory: IODefaultMatchCategory, Content Mask: x")]
    [InlineData("IOMatchCategory: 5, Content Mask: x")]
    [InlineData("Content Mask: x")]
    public void Other_clients_leave_a_medium_as_it_is(string client)
    {
        var nub = Bench.Nub("IOMedia", "Content: raw, Leaf: true");

        nub.Family.ClientAttached(nub, Bench.Table(client)).Should().BeSameAs(nub.Properties);
        nub.Family.ClientDetached(nub, Bench.Table(client)).Should().BeSameAs(nub.Properties);
    }

    private const string Inquiry = "Peripheral Device Type: 0, Vendor Identification: ACME, Product Identification: Disk, Product Revision Level: '1.0'";

    [Theory]
    [InlineData("Peripheral Device Type: 0", 5000)]
    [InlineData("Peripheral Device Type: 5", null)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: ACME", 10000)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: !symbol ACME", 10000)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: 'ACME '", null)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: ACME, Product Identification: Disk", 15000)]
    [InlineData("Peripheral Device Type: 0, Product Identification: Disk", 5000)]
    [InlineData("Peripheral Device Type: 0, Product Identification: Other", 5000)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: ACME, Product Identification: Disk, Product Revision Level: '1.0'", 20000)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: ACME, Product Identification: Disk, Product Revision Level: '1.1'", null)]
    [InlineData("Peripheral Device Type: 0, Vendor Identification: ACME, Product Revision Level: '1.1'", 10000)]
    [InlineData("Vendor Identification: ACME", null)]
    [InlineData("Vendor Identification: ACME, IOMatchCategory: mine", 4900)]
    [InlineData("IOMatchCategory: mine", 4900)]
    [InlineData("IOMatchCategory: 5", null)]
    [InlineData("IOMatchCategory: SCSITaskUserClientDevice", 0)]
    public void A_SCSI_device_is_matched_by_type_then_vendor_then_product_then_revision(string personality, int? score)
    {
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", Inquiry), personality).Should().Be(score);
        Bench.ScoreOf(Bench.Nub("IOSCSILogicalUnitNub", Inquiry), personality).Should().Be(score);
    }

    [Theory]
    [InlineData("4999", 9999)]
    [InlineData("5000", 9000)]
    [InlineData("-5000", 0)]
    [InlineData("-1", 4999)]
    public void The_score_of_the_personality_is_added_and_cut_from_5000_on(string probeScore, int score) =>
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", Inquiry), $"Peripheral Device Type: 0, IOProbeScore: {probeScore}").Should().Be(score);

    [Theory]
    [InlineData("100", 200)]
    [InlineData("4999", 9998)]
    [InlineData("7000", 11000)]
    [InlineData("0x80000000", 0)]
    public void The_task_user_client_gets_its_own_score_once_more(string probeScore, int score) =>
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", Inquiry), $"IOMatchCategory: SCSITaskUserClientDevice, IOProbeScore: {probeScore}").Should().Be(score);

    [Fact]
    public void A_key_the_device_lacks_is_skipped()
    {
        var bare = Bench.Nub("IOSCSIPeripheralDeviceNub", "Vendor Identification: ACME");

        Bench.ScoreOf(bare, "Peripheral Device Type: 0").Should().BeNull();
        Bench.ScoreOf(bare, "Peripheral Device Type: 0, IOMatchCategory: mine").Should().Be(4900);
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", "Peripheral Device Type: 0"), "Peripheral Device Type: 0, Vendor Identification: ACME").Should().Be(5000);
    }

    [Fact]
    public void The_devices_value_is_the_one_that_is_asked_so_data_on_it_equals_text_without_a_NUL()
    {
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", "Peripheral Device Type: 0, Vendor Identification: !data 0x41434d45"), "Peripheral Device Type: 0, Vendor Identification: ACME").Should().Be(10000);
        Bench.ScoreOf(Bench.Nub("IOSCSIPeripheralDeviceNub", Inquiry), "Peripheral Device Type: 0, Vendor Identification: !data 0x41434d45").Should().BeNull();
    }
}
