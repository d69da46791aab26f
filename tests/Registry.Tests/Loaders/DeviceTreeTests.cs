namespace IOMatch.Loaders;

public sealed class DeviceTreeTests
{
    public static TheoryData<string> Devices { get; } =
        [.. Directory.GetFiles(Repository.Fixture("devices"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_device_of_the_fixtures_loads_without_a_fault(string name) =>
        Registry.ReadYaml(Repository.Fixture("devices", name)).Faults.Should().BeEmpty();

    [Fact]
    public void A_tree_becomes_entries_with_providers_classes_and_properties()
    {
        var mac = Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml"));
        var nub = mac.Find("Gadget Interface@0").Should().ContainSingle().Subject;
        nub.Class.Chain().Select(c => c.Name.Text).Should().StartWith(["IOUSBHostInterface"]).And.Contain("IOService");
        nub.Provider!.Component.Should().Be("Gadget@00100000");
        nub.Provider.Location.Should().Be("00100000");
        nub.Properties["idVendor"].Should().Be(new OSNumber(0x1209));
        nub.Properties["USB Product Name"].Should().Be(new OSString("Gadget"));
        nub.State.Should().Be(EntryState.Registered, "entries of a device tree are registered unless told");
        nub.At.Line.Should().BeGreaterThan(1);
        mac.Classes["AppleT6000USBXHCI"]!.Superclass!.Name.Text.Should().Be("AppleUSBXHCI");
    }

    [Fact]
    public void Resources_make_entries_below_the_platform_expert()
    {
        var mac = Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml"));
        var resources = mac.Find("IOResources").Should().ContainSingle().Subject;
        resources.Provider.Should().Be(mac.Root);
        resources.Class.Name.Text.Should().Be("IOResources");
        resources.Properties["IOBSD"].Should().Be(OSBoolean.True);
        mac.Find("IOUserResources").Should().ContainSingle().Which.Properties.ContainsKey("IOBSD").Should().BeFalse();
    }

    [Fact]
    public void A_tree_without_resources_gets_none() =>
        Read("registry: {Mac: {class: IOPlatformExpertDevice}}").Entries.Should().ContainSingle();

    [Fact]
    public void A_place_in_another_plane_hangs_below_the_nearest_entry_above_that_is_there_too()
    {
        var mac = Registry.LoadYaml(Repository.Fixture("devices", "pci-tree.yaml"));
        var plane = mac.Planes["IODeviceTree"];
        plane.TryFromPath("/RP01@1C/ETH0@0", out var ethernet).Should().BeTrue("the bridge driver between them is not in the device tree");
        ethernet!.Component.Should().Be("ETH0@0");
        plane.Roots.Should().ContainSingle().Which.Name.Should().Be("PCI0");
    }

    [Fact]
    public void A_plane_of_its_own_names_entries_by_id_and_may_hold_more()
    {
        var mac = Read("""
            registry:
              Mac: {class: IOPlatformExpertDevice, id: 0x100000200, children: {cpu: {class: IOService, id: 0x100000201}}}
            planes:
              IODeviceTree:
                device-tree:
                  entry: 0x100000200
                  children:
                    chosen: {class: IOService}
                    cpus: {class: IOService, children: [{name: cpu0@0, entry: 0x100000201}]}
            """);
        var plane = mac.Planes["IODeviceTree"];
        plane.NameOf(mac.Root).Should().Be("device-tree");
        mac.Root.Name.Should().Be("Mac");
        plane.ChildrenOf(mac.Root).Select(plane.NameOf).Should().Equal("chosen", "cpus");
        plane.PathOf(mac.Find("0x100000201").Single()).Should().Be("IODeviceTree:/cpus/cpu0@0");
        mac.Service.Entries.Should().HaveCount(2);
    }

    [Fact]
    public void An_entry_may_have_two_parents()
    {
        var mac = Read("""
            registry:
              Mac:
                class: IOPlatformExpertDevice
                children:
                  a: {class: IOService, children: {set: {class: IOService, id: 0x100000300}}}
                  b: {class: IOService, children: {set: {entry: 0x100000300}}}
            """);
        mac.Service.ParentsOf(mac.Find("set").Single()).Select(p => p.Name).Should().Equal("a", "b");
    }

    [Fact]
    public void Names_repeat_in_a_list_because_they_do_in_the_kernel()
    {
        var mac = Read("""
            registry:
              Mac:
                class: IOPlatformExpertDevice
                children:
                  - {name: RootDomainUserClient, class: IOUserClient}
                  - {name: RootDomainUserClient, class: IOUserClient}
            """);
        mac.Root.Children.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Gadget@00100000", "Gadget", "00100000")]
    [InlineData("AppleUSB@2.0 Hub@14100000", "AppleUSB@2.0 Hub", "14100000")]
    [InlineData("USB2.0 Hub", "USB2.0 Hub", null)]
    [InlineData("me@home pc", "me@home pc", null)]
    [InlineData("ETH0@1f,6", "ETH0", "1f,6")]
    [InlineData("@5", "@5", null)]
    [InlineData("odd@", "odd@", null)]
    public void A_name_is_split_at_its_last_at_sign_when_a_location_follows(string written, string name, string? location)
    {
        var root = Read($"registry: {{\"{written}\": {{class: IOService}}}}").Root;
        (root.Name, root.Location).Should().Be((name, location));
    }

    [Fact]
    public void A_location_of_its_own_leaves_the_name_whole()
    {
        var root = Read("registry: {x: {name: a@b, location: '7', class: IOService}}").Root;
        (root.Name, root.Location).Should().Be(("a@b", "7"));
    }

    [Fact]
    public void States_are_ioregs_words()
    {
        var root = Read("registry: {Mac: {class: IOService, state: [unregistered, matched, inactive, userInvisible, {busy: 3}]}}").Root;
        root.State.Should().Be(EntryState.Matched | EntryState.Inactive | EntryState.UserInvisible);
        root.Busy.Should().Be(3);
    }

    [Fact]
    public void A_class_may_say_how_sure_its_superclass_is()
    {
        var mac = Read("""
            registry: {Mac: {class: A, observed: {retainCount: 3, busyNanoseconds: 5}}}
            classes: {A: {superclass: B, certainty: assumed}, B: {superclass: IOService, certainty: observed}, C: IOService}
            """);
        mac.Root.Class.Chain().Take(3).Select(c => (c.Name.Text, c.Certainty)).Should().Equal(("A", Certainty.Assumed), ("B", Certainty.Observed), ("IOService", Certainty.Source));
        mac.Classes["C"]!.Certainty.Should().Be(Certainty.Documented);
        mac.Root.Observed.Should().Be(new ObservedService(3, 5));
    }

    [Fact]
    public void Counted_ids_keep_clear_of_given_ones()
    {
        var mac = Read("registry: {a: {class: IOService}, b: {class: IOService, id: 0x100000100}, c: {class: IOService}}");
        mac.Entries.Select(e => (e.Name, e.Id)).Should().Equal([("b", 0x100000100), ("a", 0x100000101), ("c", 0x100000102)], "ids tell the age");
    }

    [Fact]
    public void A_tree_may_be_utf16_with_windows_line_ends()
    {
        var text = "registry:\r\n  Mäc:\r\n    class: IOService\r\n";
        byte[] bytes = [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes(text)];
        Registry.ReadYaml(new MemoryStream(bytes), "utf16.yaml").OrThrow().Root.Name.Should().Be("Mäc");
    }

    private static Registry Read(string text) => Registry.ReadYaml(new StringReader(text), "test.yaml").OrThrow();
}
