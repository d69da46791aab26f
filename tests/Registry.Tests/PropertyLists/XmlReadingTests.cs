using System.Text;

namespace IOMatch.PropertyLists;

public sealed class XmlReadingTests
{
    private static PropertyList Read(string xml) => PropertyListReader.Read(Encoding.UTF8.GetBytes(xml), "a.plist").OrThrow();

    private static OSObject Value(string element) => ((OSDictionary)Read($"<plist><dict><key>k</key>{element}</dict></plist>").Root)["k"]!;

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        Value("<string>a &lt;b&gt; &amp; &#x41;&quot;&apos;</string>").Should().Be(new OSString("a <b> & A\"'"));
        Value("<string><![CDATA[<raw>&amp;]]> x</string>").Should().Be(new OSString("<raw>&amp; x"));
        Value("<string/>").Should().Be(new OSString(""));
        Value("<true/>").Should().BeSameAs(OSBoolean.True);
        Value("<false></false>").Should().BeSameAs(OSBoolean.False);
        Value("<data>\n\taGVs\n\tbG8=\n</data>").Should().Be(new OSData("hello"u8.ToArray()));
        Value("<data format=\"hex\">00 ff1E</data>").Should().Be(OSData.FromHex("00ff1e"));
        Value("<real>1.5e3</real>").Should().Be(new PlistReal(1500));
        Value("<real>-Infinity</real>").Should().Be(new PlistReal(double.NegativeInfinity));
        Value("<date>2025-03-31T23:59:59Z</date>").Should().Be(new PlistDate(new DateTime(2025, 3, 31, 23, 59, 59, DateTimeKind.Utc)));
        Value("<array><string>x</string><array/></array>").Should().Be(new OSArray(new OSString("x"), new OSArray()));
        Value("<set><true/><true/><string>x</string></set>").Should().Be(new OSSet(OSBoolean.True, new OSString("x")));
        Value("<dict><key>CF$UID</key><integer>7</integer></dict>").Should().Be(new PlistUid(7));
        Value("<dict/>").Should().BeSameAs(OSDictionary.Empty);
    }

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("+7", 7UL)]
    [InlineData(" - 7", 0xfffffffffffffff9UL)]
    [InlineData("0x1F", 31UL)]
    [InlineData("-0X10", 0xfffffffffffffff0UL)]
    [InlineData("010", 10UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("-9223372036854775808", 0x8000000000000000UL)]
    public void An_integer_is_exact_to_64_bits(string text, ulong value) =>
        Value($"<integer>{text}</integer>").Should().Be(new OSNumber(value));

    [Fact]
    public void The_attributes_of_iokit_serialisers_count()
    {
        Value("<integer size='8' ID=\"2\">0x1ff</integer>").Should().Be(new OSNumber(0xff, 8));
        Value("<array ID=\"1\"><dict ID=\"2\"><key>a</key><true/></dict><reference IDREF=\"2\"/></array>")
            .ToString().Should().Be("({\"a\"=Yes},{\"a\"=Yes})");
    }

    [Fact]
    public void A_value_knows_its_line_column_and_key_path()
    {
        var list = Read("""
            <?xml version="1.0"?>
            <plist version="1.0">
            <dict>
                <key>IOKitPersonalities</key>
                <dict>
                    <key>Panel</key>
                    <dict>
                        <key>idProduct</key> <array>
                            <integer>1</integer><integer>2</integer>
                        </array>
                        <key>idVendor</key>
                        <integer>2</integer>
                    </dict>
                </dict>
            </dict>
            </plist>
            """);
        list.Position.Should().Be(new SourcePosition("a.plist", 3, 1));
        list.At("IOKitPersonalities").Should().Be(new SourcePosition("a.plist", 4, 5, "IOKitPersonalities"));
        list.At("IOKitPersonalities", "Panel", "idVendor").Should().Be(new SourcePosition("a.plist", 11, 13, "IOKitPersonalities > Panel > idVendor"));
        list.At("IOKitPersonalities", "Panel", "idProduct", "1").Should().Be(new SourcePosition("a.plist", 9, 37, "IOKitPersonalities > Panel > idProduct > 1"));
        list.At("IOKitPersonalities", "Missing", "x").Line.Should().Be(4, "the nearest enclosing value stands there");

        var panel = list.Sub("IOKitPersonalities", "Panel")!;
        panel.Root.Should().BeOfType<OSDictionary>();
        panel.At("idVendor").Should().Be(list.At("IOKitPersonalities", "Panel", "idVendor"));
        panel.Members().Select(m => (m.Key, m.Value.Position.Line)).Should().Equal(("idProduct", 8), ("idVendor", 11));
        list.Sub("nothing").Should().BeNull();
    }
}
