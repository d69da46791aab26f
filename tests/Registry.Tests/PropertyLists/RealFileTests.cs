using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace IOMatch.PropertyLists;

/// <summary>What files found in the wild look like.</summary>
public sealed class RealFileTests
{
    private const string Plain = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n\t<key>Größe</key>\n\t<string>日本 é</string>\n</dict>\n</plist>\n";

    private static readonly OSDictionary Expected = new(new KeyValuePair<OSSymbol, OSObject>("Größe", new OSString("日本 é")));

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Plain) },
        { "UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plain)] },
        { "UTF-16 little-endian", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plain)] },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Plain)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Plain) },
        { "UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Plain)] },
        { "UTF-8 that says it is UTF-16", Encoding.UTF8.GetBytes(Plain.Replace("UTF-8", "UTF-16")) },
        { "Shift-JIS", CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes(Plain.Replace("UTF-8", "Shift_JIS").Replace("ö", "o").Replace("ß", "s").Replace("é", "e")) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_read(string name, byte[] bytes)
    {
        var list = PropertyListReader.Read(bytes, "a.plist").OrThrow();
        if (name == "Shift-JIS") list.Root.ToString().Should().Be("{\"Grose\"=日本 e}");
        else list.Root.Should().Be(Expected);
        ((OSDictionary)list.Root).Keys[0].Text.Should().StartWith("Gr");
        list.At(((OSDictionary)list.Root).Keys[0].Text).Line.Should().Be(4);
    }

    [Fact]
    public void Latin_1_and_unknown_encodings_are_told_by_the_declaration()
    {
        byte[] latin = [.. "<?xml version='1.0' encoding='ISO-8859-1'?><string>"u8, 0xE9, .. "</string>"u8];
        PropertyListReader.Read(latin, "a.plist").OrThrow().Root.Should().Be(new OSString("é"));
        foreach (var name in (string[])["klingon", "utf-7", ""])
        {
            PropertyListReader.Read(Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='{name}'?><string/>"), "a.plist").Faults.Should().ContainSingle()
                .Which.What.Should().Be($"the XML declaration names the encoding \"{name}\", which is unknown");
        }
        PropertyListReader.Read(new byte[] { 0xFF, 0xFE, 0x3C, 0x00, 0x00, 0xD8, 0x3C, 0x00 }, "a.plist").Faults.Should().ContainSingle()
            .Which.What.Should().Be("the file is no valid utf-16");
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_kept_and_told()
    {
        byte[] bytes = [.. "<array>\n<string>Joe"u8, 0xD5, .. "s</string></array>"u8];
        var result = PropertyListReader.Read(bytes, "a.plist");
        ((OSArray)result.OrThrow().Root)[0].Should().BeOfType<OSString>().Which.Bytes.ToArray().Should().Equal([.. "Joe"u8, 0xD5, (byte)'s']);
        result.Faults.Should().ContainSingle().Which.ToString().Should().Be("a.plist:2:1: warning IOM001: <string> holds bytes that are no UTF-8; they are kept as they are; save the file as UTF-8: Apple's reader refuses it");
    }

    [Theory]
    [InlineData("\n\n<?xml version=\"1.0\"?>\n<plist version='1.0'><dict><!-- c --><key>a</key><!-- <key> --><true/></dict></plist>")]
    [InlineData("<plist version='1.0'>\r\n<dict>\r\n<key>a</key>\r\n<true/>\r\n</dict>\r\n</plist>\r\n")]
    [InlineData("<dict><key>a</key><true/></dict>")]
    [InlineData("<!-- c --><!DOCTYPE plist SYSTEM \"file://localhost/System/Library/DTDs/PropertyList.dtd\" [ <!ELEMENT a ANY> <!-- ] > --> ]><plist><dict><key>a</key><true ></true ></dict ></plist >")]
    [InlineData("<dict><key\n>a</key><true\t/></dict>")]
    public void Unusual_layouts_are_read(string xml)
    {
        var result = PropertyListReader.Read(Encoding.UTF8.GetBytes(xml), "a.plist");
        result.Faults.Should().BeEmpty();
        result.OrThrow().Root.ToString().Should().Be("{\"a\"=Yes}");
    }

    [Fact]
    public void A_carriage_return_in_a_text_stays_and_lines_are_counted_once()
    {
        var list = PropertyListReader.Read("<array>\r\n<string>a\r\nb</string>\r\n<true/>\r<true/></array>"u8.ToArray(), "a.plist").OrThrow();
        list.Root.ToString().Should().Be("(a\r\nb,Yes,Yes)");
        list.At("1").Line.Should().Be(4);
        list.At("2").Should().Be(new SourcePosition("a.plist", 5, 1, "2"));
    }

    [Fact]
    public void An_info_plist_and_its_binary_say_the_same()
    {
        var xml = PropertyListReader.ReadFile(Repository.Fixture("plists", "gadget.plist")).OrThrow();
        var binary = PropertyListReader.ReadFile(Repository.Fixture("plists", "gadget.bplist")).OrThrow();
        binary.Root.Should().Be(xml.Root);
        var path = binary.At("IOKitPersonalities", "Gadget", "idProductArray", "1");
        path.KeyPath.Should().Be("IOKitPersonalities > Gadget > idProductArray > 1");
        path.ToString().Should().EndWith("gadget.bplist (IOKitPersonalities > Gadget > idProductArray > 1)");
        xml.At("IOKitPersonalities", "Gadget", "idProductArray", "1").Line.Should().Be(29);
    }

    [Fact]
    public void What_iokit_serialises_is_read_with_sizes_and_references()
    {
        var list = PropertyListReader.ReadFile(Repository.Fixture("plists", "iokit-serialised.plist")).OrThrow();
        var root = (OSDictionary)list.Root;
        root["idVendor"].Should().Be(new OSNumber(0x5ac, 32));
        root["idProduct"].Should().Be(new OSNumber(0x250, 16), "16 bits mask the value");
        root["Report"].Should().Be(OSData.FromHex("05010906"));
        root["Known"].Should().Be(new OSSet(new OSString("a"), new OSString("IOHIDDevice")));
        root["Again"].Should().Be(new OSDictionary(new("Vendor", new OSNumber(0x5ac, 32)), new("Known", root["Known"]!)));
        var known = list.At("Known", "0");
        list.At("Again", "Known", "0").Should().Be(known with { KeyPath = "Again > Known > 0" }, "a referenced container's members stand where it was written");
        list.At("Again", "Known").Column.Should().BeGreaterThan(known.Column, "the key stands at the reference");
    }

    [Fact]
    public void Keys_stand_where_another_xml_reader_sees_them()
    {
        var file = Repository.Fixture("plists", "gadget.plist");
        var list = PropertyListReader.ReadFile(file).OrThrow();
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var keys = XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants("key").Select(k => ((IXmlLineInfo)k).LineNumber + ":" + (((IXmlLineInfo)k).LinePosition - 1));
        static IEnumerable<SourcePosition> Keys(PropertyList l) => l.Members().SelectMany(m => l.Root is OSDictionary ? Keys(m.Value).Prepend(m.Value.Position) : Keys(m.Value));
        Keys(list).Select(p => $"{p.Line}:{p.Column}").Should().Equal(keys);
    }

    [Fact]
    public void Keys_of_one_file_are_one_symbol()
    {
        var list = (OSArray)PropertyListReader.Read("<array><dict><key>a</key><true/></dict><dict><key>a</key><true/></dict></array>"u8.ToArray(), "a.plist").OrThrow().Root;
        ((OSDictionary)list[1]).Keys[0].Should().BeSameAs(((OSDictionary)list[0]).Keys[0]);
    }

    [Fact]
    public void Streams_and_files_are_read_and_their_faults_told()
    {
        var bytes = Encoding.UTF8.GetBytes(Plain);
        PropertyListReader.Read(new MemoryStream(bytes), "a.plist").OrThrow().Root.Should().Be(Expected);
        using var slow = new SlowStream(bytes);
        PropertyListReader.Read(slow, "a.plist").OrThrow().Root.Should().Be(Expected);
        using var tooLong = new SlowStream(bytes);
        PropertyListReader.Read(tooLong, "a.plist", new ReadLimits(Bytes: 20)).Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.LimitExceeded);
        using var broken = new SlowStream(bytes) { BreaksAt = 30 };
        PropertyListReader.Read(broken, "a.plist").Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.FileUnreadable);
        PropertyListReader.ReadFile(Repository.Fixture("plists", "none.plist")).Faults.Should().ContainSingle().Which.What.Should().Be("there is no such file");
        PropertyListReader.ReadFile(Repository.Fixture("plists")).Faults.Should().ContainSingle().Which.What.Should().Be("is a folder, not a file");
        PropertyListReader.ReadFile("").Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.FileUnreadable);
    }

    // Gives a few bytes at a time and does not know its length.
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BreaksAt { get; init; } = long.MaxValue;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => Position >= BreaksAt ? throw new IOException("the cable is out") : base.Read(buffer, offset, Math.Min(count, 7));
    }
}
