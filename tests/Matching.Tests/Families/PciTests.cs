namespace IOMatch.Families;

public sealed class PciTests
{
    private static readonly Host AppleSilicon = Host.Default;
    private static readonly Host Intel = Host.Default with { IsIntel = true };

    // vendor 8086, device 1533, class 020000 revision 03, subsystem 106b:0042
    private static Service Ethernet(string more = "", string above = "IOPCI2PCIBridge")
    {
        var nub = Bench.Nub("IOPCIDevice", more, "ethernet", (above, ""));
        nub.PciConfig = new(0x15338086, 0x02000003, 0x0042106b);
        return nub;
    }

    [Theory]
    [InlineData("IOPCIMatch: '0x15338086'", 1000, 0)]
    [InlineData("IOPCIMatch: '15338086'", 1000, 0)]
    [InlineData("IOPCIMatch: '0x0042106b'", 0, 0)]
    [InlineData("IOPCIMatch: '0x15338086', IOProbeScore: 500", 1500, 500)]
    [InlineData("IOPCIPrimaryMatch: '0x15338086'", 0, 0)]
    [InlineData("IOPCIPrimaryMatch: '0x0042106b'", null, null)]
    [InlineData("IOPCISecondaryMatch: '0x0042106b'", 0, 0)]
    [InlineData("IOPCISecondaryMatch: '0x15338086'", null, null)]
    [InlineData("IOPCIClassMatch: '0x02000000'", 0, 0)]
    [InlineData("IOPCIClassMatch: '0x02000003&0xffffffff'", 0, 0)]
    [InlineData("IOPCIClassMatch: '0x02000004&0xffffffff'", null, null)]
    [InlineData("IOPCIMatch: '0x15338086', IOPCIClassMatch: '0x03000000'", null, null)]
    [InlineData("IOPCIMatch: '0x15338086', IOPCIClassMatch: '0x02000000&0xff000000'", 1000, 0)]
    [InlineData("IOProbeScore: 7", 7, 7)]
    public void Each_key_has_its_register_and_only_IOPCIMatch_scores_and_not_on_Intel(string personality, int? appleSilicon, int? intel)
    {
        Bench.ScoreOf(Ethernet(), personality, AppleSilicon).Should().Be(appleSilicon);
        Bench.ScoreOf(Ethernet(), personality, Intel).Should().Be(intel);
    }

    // a USB controller of Apple's: vendor 106b, device 003f, class 0c0310
    [Theory]
    [InlineData("PowerMac4,1", "0000106b", "0000003f", "000c0310", true)]
    [InlineData("PowerMac4,1", "6b100000", "3f000000", "10030c00", false)]
    [InlineData("MacBookPro5,1", "6b100000", "3f000000", "10030c00", true)]
    [InlineData("MacBookPro5,1", "0000106b", "0000003f", "000c0310", false)]
    public void Firmware_writes_numbers_as_its_processor_does(string model, string vendor, string device, string classCode, bool matches)
    {
        var nub = Bench.Nub("IOPCIDevice", $"vendor-id: !data 0x{vendor}, device-id: !data 0x{device}, class-code: !data 0x{classCode}", "usb", ("IOPCI2PCIBridge", ""), ("IOPlatformExpertDevice", $"model: '{model}'"));

        (Bench.ScoreOf(nub, "IOPCIPrimaryMatch: '0x003f106b', IOPCIClassMatch: '0x0c031000'", Intel) is not null).Should().Be(matches);
    }

    [Fact]
    public void A_PowerPC_without_a_model_is_known_by_its_platform_expert()
    {
        var nub = Bench.Nub("IOPCIDevice", "class-code: !data 0x000c0310", "usb", ("IOPCI2PCIBridge", ""), ("IOService", ""));
        var onPowerPC = Bench.Nub("IOPCIDevice", "class-code: !data 0x000c0310", "usb", ("IOPCI2PCIBridge", ""), ("MacRISC4PE", ""));

        Bench.ScoreOf(nub, "IOPCIClassMatch: '0x0c031000'", Intel).Should().BeNull();
        Bench.ScoreOf(onPowerPC, "IOPCIClassMatch: '0x0c031000'", Intel).Should().NotBeNull();
    }

    [Theory]
    [InlineData("0x10de1234 0x15338086", true)]
    [InlineData("0x10de1234,0x15338086", false)]
    [InlineData("0x15338086,0x10de1234", true)]
    [InlineData(" \t0x15338086", true)]
    [InlineData("0x15330000&0xffff0000", true)]
    [InlineData("0x15330000  &0xffff0000", true)]
    [InlineData("0x15330000\t&0xffff0000", false)]
    [InlineData("0x15330000& \t0xffff0000", true)]
    [InlineData("0x0&", true)]
    [InlineData("0x12341234&zz", true)]
    [InlineData("0x12341234&0", true)]
    [InlineData("zz 0x15338086", false)]
    [InlineData("", false)]
    [InlineData("0x", false)]
    [InlineData("0x115338086", true)]
    [InlineData("0x115338086&0xffffffffff", false)]
    [InlineData("-eacc7f7a", true)]
    [InlineData("+15338086", true)]
    [InlineData("fffffffffffffffffff&0", true)]
    public void A_list_is_read_as_the_kernel_reads_it(string list, bool matches)
    {
        var personality = OSDictionary.Empty.With("IOPCIPrimaryMatch", new OSString(list));

        Bench.Ask(Ethernet(), personality).Verdict.Should().Be(matches ? MatchVerdict.Yes : MatchVerdict.No);
    }

    [Theory]
    [InlineData("IOPCIMatch: 5")]
    [InlineData("IOPCIMatch: ['0x15338086']")]
    [InlineData("IOPCIClassMatch: !data 0x02000000")]
    public void A_value_that_is_no_string_is_used_as_one_and_nobody_knows_what_happens(string personality) =>
        Bench.Ask(Ethernet(), personality).Verdict.Should().Be(MatchVerdict.Undefined);

    [Fact]
    public void A_wrong_value_behind_a_key_that_fails_is_never_reached() =>
        Bench.Ask(Ethernet(), "IOPCIMatch: '0x12341234', IOPCIClassMatch: 5").Verdict.Should().Be(MatchVerdict.No);

    [Fact]
    public void Without_a_bridge_right_above_nothing_matches_not_even_an_empty_table()
    {
        Bench.Matches(Ethernet(above: "IOService"), "").Should().BeFalse();
        Bench.Matches(Bench.Nub("IOPCIDevice"), "").Should().BeFalse();
    }

    [Fact]
    public void A_provider_of_which_only_the_name_is_known_is_taken_for_a_bridge()
    {
        Bench.Matches(Ethernet(above: "AppleUnheardOfPCIe"), "IOPCIMatch: '0x15338086'").Should().BeTrue();
        Bench.NotesOf(Ethernet(above: "AppleUnheardOfPCIe"), "").OfType<FamilyNote.Remark>().Should().ContainSingle().Which.Certainty.Should().Be(Certainty.Assumed);
    }

    [Theory]
    [InlineData("vendor-id: !data 0x6b100000, device-id: !data 0x01000000, class-code: !data 0x00000300, revision-id: !data 0x02000000", "0x0001106b", "0x03000002", "0x0042106b")]
    [InlineData("vendor-id: !data 0x6b100000, device-id: !data 0x01000000, class-code: !data 0x00000300", "0x15338086", "0x02000003", "0x0042106b")]
    [InlineData("vendor-id: 4203, device-id: !data 0x01000000, class-code: !data 0x00000300, revision-id: !data 0x02000000", "0x15338086", "0x02000003", "0x0042106b")]
    [InlineData("vendor-id: !data 0x6b100000, device-id: !data 0x01000000, class-code: !data 0x00000300, revision-id: !data 0x02000000, subsystem-vendor-id: !data 0xde100000, subsystem-id: !data 0x07000000", "0x0001106b", "0x03000002", "0x000710de")]
    [InlineData("vendor-id: !data 0x6b100000, device-id: !data 0x01000000, class-code: !data 0x00000300, revision-id: !data 0x02000000, subsystem-vendor-id: !data 0xde100000, subsystem-id: !data 0x00000000", "0x0001106b", "0x03000002", "0x0042106b")]
    public void Properties_of_the_platform_lie_over_the_registers_when_all_four_are_data(string properties, string id, string @class, string subsystem)
    {
        var nub = Ethernet(properties);

        Bench.Matches(nub, $"IOPCIPrimaryMatch: '{id}'").Should().BeTrue();
        Bench.Matches(nub, $"IOPCIClassMatch: '{@class}&0xffffffff'").Should().BeTrue();
        Bench.Matches(nub, $"IOPCISecondaryMatch: '{subsystem}'").Should().BeTrue();
    }

    [Fact]
    public void Registers_are_looked_at_anew_when_a_property_changes()
    {
        var nub = Ethernet("vendor-id: !data 0x6b100000, device-id: !data 0x01000000, class-code: !data 0x00000300, revision-id: !data 0x02000000");
        Bench.Matches(nub, "IOPCIPrimaryMatch: '0x0001106b'").Should().BeTrue();

        nub.Properties = nub.Properties.With("device-id", OSData.FromHex("02000000"));

        Bench.Matches(nub, "IOPCIPrimaryMatch: '0x0002106b'").Should().BeTrue();
    }

    [Fact]
    public void Where_nobody_states_registers_each_property_speaks_for_its_own()
    {
        var nub = Bench.Nub("IOPCIDevice", "vendor-id: 0x8086, device-id: !data 0x33150000", "ethernet", ("IOPCIBridge", ""));

        Bench.Matches(nub, "IOPCIPrimaryMatch: '0x15338086'").Should().BeTrue();
    }

    [Theory]
    [InlineData("IOClass: D, IOPCITunnelCompatible: true", true, true, false)]
    [InlineData("IOClass: D, IOPCITunnelCompatible: false", false, false, false)]
    [InlineData("IOClass: D, IOPCITunnelCompatible: 1", false, true, false)]
    [InlineData("IOClass: D, IOPCITunnelCompatible: 'true'", false, true, false)]
    [InlineData("IOClass: D", false, true, false)]
    [InlineData("IOClass: IOPCI2PCIBridge", true, true, true)]
    [InlineData("IOClass: 5", true, true, true)]
    [InlineData("IOProbeScore: 1", true, true, true)]
    public void Behind_a_tunnel_a_driver_must_say_that_it_can_bear_it(string personality, bool asDelivered, bool unchecked_, bool noneAllowed)
    {
        var nub = Ethernet("IOPCITunnelled: false");

        Bench.Matches(nub, personality).Should().Be(asDelivered);
        Bench.Matches(nub, personality, Host.Default with { Pci = new(CheckTunnel: false) }).Should().Be(unchecked_);
        Bench.Matches(nub, personality, Host.Default with { Pci = new(CheckTunnel: false, NoTunnelDrivers: true) }).Should().Be(noneAllowed);
        Bench.Matches(Ethernet(), personality).Should().BeTrue("this one is not behind a tunnel");
    }

    [Theory]
    [InlineData("true", true, true)]
    [InlineData("false", false, false)]
    [InlineData("'yes'", false, false)]
    [InlineData("[]", false, false)]
    [InlineData("!set [{}]", false, false)]
    [InlineData("[{}]", true, false)]
    [InlineData("[{IOPCIMatch: '0x12341234'}]", false, false)]
    [InlineData("[{IOPCIMatch: '0x12341234'}, {IOPCIMatch: '0x8086&0xffff'}]", true, false)]
    [InlineData("[com.apple.developer.driverkit.builtin, {IOPCIMatch: '0x8086&0xffff'}]", true, true)]
    [InlineData("[{IOPCIMatch: '0x8086&0xffff'}, com.apple.developer.driverkit.builtin]", true, false)]
    [InlineData("[com.apple.developer.driverkit.builtin]", false, false)]
    public void The_entitlement_is_compared_with_the_device_and_a_built_in_one_asks_for_more(string entitlement, bool external, bool builtIn)
    {
        var table = $"IOPCIMatch: '0x15338086', com.apple.developer.driverkit.transport.pci: {entitlement}";

        Bench.AskEntitled(Ethernet(), table).Should().Be(external ? MatchVerdict.Yes : MatchVerdict.No);
        Bench.AskEntitled(Ethernet("built-in: !data 0x00"), table).Should().Be(builtIn ? MatchVerdict.Yes : MatchVerdict.No);
    }

    [Fact]
    public void The_entitlement_counts_only_where_the_personality_matches_too()
    {
        Bench.AskEntitled(Ethernet(), "IOPCIMatch: '0x12341234', com.apple.developer.driverkit.transport.pci: true").Should().Be(MatchVerdict.No);
        Bench.AskEntitled(Ethernet(), "IOPCIMatch: '0x15338086'").Should().Be(MatchVerdict.Yes, "without the key nothing more is asked here");
    }

    [Fact]
    public void The_notes_tell_which_item_hit_which_register_and_what_it_gave()
    {
        var notes = Bench.NotesOf(Ethernet(), "IOPCIMatch: '0x12341234 0x15330000&0xffff0000'");

        notes.OfType<FamilyNote.Compared>().Single().How.Should().Be("0x15330000 & 0xffff0000 against register 0x00");
        notes.OfType<FamilyNote.Scored>().Last().Should().Be(new FamilyNote.Scored("IOPCIMatch hit register 0x00", 1000, Certainty.Source));
    }
}
