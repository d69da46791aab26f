namespace IOMatch.PropertyLists;

public sealed class BinaryReadingTests
{
    private static OSObject Value(params byte[] bytes) => PropertyListReader.Read(BinaryPlist.Of(bytes), "a.plist").OrThrow().Root;

    private static string Fault(byte[] file, ReadLimits? limits = null) => PropertyListReader.Read(file, "a.plist", limits).Faults.Should().ContainSingle().Which.ToString();

    private static string ObjectFault(params byte[][] objects) => Fault(BinaryPlist.Of(objects)).Replace("; the file is damaged: fetch it again, or convert the original: plutil -convert xml1 FILE", "");

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        Value(0x08).Should().BeSameAs(OSBoolean.False);
        Value(0x09).Should().BeSameAs(OSBoolean.True);
        Value(0x10, 0xFF).Should().Be(new OSNumber(255), "one byte is unsigned");
        Value(0x12, 0xFF, 0xFF, 0xFF, 0xFF).Should().Be(new OSNumber(uint.MaxValue));
        Value(0x13, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE).Should().Be(OSNumber.Of(-2));
        Value([0x14, .. new byte[8], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).Should().Be(new OSNumber(ulong.MaxValue));
        Value(0x22, 0x3F, 0xC0, 0, 0).Should().Be(new PlistReal(1.5, single: true));
        Value(0x23, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0).Should().Be(new PlistReal(1.5));
        Value(0x33, 0x41, 0xC0, 0, 0, 0, 0, 0, 0).Should().Be(new PlistDate(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(1 << 29)));
        Value(0x42, 1, 2).Should().Be(OSData.FromHex("0102"));
        Value(0x4F, 0x10, 1, 7).Should().Be(OSData.FromHex("07"));
        Value(BinaryPlist.Text("IOClass")).Should().Be(new OSString("IOClass"));
        Value(0x61, 0x20, 0xAC).Should().Be(new OSString("€"));
        Value([0x73, .. "€"u8]).Should().Be(new OSString("€"));
        Value(0x81, 1, 2).Should().Be(new PlistUid(258));
        Value(0xA0).Should().Be(new OSArray());
        Value(0xC0).Should().Be(new OSSet());
        Value(0xD0).Should().BeSameAs(OSDictionary.Empty);
    }

    [Fact]
    public void A_shared_value_is_one_object_and_a_key_one_symbol()
    {
        var list = (OSArray)PropertyListReader.Read(BinaryPlist.Of([0xA2, 1, 1], [0xD1, 2, 2], BinaryPlist.Text("a")), "a.plist").OrThrow().Root;
        list.ToString().Should().Be("({\"a\"=a},{\"a\"=a})");
        list[0].Should().BeSameAs(list[1]);
        ((OSDictionary)list[0]).Values[0].Should().BeOfType<OSString>("a key that is also a value is no symbol there");
    }

    [Theory]
    [InlineData("bplist00", "the file has 8 bytes, too few for a binary property list")]
    [InlineData("bplist16xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "binary property lists of version \"16\" are not read")]
    [InlineData("bplist", "binary property lists of version \"\" are not read")]
    public void A_file_that_is_too_short_or_of_another_version_is_told(string text, string fault) =>
        Fault(System.Text.Encoding.ASCII.GetBytes(text)).Should().StartWith($"a.plist: error IOM001: {fault}; ");

    [Theory]
    [InlineData(6, 0, "the trailer gives offsets 0 bytes, not 1 to 8")]
    [InlineData(7, 9, "the trailer gives references 9 bytes, not 1 to 8")]
    [InlineData(15, 0, "the trailer counts no objects")]
    [InlineData(15, 3, "the offset table holds 3 entries of 1 bytes, more than the file")]
    [InlineData(8, 1, "the offset table holds 72057594037927937 entries of 1 bytes, more than the file")]
    [InlineData(23, 1, "the trailer names object 1 of 1 as the root")]
    [InlineData(31, 4, "the offset table begins at byte 4, outside the file")]
    [InlineData(24, 1, "the offset table begins at byte 72057594037927945, outside the file")]
    public void A_wrong_trailer_is_told(int at, byte value, string fault) =>
        Fault(BinaryPlist.Of([[0x09]], t => t[at] = value)).Should().StartWith($"a.plist: error IOM001: {fault}; the file is cut off or damaged");

    [Fact]
    public void A_wrong_object_is_told_with_its_key_path()
    {
        ObjectFault([0x0F]).Should().Be("a.plist: error IOM001: object 0 at byte 8 has the marker 0x0f, which is unknown");
        ObjectFault([0x00]).Should().Be("a.plist: error IOM001: object 0 at byte 8 has the marker 0x00, null, for which the kernel has no value; remove the value");
        ObjectFault([0x15]).Should().StartWith("a.plist: error IOM001: object 0 is an integer of 32 bytes");
        ObjectFault([0x13, 1]).Should().Be("a.plist: error IOM001: object 0 reaches beyond the objects");
        ObjectFault([0x4F]).Should().Be("a.plist: error IOM001: object 0 reaches beyond the objects");
        ObjectFault([0x4F, 0x23, 0]).Should().Be("a.plist: error IOM001: the length of object 0 is no integer");
        ObjectFault([0x6F, 0x13, 0, 0, 1, 0, 0, 0, 0, 0]).Should().Be("a.plist: error IOM001: object 0 says it has 1099511627776 members, more than the file");
        ObjectFault([0x5F, 0x12, 0x7F, 0xFF, 0xFF, 0xFF]).Should().Be("a.plist: error IOM001: object 0 reaches beyond the objects");
        ObjectFault([0xDF, 0x12, 0x7F, 0xFF, 0xFF, 0xFF]).Should().Be("a.plist: error IOM001: object 0 reaches beyond the objects");
        ObjectFault([0x33, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0]).Should().StartWith("a.plist: error IOM001: object 0 is a date outside the years 1 to 9999");
        ObjectFault([0xD1, 1, 2], BinaryPlist.Text("k"), [0xA1, 9]).Should().Be("a.plist (k > 0): error IOM001: a reference names object 9 of 3");
        ObjectFault([0xD1, 1, 1], [0x09]).Should().StartWith("a.plist: error IOM001: object 1, a key, is no string");
        ObjectFault([0xA1, 1], [0xD1, 2, 0], BinaryPlist.Text("k")).Should().StartWith("a.plist (0 > k): error IOM001: object 0 holds itself");
    }

    [Fact]
    public void Offsets_outside_the_objects_are_told()
    {
        var file = BinaryPlist.Of([0xA1, 1], [0x09]);
        file[^33] = 200;
        Fault(file).Should().StartWith("a.plist (0): error IOM001: the offset of object 1 points outside the objects");
    }

    [Fact]
    public void More_than_64_bits_and_repeated_keys_are_warned_of()
    {
        var wide = PropertyListReader.Read(BinaryPlist.Of([0x14, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]), "a.plist");
        wide.OrThrow().Root.Should().Be(new OSNumber(5));
        wide.Faults.Should().ContainSingle().Which.Severity.Should().Be(FaultSeverity.Warning);
        var twice = PropertyListReader.Read(BinaryPlist.Of([0xD2, 1, 2, 3, 4], BinaryPlist.Text("a"), BinaryPlist.Text("a"), [0x08], [0x09]), "a.plist");
        twice.OrThrow().Root.ToString().Should().Be("{\"a\"=Yes}");
        twice.Faults.Should().ContainSingle().Which.ToString().Should().Be("a.plist (a): warning IOM011: the key \"a\" is given twice; the later value holds; remove one");
    }

    [Fact]
    public void Depth_and_references_are_limited()
    {
        var bomb = Enumerable.Range(1, 40).Select(i => new byte[] { 0xA2, (byte)i, (byte)i }).Append([0x09]).ToArray();
        Fault(BinaryPlist.Of(bomb)).Should().Contain("error IOM007: with its references the file holds more than 100,202 values");
        Fault(BinaryPlist.Of(bomb), new ReadLimits(Depth: 30)).Should().Contain("error IOM007: values are nested deeper than 30");
        Fault(BinaryPlist.Of([0xA3, 1, 1, 1], [0x09]), new ReadLimits(Values: 3)).Should().Contain("error IOM007: with its references the file holds more than 3 values");
        Fault(BinaryPlist.Of([0xA1, 1], [0x09]), new ReadLimits(Values: 1)).Should().Contain("error IOM007: the file holds more than 1 values");
    }
}
