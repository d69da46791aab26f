namespace IOMatch.PropertyLists;

public sealed class KernelXmlScalarTests
{
    private static int Bits(string size) => KernelXml.Unserialize($"<integer size=\"{size}\">1</integer>").Object.Should().BeOfType<OSNumber>().Which.Bits;

    [Theory]
    [InlineData("9", 9)]
    [InlineData("+9", 9)]
    [InlineData("\t\n 10", 10)]
    [InlineData("0x1A", 26)]
    [InlineData("0X2f", 47)]
    [InlineData("0xa", 10)]
    [InlineData("0x1G", 1)]
    [InlineData("0x1g", 1)]
    [InlineData("077", 63)]
    [InlineData("018", 1)]
    [InlineData("0b101", 5)]
    [InlineData("0B12", 1)]
    [InlineData("12a", 12)]
    [InlineData("1:", 1)]
    [InlineData("-18446744073709551608", 8)]
    [InlineData("4294967328", 32)]
    [InlineData("0xFFFFFFFF00000010", 16)]
    public void A_size_is_read_as_strtoul_does_and_cut_to_32_bits(string size, int bits) => Bits(size).Should().Be(bits, "K8");

    [Theory]
    [InlineData("18446744073709551624")]
    [InlineData("0xffffffffffffffff00000008")]
    [InlineData("0x100000000000000008")]
    [InlineData("18446744073709551615")]
    public void A_size_that_overflows_is_the_largest_and_too_large(string size) =>
        KernelXml.Unserialize($"<integer size=\"{size}\">1</integer>").Error.Should().Be("OSUnserializeXML: buildNumber near line 1\n", "K8");

    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("0", "-0", true)]
    [InlineData("4294967297", "1", true)]
    [InlineData("-4294967295", "1", true)]
    [InlineData("-9223372036854775809", "0", true)]
    [InlineData("18446744073709551617", "1", false)]
    [InlineData("9223372036854775808", "0", false)]
    [InlineData("-1", "1", false)]
    public void An_id_is_read_as_strtol_does_and_cut_to_32_bits(string id, string reference, bool found)
    {
        var answer = KernelXml.Unserialize($"<array><string ID=\"{id}\">x</string><x IDREF=\"{reference}\"/></array>");
        answer.Error.Should().Be(found ? null : "OSUnserializeXML: forward reference detected near line 1\n", "K8");
        if (found) answer.Object.Should().Be(new OSArray(new OSString("x"), new OSString("x")));
    }

    [Fact]
    public void A_key_may_have_the_id_0() =>
        KernelXml.Unserialize("<dict><key ID=\"0\">a</key><x IDREF=\"0\"/></dict>").Object.Should().Be(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("a", new OSSymbol("a"))));

    [Theory]
    [InlineData("<data>AZaz09+/</data>", "0196b3d3dfbf")]
    [InlineData("<data>@[`{:.AAAA</data>", "000000")]
    [InlineData("<data format=\"hex\">09\naf</data>", "09af")]
    [InlineData("<data format=\"x\">QUJD</data>", "414243")]
    [InlineData("<data x=\"hex\">QUJD</data>", "414243")]
    [InlineData("<data x=\"y\" format=\"hex\">0a</data>", "0a")]
    public void Data_is_base64_unless_the_format_is_hex(string xml, string hex) => KernelXml.Unserialize(xml).Object.Should().Be(OSData.FromHex(hex), "K8");

    [Theory]
    [InlineData("<data>\nQUJD\n</data>", 3)]
    [InlineData("<data format=\"hex\">\n00\n\n</data>", 4)]
    [InlineData("<!--\n\n-->", 3)]
    [InlineData("<!-X\n>", 2)]
    [InlineData("<?a\n\n?>", 3)]
    [InlineData("<string>\na&amp;\n</string>", 3)]
    [InlineData("\n\t\n<true/>", 3)]
    public void Line_ends_count_wherever_they_stand(string before, int line) =>
        KernelXml.Unserialize($"<array>{before}<foo/></array>").Error.Should().Be($"OSUnserializeXML: syntax error near line {line}\n", "K8");

    [Theory]
    [InlineData("<string  a = \t\"b\">x</string>")]
    [InlineData("<string a=\"\">x</string>")]
    [InlineData("<string a=\"b\" c=\"d\">x</string>")]
    public void Blanks_may_stand_around_attributes(string xml) => KernelXml.Unserialize(xml).Object.Should().Be(new OSString("x"), "K8");

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void A_tag_has_fewer_than_32_attributes(int count, bool read) =>
        (KernelXml.Unserialize($"<string{string.Concat(Enumerable.Repeat(" a=\"b\"", count))}>x</string>").Object is not null).Should().Be(read, "K8");

    [Fact]
    public void The_text_ends_at_the_first_nul()
    {
        KernelXml.Unserialize("<string>a\0b</string>").Object.Should().BeNull();
        KernelXml.Unserialize("<string>a</string>\0<").Object.Should().Be(new OSString("a"));
    }
}
