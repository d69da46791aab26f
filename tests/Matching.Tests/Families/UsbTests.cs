namespace IOMatch.Families;

public sealed class UsbTests
{
    private const string Keyboard = "idVendor: 1452, idProduct: 593, bcdDevice: 0x101, bDeviceClass: 0, bDeviceSubClass: 0, bDeviceProtocol: 0";
    private const string VendorDevice = "idVendor: 0x1209, idProduct: 1, bcdDevice: 0x100, bDeviceClass: 255, bDeviceSubClass: 2, bDeviceProtocol: 3";
    private const string BootKeyboard = "idVendor: 1452, idProduct: 593, bcdDevice: 0x101, bConfigurationValue: 1, bInterfaceNumber: 0, bInterfaceClass: 3, bInterfaceSubClass: 1, bInterfaceProtocol: 1";
    private const string VendorInterface = "idVendor: 0x1209, idProduct: 1, bcdDevice: 0x100, bConfigurationValue: 1, bInterfaceNumber: 0, bInterfaceClass: 255, bInterfaceSubClass: 2, bInterfaceProtocol: 3";

    private static readonly string[] DeviceClasses = ["IOUSBDevice", "IOUSBHostDevice", "AppleUSBDevice"];
    private static readonly string[] InterfaceClasses = ["IOUSBInterface", "IOUSBHostInterface", "AppleUSBInterface"];

    private static void AllScore(string[] classes, string device, string personality, int? score)
    {
        foreach (var @class in classes) Bench.ScoreOf(Bench.Nub(@class, device), personality).Should().Be(score, $"on {@class}");
    }

    [Theory]
    [InlineData("idVendor: 1452, idProduct: 593, bcdDevice: 0x101", 100000)]
    [InlineData("idVendor: 1452, idProduct: 593", 90000)]
    [InlineData("idVendor: 1452, idProduct: 593, bcdDevice: 0x102", null)]
    [InlineData("idVendor: 1452, idProduct: 593, bDeviceClass: 9", null)]
    [InlineData("idVendor: 1452, idProduct: 593, bDeviceClass: 0, bDeviceSubClass: 0", 90000)]
    [InlineData("idVendor: 1452, idProduct: 594", null)]
    [InlineData("idVendor: 1452", null)]
    [InlineData("idProduct: 593", null)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, bDeviceProtocol: 0", 60000)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0", 50000)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, bDeviceProtocol: 1", null)]
    [InlineData("bDeviceClass: 0", null)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, bcdDevice: 0x101", null)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, idVendor: 1452", null)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, idProduct: 593", null)]
    [InlineData("IOProbeScore: 5", null)]
    public void A_device_is_matched_by_one_of_the_combinations(string personality, int? score) => AllScore(DeviceClasses, Keyboard, personality, score);

    [Theory]
    [InlineData("idVendor: 0x1209, bDeviceSubClass: 2, bDeviceProtocol: 3", 80000)]
    [InlineData("idVendor: 0x1209, bDeviceSubClass: 2", 70000)]
    [InlineData("idVendor: 0x1209, bDeviceClass: 255, bDeviceSubClass: 2", 70000)]
    [InlineData("idVendor: 0x1209, bDeviceClass: 3, bDeviceSubClass: 2", null)]
    [InlineData("idVendor: 0x1209, bDeviceSubClass: 2, bcdDevice: 0x100", null)]
    [InlineData("idVendor: 0x1209, bDeviceSubClass: 2, idProduct: 2", null)]
    [InlineData("idVendor: 0x1209, bDeviceSubClass: 2, idProductArray: [2]", 70000)]
    [InlineData("bDeviceClass: 255, bDeviceSubClass: 2, bDeviceProtocol: 3", null)]
    [InlineData("idVendor: 0x1209, idProduct: 1", 90000)]
    public void A_vendor_specific_device_asks_for_its_vendor(string personality, int? score) => AllScore(DeviceClasses, VendorDevice, personality, score);

    [Theory]
    [InlineData("idVendor: 1452, idProduct: 593, bcdDevice: 0x101, bConfigurationValue: 1, bInterfaceNumber: 0", 100000)]
    [InlineData("idVendor: 1452, idProduct: 593, bConfigurationValue: 1, bInterfaceNumber: 0", 90000)]
    [InlineData("idVendor: 1452, idProduct: 593, bConfigurationValue: 2, bInterfaceNumber: 0", null)]
    [InlineData("idVendor: 1452, idProduct: 593", null)]
    [InlineData("idVendor: 1452, idProduct: 593, bInterfaceNumber: 0", null)]
    [InlineData("bInterfaceClass: 3, bInterfaceSubClass: 1, bInterfaceProtocol: 1", 60000)]
    [InlineData("bInterfaceClass: 3, bInterfaceSubClass: 1", 50000)]
    [InlineData("bInterfaceClass: 3, bInterfaceSubClass: 1, bInterfaceNumber: 0", null)]
    [InlineData("bInterfaceClass: 3", null)]
    public void An_interface_is_matched_by_one_of_the_combinations(string personality, int? score) => AllScore(InterfaceClasses, BootKeyboard, personality, score);

    [Theory]
    [InlineData("idVendor: 0x1209, bInterfaceSubClass: 2, bInterfaceProtocol: 3", 80000)]
    [InlineData("idVendor: 0x1209, bInterfaceSubClass: 2", 70000)]
    [InlineData("idVendor: 0x1209, bInterfaceSubClass: 2, bConfigurationValue: 1", null)]
    [InlineData("bInterfaceClass: 255, bInterfaceSubClass: 2", null)]
    public void A_vendor_specific_interface_asks_for_its_vendor(string personality, int? score) => AllScore(InterfaceClasses, VendorInterface, personality, score);

    [Theory]
    [InlineData("idVendor: '*', idProduct: 593", 89000)]
    [InlineData("idVendor: '*', idProduct: '*'", 88000)]
    [InlineData("idVendor: '*', idProduct: '*', bcdDevice: '*'", 97000)]
    [InlineData("bDeviceClass: '*', bDeviceSubClass: '*', bDeviceProtocol: '*'", 57000)]
    [InlineData("idVendor: 1452, idProduct: 593, bDeviceClass: '*'", 90000)]
    [InlineData("idVendor: '**', idProduct: 593", null)]
    [InlineData("idVendor: !symbol '*', idProduct: 593", 89000)]
    [InlineData("idVendor: !data 0x2a, idProduct: 593", null)]
    public void A_wildcard_costs_a_thousand_where_the_row_needs_the_key(string personality, int? score) => AllScore(DeviceClasses, Keyboard, personality, score);

    [Theory]
    [InlineData("idVendor: 1452, idProductArray: [1, 593]", 90000)]
    [InlineData("idVendor: 1452, idProductArray: [1, 2]", null)]
    [InlineData("idVendor: 1452, idProductArray: []", null)]
    [InlineData("idVendor: 1452, idProductArray: ['593', 593]", 90000)]
    [InlineData("idVendor: 1452, idProduct: 593, idProductArray: [1]", null)]
    [InlineData("idVendor: 1452, idProduct: 1, idProductArray: [593]", 90000)]
    [InlineData("idVendor: 1452, idProduct: '*', idProductArray: [1]", 89000)]
    [InlineData("idVendor: 1452, idProduct: 593, idProductArray: 5", 90000)]
    [InlineData("idVendor: 1452, idProductArray: !set [593]", null)]
    [InlineData("idVendor: 1452, idProduct: 592, idProductMask: 0xfff0", 89500)]
    [InlineData("idVendor: 1452, idProduct: 593, idProductMask: 0xfff0", 90000)]
    [InlineData("idVendor: 1452, idProduct: 592, idProductMask: 0xffff", null)]
    [InlineData("idVendor: 1452, idProduct: '592', idProductMask: 0", null)]
    [InlineData("idVendor: 1452, idProduct: 592, idProductMask: '0'", null)]
    [InlineData("idVendor: 1452, idProductMask: 0", null)]
    [InlineData("idVendor: 1452, idProductArray: [1, 592], idProductMask: 0xfff0", 89500)]
    [InlineData("idVendor: 1452, idProduct: '*', idProductMask: 0", 89000)]
    [InlineData("bDeviceClass: 0, bDeviceSubClass: 0, idProductArray: [592], idProductMask: 0xfff0", 49500)]
    public void Products_come_as_one_as_a_list_and_by_mask(string personality, int? score) => AllScore(DeviceClasses, Keyboard, personality, score);

    [Theory]
    [InlineData("9999", 99999)]
    [InlineData("10000", 99000)]
    [InlineData("210000", 99000)]
    [InlineData("-1", 89999)]
    [InlineData("-90000", 0)]
    [InlineData("0x80000000", -2147393648)]
    [InlineData("'9000'", 90000)]
    public void The_score_of_the_personality_is_added_and_cut_from_10000_on(string probeScore, int score) =>
        AllScore(DeviceClasses, Keyboard, $"idVendor: 1452, idProduct: 593, IOProbeScore: {probeScore}", score);

    [Theory]
    [InlineData("idVendor: !number {value: 1452, bits: 16}, idProduct: !number {value: 593, bits: 16}", true)]
    [InlineData("idVendor: !number {value: 1452, bits: 8}, idProduct: 593", false)]
    [InlineData("idVendor: '1452', idProduct: 593", false)]
    [InlineData("idVendor: !data 0xac05, idProduct: 593", false)]
    [InlineData("idVendor: 0x1000005ac, idProduct: 593", false)]
    public void Numbers_are_compared_whole_and_as_numbers_only(string personality, bool matches) =>
        AllScore(DeviceClasses, Keyboard, personality, matches ? 90000 : null);

    [Fact]
    public void A_property_the_device_lacks_never_agrees_but_a_wildcard_takes_it()
    {
        var bare = Bench.Nub("IOUSBDevice", "bDeviceClass: 0, bDeviceSubClass: 0");

        Bench.ScoreOf(bare, "idVendor: 1452, idProduct: 593").Should().BeNull();
        Bench.ScoreOf(bare, "idVendor: '*', idProduct: '*'").Should().Be(88000);
        Bench.ScoreOf(Bench.Nub("IOUSBDevice", ""), "bDeviceClass: '*', bDeviceSubClass: '*'").Should().Be(48000);
    }

    [Fact]
    public void A_class_255_counts_as_vendor_specific_in_any_width_and_only_as_a_number()
    {
        Bench.ScoreOf(Bench.Nub("IOUSBDevice", "bDeviceClass: !number {value: 255, bits: 8}, bDeviceSubClass: 1"), "bDeviceClass: 255, bDeviceSubClass: 1").Should().BeNull();
        Bench.ScoreOf(Bench.Nub("IOUSBDevice", "bDeviceClass: 0x1000000ff, bDeviceSubClass: 1"), "bDeviceClass: 0x1000000ff, bDeviceSubClass: 1").Should().BeNull("the low 32 bits are read");
        Bench.ScoreOf(Bench.Nub("IOUSBDevice", "bDeviceClass: '255', bDeviceSubClass: 1"), "bDeviceClass: '255', bDeviceSubClass: 1").Should().Be(50000);
    }

    [Theory]
    [InlineData("AppleUSBDevice", "false", null)]
    [InlineData("AppleUSBDevice", "true", 50000)]
    [InlineData("AppleUSBDevice", "0", 50000)]
    [InlineData("IOUSBDevice", "false", 50000)]
    [InlineData("IOUSBHostDevice", "false", 50000)]
    public void Legacy_personalities_that_say_so_stay_off_the_alias_of_a_host_device(string @class, string compatibility, int? score) =>
        Bench.ScoreOf(Bench.Nub(@class, Keyboard), $"bDeviceClass: 0, bDeviceSubClass: 0, USBCompatibilityMatch: {compatibility}").Should().Be(score);

    [Theory]
    [InlineData("IOUSBHostDevice", "USBSpeed: 3", 50000)]
    [InlineData("IOUSBHostDevice", "USBSpeed: 4", null)]
    [InlineData("IOUSBHostDevice", "USBSpeed: 3, USBPortType: 2", null)]
    [InlineData("IOUSBDevice", "USBSpeed: 4", 50000)]
    public void Speed_and_port_type_are_compared_on_host_devices_only(string @class, string more, int? score) =>
        Bench.ScoreOf(Bench.Nub(@class, Keyboard + ", USBSpeed: 3"), $"bDeviceClass: 0, bDeviceSubClass: 0, {more}").Should().Be(score);

    [Theory]
    [InlineData("[{idVendor: 1452}]", true)]
    [InlineData("[{idVendor: 1}, {idVendor: 1452, idProduct: 593}]", true)]
    [InlineData("[{idVendor: 1452, idProduct: 594}]", false)]
    [InlineData("[{idVendor: '*'}]", true)]
    [InlineData("[{idVendor: 1452, idProductArray: [1, 593]}]", true)]
    [InlineData("[{idVendor: 1452, idProductArray: [1]}]", false)]
    [InlineData("[{idVendor: 1452, idProduct: 592, idProductMask: 0xfff0}]", true)]
    [InlineData("[{bDeviceClass: 0}]", true)]
    [InlineData("[{}]", true)]
    [InlineData("['*']", false)]
    [InlineData("[]", false)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_dext_may_take_a_host_device_that_its_entitlement_names_even_in_part(string entitlement, bool allowed) =>
        Bench.AskEntitled(Bench.Nub("IOUSBHostDevice", Keyboard), $"idVendor: 1452, idProduct: 593, com.apple.developer.driverkit.transport.usb: {entitlement}")
            .Should().Be(allowed ? MatchVerdict.Yes : MatchVerdict.No);

    [Fact]
    public void The_legacy_family_is_not_consulted_about_entitlements() =>
        Bench.AskEntitled(Bench.Nub("IOUSBDevice", Keyboard), "idVendor: 1, com.apple.developer.driverkit.transport.usb: false").Should().Be(MatchVerdict.Yes);

    [Fact]
    public void What_no_dump_has_shown_of_the_host_family_is_told_as_assumed()
    {
        static IEnumerable<(int, Certainty)> Parts(string @class, string device, string personality) =>
            Bench.NotesOf(Bench.Nub(@class, device), personality).OfType<FamilyNote.Scored>().Select(s => (s.Points, s.Certainty));

        Parts("IOUSBHostDevice", Keyboard, "idVendor: 1452, idProduct: 592, idProductMask: 0xfff0, IOProbeScore: 20000")
            .Should().Equal((90000, Certainty.Observed), (9000, Certainty.Assumed), (-500, Certainty.Assumed));
        Parts("IOUSBHostDevice", VendorDevice, "idVendor: 0x1209, bDeviceSubClass: 2").Should().Equal((70000, Certainty.Assumed));
        Parts("IOUSBHostInterface", BootKeyboard, "bInterfaceClass: 3, bInterfaceSubClass: 1, bInterfaceProtocol: '*', IOProbeScore: 1")
            .Should().Equal((60000, Certainty.Observed), (1, Certainty.Observed), (-1000, Certainty.Observed));
        Parts("IOUSBDevice", Keyboard, "idVendor: 1452, idProduct: 592, idProductMask: 0xfff0, IOProbeScore: 20000").Select(p => p.Item2).Should().AllBeEquivalentTo(Certainty.Source);
    }

    [Fact]
    public void An_incomplete_combination_is_told_with_what_did_agree() =>
        Bench.NotesOf(Bench.Nub("IOUSBHostInterface", BootKeyboard), "idVendor: 1452, idProduct: 593")
            .OfType<FamilyNote.Remark>().Single().Text.Should().Be("what agrees (idVendor + idProduct) makes none of the combinations, or a further key contradicts it");

    [Theory]
    [InlineData("AppleHSSPIInterface", "bInterfaceClass: 3, bInterfaceSubClass: 0, bInterfaceProtocol: 0", 60000)]
    [InlineData("AppleHSSPIInterface", "bInterfaceClass: '*', bInterfaceSubClass: '*', bInterfaceProtocol: '*'", 57000)]
    [InlineData("AppleHSBluetoothInterface", "idVendor: 76, idProductArray: [613, 617], bInterfaceNumber: 0, VendorIDSource: 1", 90000)]
    [InlineData("AppleHSBluetoothInterface", "idVendor: 76, idProductArray: [613, 617], bInterfaceNumber: '*', VendorIDSource: 1", 89000)]
    [InlineData("AppleHSBluetoothInterface", "idVendor: 76, idProductArray: [613], bInterfaceNumber: 0", null)]
    [InlineData("AppleHSBluetoothInterface", "idVendor: 76, idProductArray: [617], bInterfaceNumber: 0, VendorIDSource: 2", null)]
    public void Keyboards_and_mice_on_SPI_and_Bluetooth_score_like_interfaces_without_a_configuration(string @class, string personality, int? score) =>
        Bench.ScoreOf(Bench.Nub(@class, "idVendor: 76, idProduct: 617, bInterfaceNumber: 0, bInterfaceClass: 3, bInterfaceSubClass: 0, bInterfaceProtocol: 0, VendorIDSource: 1"), personality)
            .Should().Be(score);
}
