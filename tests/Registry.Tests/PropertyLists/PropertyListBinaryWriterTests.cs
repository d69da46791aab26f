using System.Buffers.Binary;
using System.Text;

namespace IOMatch.PropertyLists;

public sealed class PropertyListBinaryWriterTests
{
    private static byte[] Written(OSObject value)
    {
        using var stream = new MemoryStream();
        PropertyListBinaryWriter.Write(value, stream);
        return stream.ToArray();
    }

    // the objects between the header and the offset table
    private static string Objects(OSObject value)
    {
        var file = Written(value);
        Convert.ToHexStringLower(file[..8]).Should().Be("62706c6973743030");
        return Convert.ToHexStringLower(file[8..(int)BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(file.Length - 8))]);
    }

    [Fact]
    public void A_file_is_header_objects_offsets_and_trailer() =>
        Convert.ToHexStringLower(Written(new OSArray(OSBoolean.True, OSNumber.Of(5)))).Should().Be(
            "62706c6973743030" + // bplist00
            "a20102" + "09" + "1005" +
            "080b0c" +
            "000000000000" + "01" + "01" + "0000000000000003" + "0000000000000000" + "000000000000000e");

    [Theory]
    [InlineData(0UL, "1000")]
    [InlineData(255UL, "10ff")]
    [InlineData(256UL, "110100")]
    [InlineData(65535UL, "11ffff")]
    [InlineData(65536UL, "1200010000")]
    [InlineData(4294967295UL, "12ffffffff")]
    [InlineData(4294967296UL, "130000000100000000")]
    [InlineData(9223372036854775807UL, "137fffffffffffffff")]
    [InlineData(ulong.MaxValue, "13ffffffffffffffff")]
    public void An_integer_takes_the_fewest_of_1_2_4_or_8_bytes(ulong value, string hex)
    {
        Objects(new OSNumber(value)).Should().Be(hex);
        Objects(OSNumber.Of(-2)).Should().Be("13fffffffffffffffe", "a negative number has eight");
    }

    [Theory]
    [InlineData("", "50")]
    [InlineData("abc", "53616263")]
    [InlineData("12345678901234", "5e3132333435363738393031323334")]
    [InlineData("123456789012345", "5f100f313233343536373839303132333435")]
    [InlineData("é", "6100e9")]
    [InlineData("a€", "62006120ac")]
    [InlineData("😀", "62d83dde00")]
    [InlineData("\u007f\u0080", "62007f0080")]
    [InlineData("é23456789012345", "6f100f00e90032003300340035003600370038003900300031003200330034" + "0035")]
    public void A_text_is_ascii_if_it_can_be_and_utf_16_if_not(string text, string hex) => Objects(new OSString(text)).Should().Be(hex);

    [Theory]
    [InlineData(14, "4e")]
    [InlineData(15, "4f100f")]
    [InlineData(255, "4f10ff")]
    [InlineData(256, "4f110100")]
    [InlineData(65536, "4f1200010000")]
    public void A_length_of_15_and_more_stands_behind_the_marker(int length, string marker) =>
        Objects(new OSData(new byte[length])).Should().Be(marker + new string('0', length * 2));

    [Fact]
    public void Every_kind_of_value_has_its_marker()
    {
        Objects(OSBoolean.False).Should().Be("08");
        Objects(OSBoolean.True).Should().Be("09");
        Objects(OSData.FromHex("0a0b")).Should().Be("420a0b");
        Objects(new PlistReal(1.5, single: true)).Should().Be("223fc00000");
        Objects(new PlistReal(-2)).Should().Be("23c000000000000000");
        Objects(new OSArray()).Should().Be("a0");
        Objects(new OSSet(OSBoolean.True)).Should().Be("c101" + "09");
        Objects(OSDictionary.Empty).Should().Be("d0");
        Objects(new OSSymbol("a")).Should().Be("5161", "a symbol is a string");
        Objects(new UnreadValue("raw")).Should().Be("53726177", "the text that tells of it stands for a value without a form");
    }

    [Theory]
    [InlineData(2001, 1, 1, 0, "330000000000000000")]
    [InlineData(2001, 1, 1, 1500, "333ff8000000000000")]
    [InlineData(2000, 12, 31, 86_399_000, "33bff0000000000000")]
    [InlineData(2001, 1, 2, 0, "3340f5180000000000")]
    public void A_date_is_seconds_since_2001(int year, int month, int day, int milliseconds, string hex) =>
        Objects(new PlistDate(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(milliseconds))).Should().Be(hex);

    [Theory]
    [InlineData(0UL, "8000")]
    [InlineData(255UL, "80ff")]
    [InlineData(256UL, "810100")]
    [InlineData(65536UL, "8300010000")]
    [InlineData(4294967296UL, "870000000100000000")]
    public void A_uid_has_its_length_less_one_in_the_marker(ulong value, string hex) => Objects(new PlistUid(value)).Should().Be(hex);

    [Fact]
    public void A_table_refers_to_its_keys_and_then_to_its_values() =>
        Objects(new OSDictionary(new("a", OSBoolean.True), new("b", new OSString("c")), new("d", new OSArray(OSNumber.Of(1)))))
            .Should().Be("d3" + "010203" + "040506" + "5161" + "5162" + "5164" + "09" + "5163" + "a107" + "1001");

    [Fact]
    public void Scalars_that_are_equal_are_written_once_whatever_the_bits_or_the_kind_of_text() =>
        Objects(new OSArray(new OSString("a"), new OSSymbol("a"), new OSNumber(5, 8), new OSNumber(5, 32), new OSString("a"), OSBoolean.True, OSBoolean.True, new PlistReal(1, single: true), new PlistReal(1, single: true), new PlistUid(5)))
            .Should().Be("aa" + "01010202010303040405" + "5161" + "1005" + "09" + "223f800000" + "8005");

    [Fact]
    public void Equal_values_of_other_kinds_are_not_taken_for_one_another() =>
        Objects(new OSArray(OSNumber.Of(1), OSBoolean.True, new PlistUid(1), new PlistReal(1), new PlistReal(1, single: true)))
            .Should().Be("a5" + "0102030405" + "1001" + "09" + "8001" + "233ff0000000000000" + "223f800000");

    [Fact]
    public void Containers_and_data_are_shared_only_when_they_are_one_object()
    {
        var data = OSData.FromHex("07");
        Objects(new OSArray(data, data, OSData.FromHex("07"))).Should().Be("a3" + "010102" + "4107" + "4107");
        var list = new OSArray(OSBoolean.True);
        Objects(new OSArray(list, list, new OSArray(OSBoolean.True))).Should().Be("a3" + "010103" + "a102" + "09" + "a102");
        var table = new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("k", OSBoolean.True));
        Objects(new OSArray(table, table)).Should().Be("a2" + "0101" + "d10203" + "516b" + "09");
    }

    [Theory]
    [InlineData(254, 1)]
    [InlineData(255, 2)]
    [InlineData(256, 2)]
    [InlineData(65_534, 2)]
    [InlineData(65_535, 4)]
    [InlineData(65_536, 4)]
    public void References_have_as_many_bytes_as_the_number_of_objects_needs(int members, int size)
    {
        var file = Written(new OSArray(Enumerable.Range(0, members).Select(i => OSNumber.Of(i))));
        file[^25].Should().Be((byte)size);
        BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(file.Length - 24)).Should().Be(members + 1);
        var first = 8 + 1 + (members > 255 ? members > 65_535 ? 5 : 3 : 2);
        Convert.ToHexStringLower(file[first..(first + (2 * size))]).Should().Be(1.ToString($"x{size * 2}") + 2.ToString($"x{size * 2}"));
        PropertyListReader.Read(file, "a.plist").OrThrow().Root.Should().BeOfType<OSArray>().Which[members - 1].Should().Be(OSNumber.Of(members - 1));
    }

    [Theory]
    [InlineData(244, 1)]
    [InlineData(245, 2)]
    [InlineData(65_523, 2)]
    [InlineData(65_524, 4)]
    public void Offsets_have_as_many_bytes_as_the_place_of_their_table_needs(int length, int size)
    {
        var file = Written(new OSData(new byte[length]));
        file[^26].Should().Be((byte)size);
        var table = BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(file.Length - 8));
        Convert.ToHexStringLower(file[(int)table..^32]).Should().Be(8.ToString($"x{size * 2}"));
    }

    [Fact]
    public void Text_that_stands_for_raw_bytes_is_kept()
    {
        var text = new OSString("a\uDCD5");
        Objects(text).Should().Be("620061dcd5");
        PropertyListReader.Read(Written(text), "a.plist").OrThrow().Root.Should().Be(text);
    }

    [Fact]
    public void A_list_is_written_behind_what_the_stream_holds_and_the_stream_left_open()
    {
        using var stream = new MemoryStream();
        stream.Write("xx"u8);
        PropertyListBinaryWriter.Write(OSBoolean.True, stream);
        stream.Write("y"u8);
        Encoding.ASCII.GetString(stream.ToArray()).Should().StartWith("xxbplist00").And.EndWith("y");
    }

    [Fact]
    public void What_is_nested_too_deeply_for_the_stack_is_refused()
    {
        OSObject value = OSBoolean.True;
        for (var i = 0; i < 1_000_000; i++) value = new OSArray(value);
        FluentActions.Invoking(() => PropertyListBinaryWriter.Write(value, Stream.Null)).Should().Throw<InsufficientExecutionStackException>();
    }

    [Fact]
    public void A_value_and_a_stream_are_needed()
    {
        FluentActions.Invoking(() => PropertyListBinaryWriter.Write(null!, Stream.Null)).Should().Throw<ArgumentNullException>().WithParameterName("root");
        FluentActions.Invoking(() => PropertyListBinaryWriter.Write(OSBoolean.True, null!)).Should().Throw<ArgumentNullException>().WithParameterName("stream");
    }
}
