namespace IOMatch.Families;

public sealed class NameTests
{
    private static Service TreeDevice(string properties, string? name = "own") => Bench.Nub("IOPlatformDevice", properties, name, ("AppleARMPE", ""));

    [Theory]
    [InlineData("name: uart0", "uart0", "uart0")]
    [InlineData("compatible: !data 0x756172742d312c73616d73756e670075617274007a00", "uart", "uart")]
    [InlineData("compatible: !data 0x75617274", "uart", "uart")]
    [InlineData("device_type: serial", "serial", "serial")]
    [InlineData("model: J314", "J314", "J314")]
    [InlineData("reg: uart0", "uart0", null)]
    [InlineData("name: uart0", "UART0", null)]
    [InlineData("name: uart0", "uart", null)]
    [InlineData("name: 5", "5", null)]
    public void A_device_tree_name_stands_in_one_of_four_properties(string properties, string wanted, string? matched) =>
        Bench.NameMatched(TreeDevice(properties), wanted).Should().Be(matched);

    [Theory]
    [InlineData("uart*", "uart-1,samsung")]
    [InlineData("uart-1,samsung*", "uart-1,samsung")]
    [InlineData("*", "uart-1,samsung")]
    [InlineData("u*t", null)]
    [InlineData("**", null)]
    public void A_final_star_is_a_prefix_and_the_name_found_is_what_is_published(string wanted, string? matched) =>
        Bench.NameMatched(TreeDevice("compatible: 'uart-1,samsung'"), wanted).Should().Be(matched);

    [Fact]
    public void The_properties_are_tried_in_the_order_name_compatible_device_type_model() =>
        Bench.NameMatched(TreeDevice("model: d, device_type: c, compatible: b, name: a"), "*").Should().Be("a");

    [Theory]
    [InlineData("name: !data 0x00", "", "")]
    [InlineData("name: !data 0x610000", "", "")]
    [InlineData("name: !data 0x6100", "", null)]
    [InlineData("name: ''", "", "")]
    [InlineData("name: ''", "*", "")]
    [InlineData("name: !data 0x", "*", null)]
    public void An_inner_NUL_makes_an_empty_name_and_empty_data_holds_none(string properties, string wanted, string? matched) =>
        Bench.NameMatched(TreeDevice(properties), wanted).Should().Be(matched);

    [Fact]
    public void A_device_tree_device_answers_to_its_own_name_too_but_not_to_a_pattern_of_it()
    {
        Bench.NameMatched(TreeDevice("compatible: uart"), "own").Should().Be("own");
        Bench.NameMatched(TreeDevice(""), "ow*").Should().BeNull();
    }

    [Fact]
    public void Below_a_plain_platform_expert_only_the_own_name_counts()
    {
        var device = Bench.Nub("IOPlatformDevice", "name: uart0", "own", ("IOPlatformExpert", ""));

        Bench.NameMatched(device, "own").Should().Be("own");
        Bench.NameMatched(device, "uart0").Should().BeNull();
    }

    [Fact]
    public void A_plain_service_answers_to_its_own_name_only()
    {
        var service = Bench.Nub("IOService", "name: uart0", "own");

        Bench.NameMatched(service, "own").Should().Be("own");
        Bench.NameMatched(service, "uart0").Should().BeNull();
        Bench.NameMatched(service, "own*").Should().BeNull();
    }

    [Fact]
    public void A_PCI_device_has_names_only_below_a_bridge_and_its_own_name_is_none_of_them()
    {
        Bench.NameMatched(Bench.Nub("IOPCIDevice", "compatible: 'pci8086,1533'", "eth0", ("IOPCI2PCIBridge", "")), "pci8086,*").Should().Be("pci8086,1533");
        Bench.NameMatched(Bench.Nub("IOPCIDevice", "compatible: 'pci8086,1533'", "eth0", ("IOPCI2PCIBridge", "")), "eth0").Should().BeNull();
        Bench.NameMatched(Bench.Nub("IOPCIDevice", "compatible: 'pci8086,1533'", "eth0", ("IOService", "")), "pci8086,1533").Should().BeNull();
    }

    [Theory]
    [InlineData("IOACPIPlatformDevice")]
    [InlineData("IONDRVDevice")]
    [InlineData("AppleMacIODevice")]
    [InlineData("IOI2CService")]
    [InlineData("AppleSimpleUARTSync")]
    [InlineData("AppleIntelLpssSpiDevice")]
    [InlineData("AtiFbStub")]
    public void Some_nubs_compare_tree_names_themselves(string @class)
    {
        var nub = Bench.Nub(@class, "compatible: apple-uart-blth", "BLTH", ("IOService", ""));

        Bench.NameMatched(nub, "apple-uart-*").Should().Be("apple-uart-blth");
        Bench.NameMatched(nub, "BLTH").Should().Be("BLTH");
    }

    [Fact]
    public void The_root_of_an_Intel_Mac_answers_to_ACPI_although_it_is_called_after_the_model()
    {
        var builder = new Registry.Builder(ClassHierarchy.BuiltIn);
        var root = builder.Add(ClassHierarchy.BuiltIn["IOPlatformExpertDevice"]!, "MacBook9,1", properties: Bench.Table("compatible: 'MacBook9,1'"), isServiceRoot: true);
        builder.Add(ClassHierarchy.BuiltIn["AppleACPIPlatformExpert"]!, "AppleACPIPlatformExpert", provider: root);
        var intel = new World(builder.ToRegistry(), KernelCatalogue.Empty)[root];

        Bench.NameMatched(intel, "ACPI").Should().Be("ACPI");
        Bench.NameMatched(intel, "MacBook9,1").Should().Be("MacBook9,1");
        Bench.NameMatched(Bench.Nub("IOPlatformExpertDevice", "compatible: J314"), "ACPI").Should().BeNull();
    }

    [Theory]
    [InlineData("IOPlatformDevice", true)]
    [InlineData("IOACPIPlatformDevice", true)]
    [InlineData("IONDRVDevice", true)]
    [InlineData("IOPCIDevice", true)]
    [InlineData("ATADeviceNub", true)]
    [InlineData("IOPlatformExpertDevice", false)]
    [InlineData("IOI2CService", false)]
    [InlineData("IOService", false)]
    public void Platform_PCI_and_ATA_devices_answer_for_themselves_as_a_location(string @class, bool itself)
    {
        var nub = Bench.Nub(@class, "", "nub", ("IOService", ""));

        nub.Family.MatchLocation(nub).Should().BeSameAs(itself ? nub : null);
    }

    [Fact]
    public void A_location_is_passed_up_until_a_device_answers()
    {
        var nub = Bench.Nub("IOService", "", "nub", ("IOService", ""), ("IOPCIDevice", ""), ("IOPlatformDevice", ""));

        nub.Family.MatchLocation(nub).Should().BeSameAs(nub.Provider!.Provider);
    }
}
