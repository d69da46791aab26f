namespace IOMatch.Families;

public sealed class OtherFamilyTests
{
    [Theory]
    [InlineData("IOTTYDevice: usb0, IOTTYSuffix: '0'", true)]
    [InlineData("IOTTYDevice: usb1", false)]
    [InlineData("IODialinDevice: x", false)]
    [InlineData("IOSerialBSDClientType: IOSerialStreamSync", true)]
    [InlineData("IOSerialBSDClientType: IOSerialStream", true)]
    [InlineData("IOSerialBSDClientType: IOUser", true)]
    [InlineData("IOSerialBSDClientType: IOService", false)]
    [InlineData("IOSerialBSDClientType: IORS232", false)]
    [InlineData("IOSerialBSDClientType: ''", true)]
    [InlineData("IOSerialBSDClientType: 5", false)]
    [InlineData("IOTTYDevice: usb1, IOSerialBSDClientType: IOUser", false)]
    public void A_serial_client_is_found_by_names_and_by_the_beginning_of_a_class_above(string table, bool matches)
    {
        var client = Bench.Nub("IOSerialBSDClient", "IOTTYDevice: usb0, IOTTYSuffix: '0'", "tty", ("IOUserSerial", ""));

        Bench.Matches(client, table).Should().Be(matches);
        Bench.AskEntitled(client, table).Should().Be(matches ? MatchVerdict.Yes : MatchVerdict.No, "it has only the one-argument form");
    }

    [Fact]
    public void A_serial_client_without_a_stream_above_has_no_type() =>
        Bench.Matches(Bench.Nub("IOSerialBSDClient", "", "tty", ("IOService", "")), "IOSerialBSDClientType: IO").Should().BeFalse();

    [Theory]
    [InlineData("ata device type: ata", true, true)]
    [InlineData("ata device type: atapi", false, true)]
    [InlineData("IOUnit: 1", true, false)]
    public void ATA_compares_the_type_in_matching_and_the_unit_for_entitlements(string table, bool matches, bool entitled)
    {
        var nub = Bench.Nub("ATADeviceNub", "ata device type: ata, IOUnit: 0");

        Bench.ScoreOf(nub, table + ", IOProbeScore: 4").Should().Be(matches ? 4 : null);
        Bench.AskEntitled(nub, table).Should().Be(entitled ? MatchVerdict.Yes : MatchVerdict.No);
    }

    [Theory]
    [InlineData("Channel Mode: 1", "", true)]
    [InlineData("Channel Mode: 1", "Serial ATA: true", false)]
    [InlineData("Channel Mode: 1", "Serial ATA: 1", true)]
    [InlineData("Channel Mode: 2", "Serial ATA: true", true)]
    [InlineData("Channel Mode: 2", "Serial ATA: false", false)]
    [InlineData("", "Serial ATA: true", true)]
    public void A_serial_ATA_channel_takes_drivers_that_say_so_and_a_parallel_one_the_others(string channel, string table, bool matches) =>
        Bench.Matches(Bench.Nub("AppleIntelPIIXATAChannel", channel), table).Should().Be(matches);

    [Theory]
    [InlineData("IOFireWireDevice", "Vendor_ID: 1, GUID: 2", true)]
    [InlineData("IOFireWireDevice", "Vendor_ID: 2", false)]
    [InlineData("IOFireWireDevice", "Unit_Spec_ID: 9", true)]
    [InlineData("IOFireWireUnit", "Unit_Spec_ID: 3, Unit_SW_Version: 4", true)]
    [InlineData("IOFireWireUnit", "Unit_Spec_ID: 9", false)]
    [InlineData("IOFireWireSBP2Target", "Command_Set: 5, IOUnit: 9", true)]
    [InlineData("IOFireWireSBP2Target", "Command_Set: 9", false)]
    [InlineData("IOFireWireSBP2LUN", "IOUnit: 0", true)]
    [InlineData("IOFireWireSBP2LUN", "IOUnit: 9", false)]
    [InlineData("IOFireWireAVCSubUnit", "SubUnit_Type: 1", true)]
    [InlineData("IOFireWireAVCSubUnit", "SubUnit_Type: 9", false)]
    [InlineData("IOFireWireAVCProtocolUserClient", "GUID: 2, Vendor_ID: 9", true)]
    [InlineData("IOFireWireAVCProtocolUserClient", "GUID: 9", false)]
    [InlineData("IOFireWireMagicMatchingNub", "IOClass: Mine", true)]
    [InlineData("IOFireWireMagicMatchingNub", "IOClass: Other", false)]
    [InlineData("IOFireWireMagicMatchingNub", "", false)]
    public void FireWire_nubs_compare_their_keys(string @class, string table, bool matches)
    {
        var nub = Bench.Nub(@class, "Vendor_ID: 1, GUID: 2, Unit_Spec_ID: 3, Unit_SW_Version: 4, Command_Set: 5, IOUnit: 0, SubUnit_Type: 1, IODesiredChild: Mine");

        Bench.Matches(nub, table).Should().Be(matches);
        Bench.AskEntitled(nub, table).Should().Be(matches ? MatchVerdict.Yes : MatchVerdict.No, "they have only the one-argument form");
    }

    [Theory]
    [InlineData("AVCSubUnit_0: 2", true)]
    [InlineData("AVCSubUnit_0: 3", false)]
    [InlineData("AVCSubUnit_1: 1", false)]
    [InlineData("AVCSubUnit_1: 0", true)]
    [InlineData("AVCSubUnit_1f: 1", true)]
    [InlineData("AVCSubUnit_1f: 2", false)]
    [InlineData("AVCSubUnit_0: '3'", true)]
    [InlineData("AVCSubUnit_0: 0x102", true)]
    [InlineData("Unit_Type: 9", false)]
    public void An_AVC_unit_must_have_so_many_subunits_of_a_kind(string table, bool matches) =>
        Bench.Matches(Bench.Nub("IOFireWireAVCUnit", "Unit_Type: 1, AVCSubUnit_0: 2, AVCSubUnit_1f: !number {value: 1, bits: 8}"), table).Should().Be(matches);

    [Theory]
    [InlineData("IOResourceMatch: IOBSD", MatchVerdict.Yes)]
    [InlineData("IOResourceMatch: IONone", MatchVerdict.No)]
    [InlineData("IOResourceMatch: [IOBSD, IOKit]", MatchVerdict.Yes)]
    [InlineData("IOResourceMatch: [IOBSD, IONone]", MatchVerdict.No)]
    [InlineData("IOResourceMatch: []", MatchVerdict.Yes)]
    [InlineData("IOResourceMatch: {IOBSD: 1}", MatchVerdict.Yes)]
    [InlineData("IOResourceMatch: true", MatchVerdict.PageFault)]
    [InlineData("IOResourceMatch: [IONone, 5]", MatchVerdict.No)]
    [InlineData("IOResourceMatch: [IOBSD, 5]", MatchVerdict.PageFault)]
    [InlineData("IOResourceMatched: IOKit", MatchVerdict.No)]
    [InlineData("IOResourceMatched: !symbol IOKit", MatchVerdict.Yes)]
    [InlineData("IOResourceMatch: IOBSD, IOResourceMatched: IONone", MatchVerdict.Yes)]
    public void Resources_wait_for_everything_that_is_named(string table, MatchVerdict verdict)
    {
        const string published = "IOBSD: true, IOKit: IOService, IOResourceMatched: [!symbol IOKit]";

        Bench.Ask(Bench.Nub("IOResources", published), table).Verdict.Should().Be(verdict);
        Bench.AskEntitled(Bench.Nub("IOUserResources", published), table).Should().Be(verdict);
    }

    [Theory]
    [InlineData("Adapter Type: 917761", true)]
    [InlineData("Adapter Type: 917762", false)]
    [InlineData("IOClass: D", true)]
    public void A_Thunderbolt_port_takes_the_driver_of_its_adapter(string table, bool matches) =>
        Bench.ScoreOf(Bench.Nub("IOThunderboltPort", "Adapter Type: 917761"), table + ", IOProbeScore: 4096").Should().Be(matches ? 4096 : null);

    [Theory]
    [InlineData("PSM: 17, VendorID: 76, ProductID: 617, VendorIDSource: 1", 2100)]
    [InlineData("PSM: 19, VendorID: 76, ProductID: 617, VendorIDSource: 1", null)]
    [InlineData("PSM: 17, VendorID: 76, ProductID: 613, VendorIDSource: 1", null)]
    [InlineData("PSM: 17, VendorID: 76, ProductID: 617", 2100)]
    [InlineData("PSM: 17, VendorID: 76, ProductID: 617, VendorIDSource: 2", null)]
    [InlineData("PSM: 17", 0)]
    [InlineData("", 0)]
    public void A_Bluetooth_channel_is_compared_together_with_its_device(string table, int? score) =>
        Bench.ScoreOf(Bench.Nub("IOBluetoothL2CAPChannel", "PSM: 17", "channel", ("IOBluetoothDevice", "VendorID: 76, ProductID: 617, VendorIDSource: 1")), table).Should().Be(score);

    [Fact]
    public void A_signalling_channel_takes_no_driver_with_a_PSM() =>
        Bench.Matches(Bench.Nub("IOBluetoothL2CAPSignalChannel", "PSM: 17"), "PSM: 17").Should().BeFalse();

    [Theory]
    [InlineData("model: 'MacBook9,1'", true)]
    [InlineData("model: 'MacBook8,1'", false)]
    [InlineData("board-id: Mac-1", true)]
    [InlineData("board-id: Mac-2", false)]
    [InlineData("IOClass: D", true)]
    public void Power_and_USB_controllers_compare_the_model_with_the_machine(string table, bool matches)
    {
        const string machine = "model: !data 0x4d6163426f6f6b392c3100, board-id: !data 0x4d61632d3100";

        Bench.Matches(Bench.Nub("AppleBusPowerController", "", "power", ("IOService", "model: other"), ("IOPlatformExpertDevice", machine)), table).Should().Be(matches);
        Bench.Matches(Bench.Nub("AppleUSBXHCIPCI", "", "XHC1", ("IOPlatformExpertDevice", machine)), table).Should().Be(matches);
    }

    [Fact]
    public void A_plain_service_lets_every_table_pass_with_its_own_score() =>
        Bench.ScoreOf(Bench.Nub("IOEthernetInterface"), "anything: 5, IOProbeScore: -3").Should().Be(-3);
}
