using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Loaders;

public sealed class ArchiveTests
{
    [Fact]
    public void An_archive_becomes_entries_and_what_ioreg_adds_is_no_property()
    {
        var mac = Load("archive.plist");
        var gadget = mac.Find("Gadget@00100000").Should().ContainSingle().Subject;
        gadget.Id.Should().Be(4294969905);
        gadget.State.Should().Be(EntryState.Registered | EntryState.Matched | EntryState.Inactive);
        gadget.Busy.Should().Be(1);
        gadget.At.Line.Should().Be(34);
        gadget.Properties.Keys.ToArray().Select(k => k.Text).Should().Equal("idVendor");
        gadget.Path.Should().Be("IOService:/Gadget@00100000");
        mac.Find("J314cAP").Single().Observed!.BusyNanoseconds.Should().Be(52_183_000_000);
        mac.Root.Observed!.RetainCount.Should().Be(14);
        mac.Root.State.Should().Be(EntryState.None);
    }

    [Fact]
    public void A_binary_archive_reads_as_the_xml_one_does()
    {
        var xml = PropertyListReader.Read(File.ReadAllBytes(Repository.Fixture("dumps", "archive.plist")), "archive.plist").OrThrow();
        using var binary = new MemoryStream();
        PropertyListBinaryWriter.Write(xml.Root, binary);
        var mac = Registry.Read(binary.ToArray(), "archive.plist").OrThrow();
        mac.Entries.Select(e => (e.Path, e.Id, e.State)).Should().Equal(Load("archive.plist").Entries.Select(e => (e.Path, e.Id, e.State)));
    }

    [Fact]
    public void An_explorers_save_holds_every_plane_and_the_superclasses()
    {
        var mac = Load("explorer.ioreg");
        mac.Service.PathRoot!.Name.Should().Be("MacBookAir2,1");
        mac.Planes["IODeviceTree"].NameOf(mac.Service.PathRoot).Should().Be("/");
        var cpu = mac.Find("CPU0@0").Should().ContainSingle().Subject;
        mac.Planes["IODeviceTree"].PathOf(cpu).Should().Be("IODeviceTree:/CPU@0");
        cpu.Class.Certainty.Should().Be(Certainty.Observed);
        cpu.Class.Superclass!.Name.Text.Should().Be("IOPlatformDevice");
        cpu.Properties["processor-id"].Should().Be(new OSNumber(0));
        cpu.State.Should().Be(EntryState.Registered | EntryState.Matched);
        mac.Find("Stick").Single().State.HasFlag(EntryState.Inactive).Should().BeTrue();
        mac.Find("Stick").Single().Properties["properties"].Should().Be(new UnreadValue("no plist"), "what cannot be read is kept");
        mac.Root.State.Should().Be(EntryState.None, "it is no service");
    }

    [Theory]
    [InlineData("whole.txt", "Root")]
    [InlineData("crlf.txt", "Root")]
    [InlineData("html.txt", "Root")]
    [InlineData("excerpt.md", "IOUserResources")]
    [InlineData("archive.plist", "Root")]
    [InlineData("explorer.ioreg", "Root")]
    public void The_form_is_told_by_what_is_in_the_file(string name, string root) => Load(name).Root.Name.Should().Be(root);

    [Fact]
    public void A_device_tree_is_told_too() =>
        Registry.Read(Encoding.UTF8.GetBytes("# +-o is in a remark\nregistry: {Mac: {class: IOService}}"), "mac").OrThrow().Root.Name.Should().Be("Mac");

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n", "the file is empty")]
    [InlineData("hello", "this is no registry: neither a device tree nor what ioreg prints")]
    [InlineData("<plist version=\"1.0\"><dict><key>IOKitPersonalities</key><dict/></dict></plist>", "the property list holds no registry entry")]
    [InlineData("<plist version=\"1.0\"><array/></plist>", "the property list holds no registry entry")]
    [InlineData("<plist version=\"1.0\"><dict><key>$objects</key><array><string>$null</string></array><key>$top</key><dict><key>root</key><dict><key>CF$UID</key><integer>9</integer></dict></dict></dict></plist>", "the archive holds no RexDataStore")]
    public void What_is_no_registry_is_refused_with_the_reason(string text, string what) =>
        Registry.Read(Encoding.UTF8.GetBytes(text), "f").Faults.Should().ContainSingle().Which.What.Should().Be(what);

    [Fact]
    public void A_damaged_save_is_read_as_far_as_it_goes_or_refused()
    {
        var bytes = File.ReadAllBytes(Repository.Fixture("dumps", "explorer.ioreg"));
        var changes = ArbMap.Default.GeneratorFor<(ushort Where, byte What)>().ListOf(3).ToArbitrary();
        Prop.ForAll(changes, list =>
        {
            var changed = (byte[])bytes.Clone();
            foreach (var (where, what) in list) changed[where % changed.Length] = what;
            var result = Registry.Read(changed, "f");
            return result.Value is not null || result.Faults.Length > 0;
        }).Check(Laws.Times(2000));
    }

    [Fact]
    public void Links_in_a_circle_are_left_out()
    {
        // b is a's child and a is b's.
        var circle = new Dictionary<string, List<(int Parent, int Child, string? Name, string? Location)>>(StringComparer.Ordinal) { ["IOService"] = [(0, 1, null, null), (1, 2, null, null), (2, 1, null, null)] };
        var faults = new FaultList(InputFault.DumpUnreadable);
        var registry = new ExplorerTree([new() { Name = "r", Class = "IORegistryEntry" }, new() { Name = "a", Class = "IOService" }, new() { Name = "b", Class = "IOService" }], circle, "f", faults).Build();
        registry.Root.Children.Should().ContainSingle();
        faults.ToImmutable().Should().ContainSingle(f => f.What.Contains("circle"));
    }

    private static Registry Load(string name)
    {
        using var stream = File.OpenRead(Repository.Fixture("dumps", name));
        return Registry.Read(stream, name).OrThrow();
    }
}
