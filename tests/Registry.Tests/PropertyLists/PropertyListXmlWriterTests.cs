using System.Text;

namespace IOMatch.PropertyLists;

public sealed class PropertyListXmlWriterTests
{
    private const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">

        """;

    private static byte[] Written(OSObject value)
    {
        using var stream = new MemoryStream();
        PropertyListXmlWriter.Write(value, stream);
        return stream.ToArray();
    }

    private static string Inside(OSObject value)
    {
        var text = Encoding.UTF8.GetString(Written(value));
        text.Should().StartWith(Head.ReplaceLineEndings("\n")).And.EndWith("</plist>\n");
        return text[Head.ReplaceLineEndings("\n").Length..^"</plist>\n".Length];
    }

    private static OSArray Nested(int depth, OSObject innermost)
    {
        for (var i = 1; i < depth; i++) innermost = new OSArray(innermost);
        return new OSArray(innermost);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("IOClass", "IOClass")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("<a>", "&lt;a&gt;")]
    [InlineData("&&", "&amp;&amp;")]
    [InlineData("]]>", "]]&gt;")]
    [InlineData("\"it's\"", "\"it's\"")]
    [InlineData("é€😀", "é€😀")]
    [InlineData("a\tb\nc d", "a\tb\nc d")]
    [InlineData("a\r\nb", "a&#13;\nb")]
    [InlineData("\u0001\u001f \u007f", "&#1;&#31; \u007f")]
    [InlineData("\0", "&#0;")]
    public void Text_has_only_what_xml_takes_for_markup_replaced(string text, string xml) =>
        Inside(new OSString(text)).Should().Be($"<string>{xml}</string>\n");

    [Fact]
    public void Keys_are_escaped_as_texts_are() =>
        Inside(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("<&\r>", new OSString("x")))).Should().Be("<dict>\n\t<key>&lt;&amp;&#13;&gt;</key>\n\t<string>x</string>\n</dict>\n");

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_written_as_they_were_read() =>
        Convert.ToHexStringLower(Written(new OSString("a\uDCD5<"))).Should().Contain(Convert.ToHexStringLower("<string>a"u8) + "d5" + Convert.ToHexStringLower("&lt;</string>"u8));

    [Fact]
    public void A_symbol_is_a_string_in_xml() => Inside(new OSSymbol("a")).Should().Be("<string>a</string>\n");

    [Fact]
    public void A_value_without_a_form_in_xml_is_the_text_that_tells_of_it() => Inside(new UnreadValue("IOThing is <not serializable>")).Should().Be("<string>IOThing is &lt;not serializable&gt;</string>\n");

    [Theory]
    [InlineData(0UL, 64, "<integer>0</integer>")]
    [InlineData(long.MaxValue, 64, "<integer>9223372036854775807</integer>")]
    [InlineData(ulong.MaxValue, 64, "<integer>-1</integer>")]
    [InlineData(1UL << 63, 64, "<integer>-9223372036854775808</integer>")]
    [InlineData(255UL, 8, "<integer size=\"8\">255</integer>")]
    [InlineData(uint.MaxValue, 32, "<integer size=\"32\">4294967295</integer>")]
    public void An_integer_carries_its_size_unless_it_is_64_bits(ulong value, int bits, string xml) =>
        Inside(new OSNumber(value, bits)).Should().Be(xml + "\n");

    [Theory]
    [InlineData(1.5, false, "<real>1.5</real>")]
    [InlineData(-2.25, false, "<real>-2.25</real>")]
    [InlineData(1.5, true, "<real size=\"32\">1.5</real>")]
    [InlineData(0.1, false, "<real>0.10000000000000001</real>")]
    [InlineData(4.0, false, "<real>4</real>")]
    [InlineData(0.0, false, "<real>0.0</real>")]
    [InlineData(-0.0, false, "<real>-0.0</real>")]
    [InlineData(1e20, false, "<real>1e+20</real>")]
    [InlineData(1e-5, false, "<real>1.0000000000000001e-05</real>")]
    [InlineData(double.NaN, false, "<real>nan</real>")]
    [InlineData(double.PositiveInfinity, false, "<real>+infinity</real>")]
    [InlineData(double.NegativeInfinity, true, "<real size=\"32\">-infinity</real>")]
    public void A_real_is_written_as_Apple_spells_it(double value, bool single, string xml) =>
        Inside(new PlistReal(value, single)).Should().Be(xml + "\n");

    [Fact]
    public void Booleans_dates_and_uids_have_their_elements()
    {
        Inside(OSBoolean.True).Should().Be("<true/>\n");
        Inside(OSBoolean.False).Should().Be("<false/>\n");
        Inside(new PlistDate(new DateTime(2025, 3, 1, 4, 5, 6, DateTimeKind.Utc))).Should().Be("<date>2025-03-01T04:05:06Z</date>\n");
        Inside(new PlistUid(7)).Should().Be("<dict>\n\t<key>CF$UID</key>\n\t<integer>7</integer>\n</dict>\n");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "AA==\n")]
    [InlineData(2, "AAA=\n")]
    [InlineData(3, "AAAA\n")]
    [InlineData(56, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData(57, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    [InlineData(58, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAA==\n")]
    public void Data_is_base64_in_lines_of_76_characters(int length, string lines) =>
        Inside(new OSData(new byte[length])).Should().Be($"<data>\n{lines}</data>\n");

    // lines of 76 characters at the left edge, of 8 less for each of the first eight levels
    [Theory]
    [InlineData(0, 57)]
    [InlineData(1, 51)]
    [InlineData(2, 45)]
    [InlineData(7, 15)]
    [InlineData(8, 9)]
    [InlineData(9, 9)]
    [InlineData(30, 9)]
    public void Lines_of_data_are_shorter_the_deeper_they_stand(int depth, int bytes)
    {
        OSObject value = new OSData(new byte[bytes + 1]);
        for (var i = 0; i < depth; i++) value = new OSArray(value);
        Inside(value).Should().Contain($"{new string('\t', depth)}{new string('A', bytes / 3 * 4)}\n{new string('\t', depth)}AA==\n");
    }

    [Fact]
    public void Members_stand_one_tab_deeper_than_what_holds_them()
    {
        var value = new OSArray(
            new OSDictionary(
                new("a", new OSSet(new OSString("x"), new OSArray(OSBoolean.True))),
                new("b", new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("c", OSData.FromHex("0a"))))),
            new PlistUid(1),
            OSNumber.Of(2));
        Inside(value).Should().Be("""
            <array>
            	<dict>
            		<key>a</key>
            		<set>
            			<string>x</string>
            			<array>
            				<true/>
            			</array>
            		</set>
            		<key>b</key>
            		<dict>
            			<key>c</key>
            			<data>
            			Cg==
            			</data>
            		</dict>
            	</dict>
            	<dict>
            		<key>CF$UID</key>
            		<integer>1</integer>
            	</dict>
            	<integer>2</integer>
            </array>

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Empty_containers_are_one_element()
    {
        Inside(OSDictionary.Empty).Should().Be("<dict/>\n");
        Inside(new OSArray()).Should().Be("<array/>\n");
        Inside(new OSSet()).Should().Be("<set/>\n");
        Inside(new OSArray(new OSArray(), new OSSet(), OSDictionary.Empty)).Should().Be("<array>\n\t<array/>\n\t<set/>\n\t<dict/>\n</array>\n");
    }

    [Fact]
    public void A_large_list_reaches_the_stream_whole_and_in_pieces()
    {
        var texts = Enumerable.Range(0, 40_000).Select(i => $"text {i}").ToList();
        using var stream = new Pieces();
        PropertyListXmlWriter.Write(new OSArray(texts.Select(t => new OSString(t))), stream);
        Encoding.UTF8.GetString(stream.ToArray()).Should().Be(Head.ReplaceLineEndings("\n") + "<array>\n" + string.Concat(texts.Select(t => $"\t<string>{t}</string>\n")) + "</array>\n</plist>\n");
        stream.Largest.Should().BeLessThan(100_000, "a list of any size is written with little memory");
        stream.Count.Should().BeLessThan(50, "a write for each value would be slow");
    }

    [Fact]
    public void Deep_lists_behind_long_texts_are_indented_wherever_the_text_ends()
    {
        const int Depth = 120;
        var before = string.Concat(Enumerable.Range(0, Depth).Select(d => new string('\t', d) + "<array>\n"));
        var behind = string.Concat(Enumerable.Range(0, Depth).Reverse().Select(d => new string('\t', d) + "</array>\n"));
        for (var length = 110_000; length < 112_000; length += 20)
        {
            var text = new string('x', length);
            Inside(Nested(Depth, new OSString(text))).Should().Be($"{before}{new string('\t', Depth)}<string>{text}</string>\n{behind}");
        }
    }

    [Fact]
    public void What_is_nested_too_deeply_for_the_stack_is_refused() =>
        FluentActions.Invoking(() => PropertyListXmlWriter.Write(Nested(1_000_000, OSBoolean.True), Stream.Null)).Should().Throw<InsufficientExecutionStackException>();

    [Fact]
    public void A_value_and_a_stream_are_needed()
    {
        FluentActions.Invoking(() => PropertyListXmlWriter.Write(null!, Stream.Null)).Should().Throw<ArgumentNullException>().WithParameterName("root");
        FluentActions.Invoking(() => PropertyListXmlWriter.Write(OSBoolean.True, null!)).Should().Throw<ArgumentNullException>().WithParameterName("stream");
    }

    private sealed class Pieces : MemoryStream
    {
        public int Count { get; private set; }

        public int Largest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Count++;
            Largest = Math.Max(Largest, buffer.Length);
            base.Write(buffer);
        }
    }
}
