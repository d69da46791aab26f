using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Loaders;

public sealed class IoregTextTests
{
    private static readonly Lazy<Registry> Whole = new(() => Load("whole.txt"));

    [Fact]
    public void What_is_noticed_about_the_fixtures_is_as_reviewed()
    {
        var told = new StringBuilder();
        foreach (var path in Directory.GetFiles(Repository.Fixture("dumps")).Where(p => !p.EndsWith("expected.txt", StringComparison.Ordinal) && !p.EndsWith("expected.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(path);
            var result = Registry.Read(stream, Path.GetFileName(path));
            result.TryGet(out _).Should().BeTrue("a dump is survived");
            foreach (var fault in result.Faults) told.Append(fault).Append('\n');
        }
        told.ToString().Should().Be(File.ReadAllText(Repository.Fixture("dumps", "expected.txt")));
    }

    [Fact]
    public void Entries_have_class_id_state_and_provider()
    {
        var gadget = Whole.Value.Find("Gadget@00100000").Should().ContainSingle().Subject;
        gadget.Class.Name.Text.Should().Be("IOUSBHostDevice");
        gadget.Id.Should().Be(0x100000a31);
        gadget.State.Should().Be(EntryState.Registered | EntryState.Matched);
        gadget.Busy.Should().Be(1);
        gadget.Observed.Should().Be(new ObservedService(20, 30_000_000));
        gadget.Provider!.Component.Should().Be("usb-drd0@82280000");
        gadget.At.Should().Be(new SourcePosition("whole.txt", 39, 9));
        Whole.Value.Find("com_example_Gadget").Single().State.Should().Be(EntryState.None);
        Whole.Value.Find("Old@00200000").Single().State.Should().Be(EntryState.Registered | EntryState.Matched | EntryState.Inactive);
        Whole.Value.Root.State.Should().Be(EntryState.None, "the kernel's own root is no service");
    }

    [Fact]
    public void Paths_begin_below_the_platform_experts_device()
    {
        var gadget = Whole.Value.Find("IOService:/AppleARMPE/usb-drd0@82280000/Gadget@100000").Should().ContainSingle().Subject;
        gadget.Path.Should().Be("IOService:/AppleARMPE/usb-drd0@82280000/Gadget@00100000");
        Whole.Value.Service.PathOf(gadget).Should().Be(gadget.Path);
        Whole.Value.Find("J314cAP").Single().Path.Should().Be("IOService:/");
    }

    public static TheoryData<string, string, OSObject> Values { get; } = new()
    {
        { "J314cAP", "compatible", new OSData("J314cAP\0MacBookPro18,3\0AppleARM\0"u8.ToArray()) },
        { "J314cAP", "model", new OSData("MacBookPro18,3\0"u8.ToArray()) },
        { "J314cAP", "IOPolledInterface", new OSString("AppleARMWatchdogTimerHibernateHandler is not serializable") },
        { "J314cAP", "#address-cells", OSData.FromHex("02000000") },
        { "J314cAP", "IOPlatformSerialNumber", new OSString("") },
        { "AppleARMPE", "IOProbeScore", new OSNumber(1000) },
        { "AppleARMPE", "empty-data", OSData.FromHex("") },
        { "AppleARMPE", "empty-array", new OSArray() },
        { "AppleARMPE", "empty-dictionary", OSDictionary.Empty },
        { "usb-drd0@82280000", "locationID", new OSNumber(0) },
        { "usb-drd0@82280000", "negative", OSNumber.Of(-100) },
        { "usb-drd0@82280000", "flags", new OSSet(new OSNumber(1), new OSNumber(2), new OSNumber(2)) },
        { "usb-drd0@82280000", "kUSBSleepSupported", OSBoolean.True },
        { "usb-drd0@82280000", "RemoteWakeup", OSBoolean.False },
        { "Gadget@00100000", "USB Product Name", new OSString("Gadget \"mini\" 2") },
        {
            "usb-drd0@82280000", "ports", new OSArray(
                new OSDictionary([new("name", new OSString("hpm0")), new("number", new OSNumber(1)), new("data", OSData.FromHex("0102"))]),
                new OSDictionary([new("name", new OSString("hpm1")), new("number", new OSNumber(2)), new("data", new OSData("usb-a\0usb-b\0"u8.ToArray()))]))
        },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_read_as_it_is_printed(string entry, string key, OSObject value)
    {
        var read = Whole.Value.Find(entry).Single().Properties[key]!;
        read.Equals(value).Should().BeTrue($"{read.Kind} {read} is expected to be {value.Kind} {value}");
    }

    [Fact]
    public void A_driver_that_came_through_matching_shows_its_personality()
    {
        Whole.Value.Find("com_example_Gadget").Single().ObservedDriver.Should().Be(new ObservedDriver(
            "IOUserService", "IOUSBHostInterface", -100, "com.example.Gadget", "com.example.Gadget", "com.apple.kpi.iokit", "com_example_Gadget", "com.example.Gadget"));
        Whole.Value.Find("AppleARMPE").Single().ObservedDriver!.Score.Should().Be(1000);
        Whole.Value.Find("Gadget@00100000").Single().ObservedDriver.Should().BeNull();
    }

    [Fact]
    public void A_class_that_nobody_knows_is_assumed_to_be_a_service()
    {
        var @class = Whole.Value.Find("usb-drd0@82280000").Single().Class;
        @class.Superclass!.Name.Text.Should().Be("IOService");
        @class.Certainty.Should().Be(Certainty.Assumed);
    }

    [Fact]
    public void Printed_class_chains_extend_the_hierarchy()
    {
        var chains = Load("chains.txt");
        chains.Classes["ExampleIO"]!.Chain().Select(c => c.Name.Text).Should().StartWith(["ExampleIO", "ExampleIODevice"]);
        chains.Classes["ExampleIO"]!.Certainty.Should().Be(Certainty.Observed);
        chains.Find("arm-io@E0000000").Single().State.Should().Be(EntryState.Registered, "states are not shown and assumed");
        var inherited = Load("inheritance.txt");
        inherited.Root.Class.Name.Text.Should().Be("IOPCIDevice");
        inherited.Classes["AppleExampleXHCI"]!.Superclass!.Name.Text.Should().Be("AppleUSBXHCI", "a chain may begin at either end");
    }

    [Fact]
    public void Old_dumps_have_no_ids_and_other_words()
    {
        var mac = Load("no-ids.txt");
        mac.Entries.Select(e => e.Id).Should().OnlyHaveUniqueItems();
        mac.Find("ExamplePE").Single().Observed!.RetainCount.Should().Be(27);
    }

    [Fact]
    public void A_dump_from_a_web_page_loses_its_escapes()
    {
        var properties = Load("html.txt").Find("MacPro4,1").Single().Properties;
        properties["compatible"].Should().Be(new OSData("MacPro4,1\0"u8.ToArray()));
        properties["text"].Should().Be(new OSString("Tom & Jerry"));
    }

    [Fact]
    public void What_was_cut_off_is_kept_as_it_stands()
    {
        var mac = Load("cut-at-the-width.txt");
        mac.Root.Properties["IORegistryPlanes"].Should().BeOfType<UnreadValue>().Which.Raw.Should().StartWith("{\"IOService\"=").And.EndWith("$");
        mac.Root.Properties["price"].Should().Be(new OSString("5$"), "a text may end with a dollar sign");
        mac.Find("MacBookPro5,2").Single().State.Should().Be(EntryState.Registered | EntryState.Matched);
    }

    [Fact]
    public void What_was_edited_or_could_not_be_printed_leaves_the_rest_readable()
    {
        var properties = Load("edited.txt").Root.Properties;
        properties["serial-number"].Should().Be(new UnreadValue("<4a5956590**************0004>"));
        ((OSArray)properties["IOInterruptSpecifiers"]!)[0].Should().Be(OSData.FromHex("0900000005000000"));
        ((OSArray)properties["IOInterruptSpecifiers"]!)[1].Should().Be(new UnreadValue("<09*****05000000>"));
        ((OSDictionary)((OSArray)properties["users"]!)[0])["id"].Should().Be(new OSNumber(501));
        properties["FullName"].Should().Be(new UnreadValue(""));
        properties["strange"].Should().Be(new UnreadValue("0x12g4"));
        properties["twice"].Should().Be(new OSNumber(5), "the last value holds");
    }

    [Fact]
    public void Subtrees_stand_side_by_side_and_a_repeated_entry_is_one()
    {
        var subtrees = Load("subtrees.txt");
        subtrees.Service.Roots.Select(r => r.Name).Should().Equal("USB Serial", "Mouse");
        subtrees.Root.Children.Should().ContainSingle().Which.Properties["bInterfaceNumber"].Should().Be(new OSNumber(0));
    }

    [Fact]
    public void An_entry_below_two_parents_is_one_entry()
    {
        var mac = Load("two-parents.txt");
        mac.Service.ParentsOf(mac.Find("set").Single()).Select(p => p.Name).Should().Equal("disk0", "disk1");
        mac.Find("client").Should().ContainSingle();
        mac.Find("other").Should().ContainSingle("another class under the same id is another entry");
    }

    [Fact]
    public void Texts_reach_over_lines()
    {
        var properties = Load("long-texts.txt").Root.Properties;
        properties["ClmVersion"].Should().Be(new OSString("\nData: Oly.Kauai\n\nCustomization: v4 Final\n"));
        ((OSDictionary)properties["nested"]!)["log"].Should().Be(new OSString("a\nb"));
        ((OSDictionary)properties["nested"]!)["tag"].Should().Be(new OSString("\"x-1.2\""));
        properties["BuildTag"].Should().Be(new OSString("\"AirPortFamily-1425.13\""));
        properties["after"].Should().Be(new OSNumber(2));
        var open = Load("long-texts.txt").Find("never closed").Single().Properties;
        open["open"].Should().Be(new UnreadValue("\"this text\ngoes on"));
        open["next"].Should().Be(new OSNumber(3));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_kept()
    {
        var properties = Load("raw-bytes.txt").Root.Properties;
        ((OSString)properties["Owner"]!).Bytes.ToArray().Should().Equal([.. "Anna"u8, 0xd5, .. "s Mac"u8]);
        properties[KernelText.Decode([.. "caf"u8, 0xe9])].Should().Be(new OSData(new byte[] { 0x72, 0xe9, 0x73, 0x75, 0x6d, 0xe9, 0 }));
        properties["good"].Should().Be(new OSString("Ännä’s"));
    }

    [Fact]
    public void Windows_line_ends_are_no_part_of_a_value()
    {
        var crlf = Load("crlf.txt");
        crlf.Root.Properties["OS Build Version"].Should().Be(new OSString("9J61"));
        crlf.Find("Mac@0").Single().State.Should().Be(EntryState.Registered | EntryState.Matched);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dump_may_be_utf16(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(File.ReadAllText(Repository.Fixture("dumps", "whole.txt")))];
        var utf16 = Registry.ReadIoregText(bytes, "whole.txt").OrThrow();
        utf16.Entries.Select(e => (e.Path, e.Id, e.State)).Should().Equal(Whole.Value.Entries.Select(e => (e.Path, e.Id, e.State)));
    }

    [Fact]
    public void The_plane_is_told_by_the_first_entries_or_a_line_before_them()
    {
        var tree = Load("device-tree-plane.txt");
        tree.Planes["IODeviceTree"].PathOf(tree.Find("uart0@AD200000").Single()).Should().Be("IODeviceTree:/arm-io/uart0@AD200000");
        Load("plane-line.txt").Planes.Should().ContainKey("IOUSB");
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_survived_in_values_and_refused_in_entries()
    {
        var value = Registry.ReadIoregText(Encoding.UTF8.GetBytes("+-o a  <class IOService>\n  \"k\" = " + new string('(', 100_000) + "\n"), "v");
        value.OrThrow().Root.Properties["k"].Should().BeOfType<UnreadValue>();
        var entries = string.Concat(Enumerable.Range(0, 600).Select(i => new string(' ', i) + "+-o a  <class IOService>\n"));
        Registry.ReadIoregText(Encoding.UTF8.GetBytes(entries), "e").Faults.Should().Contain(f => f.Kind == InputFault.LimitExceeded);
    }

    [Fact]
    public void Text_without_an_entry_is_refused()
    {
        var fault = Registry.ReadIoregText("no dump\nat all\n"u8.ToArray(), "n").Faults.Should().ContainSingle().Subject;
        fault.What.Should().Be("the text holds no registry entry");
        Registry.ReadIoregText(ReadOnlyMemory<byte>.Empty, "n").Value.Should().BeNull();
    }

    [Fact]
    public void A_dump_cut_anywhere_is_survived()
    {
        var bytes = File.ReadAllBytes(Repository.Fixture("dumps", "whole.txt"));
        for (var length = 40; length < bytes.Length; length += 7)
        {
            Registry.ReadIoregText(bytes.AsMemory(0, length), "cut").Value.Should().NotBeNull($"{length} bytes hold at least the root");
        }
    }

    [Fact]
    public void What_cannot_be_the_name_of_a_class_is_taken_for_a_service_and_told()
    {
        var result = Registry.ReadIoregText("+-o Gadget class: OSObject, i\n"u8.ToArray(), "i");

        result.OrThrow().Root.Class.Name.Text.Should().Be("IOService");
        result.Faults.Should().Contain(f => f.Severity == FaultSeverity.Warning && f.At.Line == 1 && f.What == "\"OSObject, i\" is no name of a class; IOService is taken for it");
    }

    [Fact]
    public void A_class_beside_the_registry_is_a_fault_at_its_line() =>
        Registry.ReadIoregText("+-o Root  <class Gadget : OSObject, id 0x100000100>\n"u8.ToArray(), "i").Faults.Where(f => f.Severity == FaultSeverity.Error)
            .Should().ContainSingle().Which.ToString().Should().Be("i:1:1: error IOM006: class Gadget is no class of registry entries; it must derive from IORegistryEntry: the dump was damaged or edited here");

    [Fact]
    public void Whatever_is_read_there_is_an_answer_and_no_exception()
    {
        string[] scraps = ["+-o a  <class IOService, id 0x1, registered>", "+-o ", "<class ", "\n", "  | ", "\"k\" = ", "\"", "<", ">", "(", ")", "{", "}", "[", "]", ",", "=", "Yes", "5", "0x", "-", "$", "busy 1 (2 ms)", ", retain x", "\r", "\u0000", "é", "<\"", "\">", "*"];
        var text = Gen.Elements(scraps).ListOf().Select(s => "+-o r  <class IOService>\n" + string.Concat(s)).ToArbitrary();
        Prop.ForAll(text, t => Registry.ReadIoregText(Encoding.UTF8.GetBytes(t), "f").Value is not null).Check(Laws.Times(3000));
    }

    private static Registry Load(string name)
    {
        using var stream = File.OpenRead(Repository.Fixture("dumps", name));
        return Registry.ReadIoregText(stream, name).OrThrow();
    }
}
