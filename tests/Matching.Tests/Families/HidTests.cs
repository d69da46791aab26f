namespace IOMatch.Families;

public sealed class HidTests
{
    private const string Pairs = "DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}, {DeviceUsagePage: 12, DeviceUsage: 1}]";

    private const string Keyboard =
        "VendorID: 1452, ProductID: 641, VersionNumber: 2, Manufacturer: Apple, SerialNumber: A1, Transport: USB, LocationID: 7, ModelNumber: M, " +
        "PrimaryUsagePage: 1, PrimaryUsage: 6, " + Pairs;

    private static int? ScoreOf(string personality) => Bench.ScoreOf(Bench.Nub("IOHIDDevice", Keyboard), personality);

    [Theory]
    [InlineData("IOProbeScore: 3", 3)]
    [InlineData("PrimaryUsagePage: 1", 1100)]
    [InlineData("PrimaryUsagePage: 1, PrimaryUsage: 6", 1200)]
    [InlineData("PrimaryUsage: 6", 0)]
    [InlineData("PrimaryUsage: 7", null)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}]", 1200)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 12}]", 1150)]
    [InlineData("DeviceUsagePage: 1, DeviceUsage: 6", 1200)]
    [InlineData("DeviceUsagePage: 12", 1150)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}], DeviceUsagePage: 12", 1250)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}], PrimaryUsagePage: 1, PrimaryUsage: 6", 1200)]
    [InlineData("Transport: USB", 1000)]
    [InlineData("Transport: USB, LocationID: 7", 3000)]
    [InlineData("LocationID: 7", 0)]
    [InlineData("VendorID: 1452", 5000)]
    [InlineData("VendorID: 1452, ProductID: 641", 6000)]
    [InlineData("ProductID: 641", 0)]
    [InlineData("VendorID: 1452, ModelNumber: M", 6000)]
    [InlineData("VendorID: 1452, VersionNumber: 2, Manufacturer: Apple, SerialNumber: A1", 5300)]
    [InlineData("VendorID: 1452, PrimaryUsagePage: 1, PrimaryUsage: 6", 6200)]
    [InlineData("VendorID: 1452, ProductIDArray: [1, 641], DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}]", 7175)]
    [InlineData("VendorID: '*'", null)]
    [InlineData("Manufacturer: App", null)]
    [InlineData("BootProtocol: 1", null)]
    [InlineData("HIDDefaultBehavior: x", null)]
    [InlineData("HIDCompatibilityInterface: true", null)]
    public void Every_key_must_fit_and_some_give_points(string personality, int? score) => ScoreOf(personality).Should().Be(score);

    [Theory]
    [InlineData("ProductID: '*'", 6000)]
    [InlineData("ProductID: 640", null)]
    [InlineData("ProductID: '641'", null)]
    [InlineData("ProductIDArray: [640, 641]", 5975)]
    [InlineData("ProductIDArray: [640]", null)]
    [InlineData("ProductIDArray: 640", 5000)]
    [InlineData("ProductID: 640, ProductIDArray: [641]", 5975)]
    [InlineData("ProductID: 641, ProductIDArray: [640]", 6000)]
    [InlineData("ProductID: 640, ProductIDMask: 0xfff0", 5950)]
    [InlineData("ProductID: 640, ProductIDMask: 0xffff", null)]
    [InlineData("ProductID: 640, ProductIDMask: '0'", null)]
    [InlineData("ProductIDMask: 1", 5000)]
    [InlineData("ProductIDArray: [1, 640], ProductIDMask: 0xfff0", 5925)]
    [InlineData("ProductID: 640, ProductIDArray: [1, 640], ProductIDMask: 0x1fffffff0", 5950)]
    public void The_best_of_four_ways_to_name_a_product_counts(string product, int? score) => ScoreOf("VendorID: 1452, " + product).Should().Be(score);

    [Theory]
    [InlineData("DeviceUsagePairs: []", 0)]
    [InlineData("DeviceUsagePairs: 5", 0)]
    [InlineData("DeviceUsagePairs: [5]", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsage: 9}]", 0)]
    [InlineData("DeviceUsage: 9", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: '1'}]", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: '9'}]", 1150)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 9}, {DeviceUsage: 1}]", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 9}, {DeviceUsagePage: 1}]", 1150)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 9}]", null)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 9}]", null)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: 6}], DeviceUsagePage: 9", null)]
    public void A_pair_that_is_never_compared_matches_without_points(string personality, int? score) => ScoreOf(personality).Should().Be(score);

    [Theory]
    [InlineData("DeviceUsagePairs: []", "DeviceUsagePage: 1, DeviceUsage: 6", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsage: 6}, 5]", "DeviceUsagePage: 1, DeviceUsage: 6", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: x}]", "DeviceUsagePage: 1, DeviceUsage: 6", 0)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 1, DeviceUsage: x}, {DeviceUsagePage: 2, DeviceUsage: 6}]", "DeviceUsagePage: 1, DeviceUsage: 6", null)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 2, DeviceUsage: 6}, {DeviceUsagePage: 1, DeviceUsage: x}]", "DeviceUsagePage: 1, DeviceUsage: 6", 0)]
    public void The_last_pair_that_was_compared_decides(string nub, string personality, int? score) =>
        Bench.ScoreOf(Bench.Nub("IOHIDDevice", nub), personality).Should().Be(score);

    [Theory]
    [InlineData("")]
    [InlineData("DeviceUsagePairs: !set []")]
    public void A_device_without_a_list_of_usage_pairs_matches_nothing(string properties) =>
        Bench.Matches(Bench.Nub("IOHIDDevice", properties), "IOClass: D").Should().BeFalse();

    [Theory]
    [InlineData("PrimaryUsagePage: 0xff00", "DeviceUsagePairs: []", false)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}]", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00, DeviceUsage: 1}]", true)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00, DeviceUsage: 1}], Transport: USB", false)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}]", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00, DeviceUsage: 1}], Transport: USB", true)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: Bluetooth Low Energy", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: Bluetooth Low Energy", false)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: SPI", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: SPI", true)]
    [InlineData("DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB, VendorID: 5", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB, VendorID: 5", true)]
    [InlineData("DeviceUsagePage: 0xff00, Transport: USB", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB", true)]
    public void A_vendor_defined_usage_on_USB_or_Bluetooth_asks_for_a_vendor(string personality, string nub, bool matches)
    {
        Bench.Matches(Bench.Nub("IOHIDDevice", nub), personality).Should().Be(matches);
    }

    [Fact]
    public void The_guard_is_the_devices_alone_not_the_event_services()
    {
        const string nub = "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB";

        Bench.Matches(Bench.Nub("IOHIDEventService", nub), nub).Should().BeTrue();
        Bench.Matches(Bench.Nub("IOHIDDevice", nub), nub).Should().BeFalse();
    }

    [Fact]
    public void Old_games_match_any_device_with_score_0_while_no_game_controller_is_there()
    {
        const string game = "PrimaryUsagePage: 5, PrimaryUsage: 1, IOProbeScore: 9000, VendorID: 1";
        var mouse = Bench.Nub("IOHIDDevice", "PrimaryUsagePage: 1, PrimaryUsage: 2, DeviceUsagePairs: []");

        Bench.ScoreOf(mouse, game).Should().Be(0);
        Bench.ScoreOf(mouse, game, Host.Default with { GameControllerPresent = true }).Should().BeNull();
        Bench.ScoreOf(Bench.Nub("IOHIDDevice"), game).Should().Be(0, "even a device without usage pairs");
        Bench.ScoreOf(mouse, "PrimaryUsagePage: 5, PrimaryUsage: 2").Should().BeNull();
        Bench.ScoreOf(mouse, "PrimaryUsagePage: '5', PrimaryUsage: 1").Should().BeNull();
    }

    [Fact]
    public void The_rule_for_games_does_not_get_past_the_guard()
    {
        const string game = "PrimaryUsagePage: 5, PrimaryUsage: 1, DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB";

        Bench.ScoreOf(Bench.Nub("IOHIDDevice", "DeviceUsagePairs: []"), game).Should().BeNull();
    }

    [Fact]
    public void An_interface_asks_its_provider_with_the_providers_own_rules()
    {
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", "", "if", ("IOHIDDevice", Keyboard)), "VendorID: 1452").Should().Be(5000);
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", Keyboard, "if", ("IOHIDDevice", "")), "VendorID: 1452").Should().BeNull();
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", "", "if", ("IOService", "")), "VendorID: 1, IOProbeScore: 3").Should().Be(3);
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", "", "if", ("IOUSBDevice", "idVendor: 1, idProduct: 2")), "idVendor: 1, idProduct: 2").Should().Be(90000);
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", Keyboard), "VendorID: 1452").Should().BeNull("there is nobody to ask");
    }

    [Theory]
    [InlineData("true", 5000)]
    [InlineData("1", null)]
    [InlineData("'true'", null)]
    public void An_interface_of_a_multi_interface_device_compares_its_own_properties(string enabled, int? score) =>
        Bench.ScoreOf(Bench.Nub("IOHIDInterface", Keyboard, "if", ("IOHIDDevice", $"MultipleInterfaceEnabled: {enabled}")), "VendorID: 1452").Should().Be(score);

    [Fact]
    public void The_own_comparison_of_an_interface_knows_neither_guard_nor_games()
    {
        const string device = "MultipleInterfaceEnabled: true";
        var face = Bench.Nub("IOHIDInterface", "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB", "if", ("IOHIDDevice", device));

        Bench.Matches(face, "DeviceUsagePairs: [{DeviceUsagePage: 0xff00}], Transport: USB").Should().BeTrue();
        Bench.Matches(face, "PrimaryUsagePage: 5, PrimaryUsage: 1").Should().BeFalse();
    }

    [Theory]
    [InlineData("IOHIDKeyboardDevice")]
    [InlineData("IOHIDPointingEventDevice")]
    public void The_shims_are_for_tables_that_ask_for_them(string @class)
    {
        var shim = Bench.Nub(@class, Keyboard + ", HIDCompatibilityInterface: true");

        Bench.ScoreOf(shim, "VendorID: 1452, HIDCompatibilityInterface: false").Should().Be(5000);
        Bench.ScoreOf(shim, "VendorID: 1452").Should().BeNull();
    }

    [Fact]
    public void A_listener_hears_of_every_key_that_fails_not_of_the_first_alone() =>
        Bench.NotesOf(Bench.Nub("IOHIDDevice", Keyboard), "VendorID: 1, ProductID: 1, Transport: SPI").OfType<FamilyNote.Compared>()
            .Where(c => !c.Equal).Select(c => c.Key.Text).Should().BeEquivalentTo("VendorID", "ProductID", "Transport");
}
