using System.Buffers.Binary;

namespace IOMatch.PropertyLists;

public sealed class BinaryFaultTests
{
    private static ReadResult<PropertyList> Read(byte[] file, ReadLimits? limits = null) => PropertyListReader.Read(file, "a.plist", limits);

    private static ReadResult<PropertyList> Objects(params byte[][] objects) => Read(BinaryPlist.Of(objects));

    private static Fault Only(byte[] file, ReadLimits? limits = null) => Read(file, limits).Faults.Should().ContainSingle().Subject;

    private static byte[] Date(double seconds)
    {
        var bytes = new byte[9];
        bytes[0] = 0x33;
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(1), seconds);
        return bytes;
    }

    [Fact]
    public void The_smallest_file_has_one_object_of_one_byte()
    {
        var file = BinaryPlist.Of([[0x09]]);
        file.Length.Should().Be(42);
        Read(file).OrThrow().Root.Should().BeSameAs(OSBoolean.True);
        Only(file[..40]).What.Should().Be("the file has 40 bytes, too few for a binary property list");
        Only(file[..41]).What.Should().NotContain("too few");
    }

    [Fact]
    public void Offsets_and_references_may_have_8_bytes()
    {
        byte[] file =
        [
            .. "bplist00"u8, 0xA1, 0, 0, 0, 0, 0, 0, 0, 1, 0x09,
            0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 17,
            0, 0, 0, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18,
        ];
        Read(file).OrThrow().Root.Should().Be(new OSArray(OSBoolean.True));
    }

    [Theory]
    [InlineData(6, 2, "the offset table holds 1 entries of 2 bytes, more than the file")]
    [InlineData(6, 9, "the trailer gives offsets 9 bytes, not 1 to 8")]
    [InlineData(7, 0, "the trailer gives references 0 bytes, not 1 to 8")]
    [InlineData(31, 10, "the offset table begins at byte 10, outside the file")]
    [InlineData(31, 8, "the offset table begins at byte 8, outside the file")]
    public void A_trailer_that_does_not_fit_the_file_is_told(int at, byte value, string what) =>
        Only(BinaryPlist.Of([[0x09]], t => t[at] = value)).What.Should().Be(what);

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(0)]
    public void An_offset_leads_to_an_object_and_not_to_header_or_table(byte offset)
    {
        var file = BinaryPlist.Of([[0x09]]);
        file[^33] = offset;
        Only(file).What.Should().Be("the offset of object 0 points outside the objects");
    }

    [Fact]
    public void A_reference_is_less_than_the_number_of_objects() =>
        Objects([0xA1, 2], [0x09]).Faults.Should().ContainSingle().Which.What.Should().Be("a reference names object 2 of 2");

    // each lacks its last bytes, and the table behind it must not be taken for them
    [Theory]
    [InlineData("10")]
    [InlineData("1300000000000000")]
    [InlineData("2200")]
    [InlineData("220000")]
    [InlineData("22000000")]
    [InlineData("23000000000000")]
    [InlineData("2300000000000000")]
    [InlineData("33000000000000")]
    [InlineData("41")]
    [InlineData("4201")]
    [InlineData("5241")]
    [InlineData("61")]
    [InlineData("6100")]
    [InlineData("63004100")]
    [InlineData("730041")]
    [InlineData("80")]
    [InlineData("8100")]
    [InlineData("5f")]
    [InlineData("5f10")]
    [InlineData("5f1100")]
    [InlineData("a1")]
    [InlineData("c200")]
    [InlineData("d1")]
    [InlineData("d100")]
    public void An_object_that_reaches_into_the_offset_table_is_told(string hex) =>
        Objects(Convert.FromHexString(hex)).Faults.Should().ContainSingle().Which.What.Should().Be("object 0 reaches beyond the objects");

    [Fact]
    public void Tables_with_wide_references_reach_as_far_as_their_pairs() =>
        Only([
            .. "bplist00"u8, 0xD1, 0, 0,
            8,
            0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11,
        ]).What.Should().Be("object 0 reaches beyond the objects");

    [Theory]
    [InlineData("00000000000000007fffffffffffffff", false)]
    [InlineData("0000000000000000ffffffffffffffff", false)]
    [InlineData("ffffffffffffffff8000000000000000", false)]
    [InlineData("ffffffffffffffff7fffffffffffffff", true)]
    [InlineData("fffffffffffffffe8000000000000000", true)]
    [InlineData("00000000000000018000000000000000", true)]
    public void An_integer_of_16_bytes_is_warned_of_unless_64_bits_hold_it(string hex, bool warned)
    {
        var result = Objects([0x14, .. Convert.FromHexString(hex)]);
        result.OrThrow().Root.Should().Be(new OSNumber(Convert.ToUInt64(hex[16..], 16)));
        result.Faults.Count(f => f.Severity == FaultSeverity.Warning).Should().Be(warned ? 1 : 0);
    }

    [Theory]
    [InlineData("870102030405060708", 0x0102030405060708UL)]
    [InlineData("88000102030405060708", 0x0102030405060708UL)]
    [InlineData("890000ffffffffffffffff", ulong.MaxValue)]
    [InlineData("8f0000000000000000000000000000012c", 300UL)]
    public void A_uid_may_have_leading_zeros(string hex, ulong value) => Objects(Convert.FromHexString(hex)).OrThrow().Root.Should().Be(new PlistUid(value));

    [Fact]
    public void A_uid_of_more_than_64_bits_is_refused()
    {
        Objects([0x88, 1, .. new byte[8]]).Faults.Should().ContainSingle().Which.What.Should().Be("object 0 is a UID of more than 64 bits");
        Objects([0x89, 0, 1, .. new byte[8]]).Faults.Should().ContainSingle().Which.What.Should().Be("object 0 is a UID of more than 64 bits");
    }

    [Theory]
    [InlineData(-63113904000, 1)]
    [InlineData(0, 2001)]
    [InlineData(252423993599, 9999)]
    public void Dates_of_the_years_1_to_9999_are_read_and_noted(double seconds, int year)
    {
        var result = Objects([0xD1, 1, 2], BinaryPlist.Text("k"), Date(seconds));
        ((PlistDate)((OSDictionary)result.OrThrow().Root)["k"]!).Value.Year.Should().Be(year);
        result.Faults.Should().ContainSingle().Which.ToString().Should().StartWith("a.plist (k): note IOM009: a date has no form in the kernel");
    }

    [Theory]
    [InlineData(-63113904001)]
    [InlineData(252423993600)]
    [InlineData(1e12)]
    [InlineData(-1e12)]
    [InlineData(1e300)]
    [InlineData(double.NegativeInfinity)]
    public void Dates_of_other_years_are_refused(double seconds) =>
        Objects(Date(seconds)).Faults.Should().ContainSingle().Which.What.Should().Be("object 0 is a date outside the years 1 to 9999");

    [Fact]
    public void Keys_may_be_of_every_kind_of_text()
    {
        var table = Objects([0xD3, 1, 2, 3, 4, 4, 4], [0x62, 0x00, 0x61, 0x20, 0xAC], [0x73, .. "€"u8], BinaryPlist.Text("ab"), [0x09]).OrThrow().Root.Should().BeOfType<OSDictionary>().Subject;
        table.Keys.ToArray().Select(k => k.Text).Should().Equal("a€", "€", "ab");
        Objects([0x64, 0, 0x61, 0x20, 0xAC, 0xD8, 0x3D, 0xDE, 0x00]).OrThrow().Root.Should().Be(new OSString("a€😀"));
    }

    [Theory]
    [InlineData("5e61")]
    [InlineData("620061")]
    [InlineData("7e61")]
    public void A_key_that_reaches_beyond_the_objects_is_told(string hex) =>
        Objects([0xD1, 1, 1], Convert.FromHexString(hex)).Faults.Should().ContainSingle().Which.What.Should().Be("object 1 reaches beyond the objects");

    [Fact]
    public void The_key_path_leads_to_what_is_wrong()
    {
        Objects([0xD2, 1, 2, 3, 4], BinaryPlist.Text("a"), BinaryPlist.Text("b"), [0x09], [0xD2, 1, 2, 3, 5], [0x0F]).Faults.Should().ContainSingle()
            .Which.At.KeyPath.Should().Be("b > b");
        Objects([0xA2, 1, 2], [0x09], [0xA2, 1, 3], [0x0F]).Faults.Should().ContainSingle().Which.At.KeyPath.Should().Be("1 > 1");
        Objects([0xD2, 1, 2, 3, 4], BinaryPlist.Text("a"), BinaryPlist.Text("b"), [0x09], [0xD1, 3, 3]).Faults.Should().ContainSingle()
            .Which.At.KeyPath.Should().Be("b", "the keys of the table at b are wrong");
    }

    [Fact]
    public void A_key_is_told_once_for_each_time_that_it_is_repeated()
    {
        var result = Objects([0xD3, 1, 2, 1, 3, 4, 4], BinaryPlist.Text("a"), BinaryPlist.Text("b"), [0x08], [0x09]);
        result.Faults.Should().ContainSingle().Which.At.KeyPath.Should().Be("a");
        result.OrThrow().Root.ToString().Should().Be("{\"a\"=Yes,\"b\"=Yes}");
    }

    [Fact]
    public void What_a_reference_brings_counts_towards_the_depth()
    {
        byte[] shared = BinaryPlist.Of([0xA2, 1, 2], [0xA1, 3], [0xA1, 1], [0xA1, 4], [0x09]);
        Read(shared, new(Depth: 4)).Faults.Should().BeEmpty();
        Only(shared, new(Depth: 3)).What.Should().Be("values are nested deeper than 3");
        byte[] plain = BinaryPlist.Of([0xA1, 1], [0xA0]);
        Read(plain, new(Depth: 2)).Faults.Should().BeEmpty();
        Only(plain, new(Depth: 1)).What.Should().Be("values are nested deeper than 1");
    }

    [Fact]
    public void As_many_values_as_the_limit_are_read_and_no_more()
    {
        var file = BinaryPlist.Of([0xA3, 1, 1, 1], [0x09]);
        Read(file, new(Values: 4)).Faults.Should().BeEmpty("the array and three times the boolean");
        Only(file, new(Values: 3)).Kind.Should().Be(InputFault.LimitExceeded);
        Read(BinaryPlist.Of([[0x09]]), new(Values: 1)).Faults.Should().BeEmpty();
    }

    [Fact]
    public void Wide_and_deep_lists_are_read_whole()
    {
        OSObject value = new OSArray(Enumerable.Range(0, 300).Select(i => OSNumber.Of(i)));
        for (var i = 0; i < 40; i++) value = new OSDictionary(Enumerable.Range(0, 100).Select(k => new KeyValuePair<OSSymbol, OSObject>($"key {k}", k == 60 ? value : OSNumber.Of(k))));
        using var stream = new MemoryStream();
        PropertyListBinaryWriter.Write(value, stream);
        Read(stream.ToArray()).OrThrow().Root.Equals(value).Should().BeTrue();
    }
}
