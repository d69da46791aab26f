namespace IOMatch;

public sealed class ImaginedDeviceTests
{
    private static OSDictionary Table(string providerClass, params (string Key, OSObject Value)[] keys) =>
        new(keys.Prepend(("IOProviderClass", new OSString(providerClass))).Append(("IOClass", new OSString("AcmeDriver"))).Select(k => KeyValuePair.Create(new OSSymbol(k.Item1), k.Item2)));

    private static ImaginedDevice Imagine(string providerClass, params (string Key, OSObject Value)[] keys) => ImaginedDevice.Of(Table(providerClass, keys))!;

    [Fact]
    public void The_device_has_what_the_personality_asks_and_sensible_values_for_the_rest()
    {
        var device = Imagine("IOUSBHostDevice", ("idVendor", new OSNumber(0x1209)), ("idProduct", new OSNumber(0x77)));

        device.Facts.Where(f => f.Entry == device.Nub && f.IsAsked).Select(f => f.Key).Should().Equal("idVendor", "idProduct");
        device.Nub.Properties["bDeviceClass"].Should().NotBeNull();
    }

    [Fact]
    public void An_interface_hangs_below_a_configured_device_of_the_same_vendor()
    {
        var device = Imagine("IOUSBHostInterface", ("idVendor", new OSNumber(0xabcd)), ("idProduct", new OSNumber(2)), ("bConfigurationValue", new OSNumber(1)), ("bInterfaceNumber", new OSNumber(3)));

        device.Nub.Provider!.Class.Name.Text.Should().Be("IOUSBHostDevice");
        device.Nub.Provider.Properties["idVendor"]!.IsEqualTo(new OSNumber(0xabcd)).Should().BeTrue();
        device.Nub.Provider.Properties["kUSBCurrentConfiguration"].Should().NotBeNull();
    }

    [Fact]
    public void Only_the_bits_below_a_mask_are_asked_for()
    {
        var device = Imagine("IOPCIDevice", ("IOPCIClassMatch", new OSString("0x02000000&0xff000000")));

        device.Matches.Should().BeTrue();
        device.Facts.Single(f => f.Key == "revision-id").IsAsked.Should().BeFalse();
    }

    [Fact]
    public void A_parent_that_is_asked_for_stands_above_the_nub()
    {
        var device = Imagine("IOMedia", ("IOParentMatch", Table("IOUSBHostDevice", ("idVendor", new OSNumber(5)), ("idProduct", new OSNumber(6)))));

        device.Matches.Should().BeTrue();
        device.Nub.ProviderChain().Should().Contain(e => e.Class.Name.Text == "IOUSBHostDevice");
    }

    [Fact]
    public void A_path_that_is_asked_for_is_the_nubs_own()
    {
        var device = Imagine("IOPCIDevice", ("IOPathMatch", new OSString("IOService:/ACME0/Bridge@4/Card@0,1")));

        device.Matches.Should().BeTrue();
        device.Nub.Path.Should().Be("IOService:/ACME0/Bridge@4/Card@0,1");
    }

    [Fact]
    public void A_value_of_a_type_that_no_device_has_is_named()
    {
        var device = Imagine("IOUSBHostDevice", ("idVendor", new OSString("0x1209")), ("idProduct", new OSNumber(1)));

        device.Matches.Should().BeFalse();
        device.Obstacles.Should().ContainSingle().Which.Should().Contain("idVendor must be an integer");
    }

    [Fact]
    public void A_value_that_the_build_fills_in_leaves_it_open()
    {
        var device = Imagine("IOUSBHostDevice", ("idVendor", new OSString("$(ACME_VENDOR)")), ("idProduct", new OSNumber(1)));

        device.Matches.Should().BeFalse();
        device.Obstacles.Should().BeEmpty();
        device.Open.Should().ContainSingle().Which.Should().Contain("$(ACME_VENDOR)");
    }

    [Fact]
    public void Without_a_provider_class_there_is_nothing_to_imagine() => ImaginedDevice.Of(OSDictionary.Empty).Should().BeNull();

    [Fact]
    public void A_class_that_nobody_brings_is_marked() => Imagine("AcmeBus").IsClassUnknown.Should().BeTrue();

    [Fact]
    public void A_real_nub_is_held_beside_the_device_that_would_fit()
    {
        var table = Table("IOUSBHostDevice", ("idVendor", new OSNumber(0x1209)), ("idProduct", new OSNumber(0x77)));
        var outcome = MatchSimulator.Run(Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml")), Catalogue.Of(table), transcribe: false);

        var compared = ImaginedDevice.Of(table)!.Compare(outcome, outcome.Find("Gadget@00100000")[0]);

        compared.IsClassRight.Should().BeTrue();
        var difference = compared.Differences.Should().ContainSingle().Subject;
        difference.Key.Should().Be("idProduct");
        difference.Fitting!.IsEqualTo(new OSNumber(0x77)).Should().BeTrue();
        difference.Found!.IsEqualTo(new OSNumber(1)).Should().BeTrue();
    }
}
