using System.Text;
using System.Text.Json;
using IOMatch.Values;

namespace IOMatch.PropertyLists;

public sealed class KernelXmlTests
{
    [Fact]
    public void The_kernels_reader_answers_as_the_kernel_does()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var (scenario, result) in KernelVectors.Read("unserialize"))
        {
            var answer = KernelXml.Unserialize(scenario.GetProperty("xml").GetString()!);
            var value = result.GetProperty("object");
            var expected = value.ValueKind == JsonValueKind.Null ? null : KernelJson.ToValue(value);
            if (!Equals(answer.Object, expected) || answer.Error != result.GetProperty("error").GetString()) wrong.Add($"{scenario} → {result}, but {answer}");
            compared++;
        }
        wrong.Should().BeEmpty();
        compared.Should().Be(300);
    }

    [Theory]
    [InlineData("<!-- a -- b --><true/>", "syntax error near line 1")]
    [InlineData("<!-- a -\n--><true/>", null)]
    [InlineData("<!-- a - b --><true/>", null)]
    [InlineData("<!--->--><true/>", null)]
    [InlineData("<!-X><true/>", null)]
    [InlineData("<!><true/>", "syntax error near line 1")]
    [InlineData("<!1><true/>", "syntax error near line 1")]
    [InlineData("<?a??><true/>", "syntax error near line 1")]
    [InlineData("<?a?", "unexpected end of buffer near line 1")]
    [InlineData("<?a", "syntax error near line 1")]
    [InlineData("<key>a</key>", "unexpected end of buffer near line 1")]
    [InlineData("\n</dict>", "unexpected end of buffer near line 2")]
    [InlineData("<foo/>", "syntax error near line 1")]
    [InlineData("<array>\n<key>a</key></array>", "syntax error near line 2")]
    [InlineData("<array><true/>", "syntax error near line 1")]
    [InlineData("<dict><key>a</key>", "syntax error near line 1")]
    [InlineData("<dict><key>a</key></dict>", "syntax error near line 1")]
    [InlineData("<dict><key>a</key><true/><key>a</key>\n<true/></dict>", "duplicate dictionary key near line 2")]
    [InlineData("<dict><key>a</key><true/><key>a</key>\n<real>1</real></dict>", "syntax error near line 2")]
    [InlineData("<array ID=\"1\"><x IDREF=\"1\"/></array>", "forward reference detected near line 1")]
    [InlineData("<array><true ID=\"1\"/><x IDREF=\"1\"/></array>", "forward reference detected near line 1")]
    [InlineData("<array><x IDREF=\"1\"></array>", "syntax error near line 1")]
    [InlineData("<string IDX=\"1\">a</string>", "syntax error near line 1")]
    [InlineData("<integer size=\"65\">1</integer>", "buildNumber near line 1")]
    [InlineData("<integer size=\"-1\">1</integer>", "buildNumber near line 1")]
    [InlineData("<integer size=\"\n8\">1</integer>", null)]
    [InlineData("<string>a\n&quot;\n</string>", "syntax error near line 3")]
    [InlineData("<string>a\r\nb</string>", null)]
    [InlineData("<array>\r\n</array>", "syntax error near line 1")]
    [InlineData("<string>a</string/>", "syntax error near line 1")]
    [InlineData("<string>a</string b=\"c\">", null)]
    [InlineData("<a123456789012345678901234567890 IDREF=\"1\"/>", "syntax error near line 1")]
    [InlineData("<string a=\"1234567890123456789012345678901\">a</string>", "syntax error near line 1")]
    [InlineData("<string a=\"123456789012345678901234567890\">a</string>", null)]
    [InlineData("<string a='b'>a</string>", "syntax error near line 1")]
    [InlineData("<string a=\"", "syntax error near line 1")]
    [InlineData("<plist/></plist><plist a=\"b\"/><true/>", null)]
    public void Its_corners(string xml, string? error) =>
        KernelXml.Unserialize(xml).Error.Should().Be(error is null ? null : $"OSUnserializeXML: {error}\n", "K8");

    [Theory]
    [InlineData("<integer>0-5</integer>", 0xfffffffffffffffbUL, 64)]
    [InlineData("<integer>-</integer>", 0UL, 64)]
    [InlineData("<integer>0x</integer>", 0UL, 64)]
    [InlineData("</integer>7</integer>", 7UL, 64)]
    [InlineData("</integer size=\"8\"/>", 0UL, 8)]
    [InlineData("<integer size=\"0x10\">0xfffff</integer>", 0xffffUL, 16)]
    [InlineData("<integer size=\"010\">511</integer>", 0xffUL, 8)]
    [InlineData("<integer size=\"0b100\">31</integer>", 15UL, 4)]
    [InlineData("<integer size=\"4294967304\">511</integer>", 0xffUL, 8)]
    [InlineData("<integer size=\"8\" size=\"16\">511</integer>", 511UL, 16)]
    [InlineData("<integer size=\"63\">0x4000000000000000</integer>", 2UL, 63)]
    [InlineData("<integer>18446744073709551616</integer>", 0UL, 64)]
    public void Its_numbers(string xml, ulong value, int bits)
    {
        var number = KernelXml.Unserialize(xml).Object.Should().BeOfType<OSNumber>().Subject;
        number.Value.Should().Be(value, "K8");
        number.Bits.Should().Be(bits, "K8");
    }

    [Theory]
    [InlineData("<data>aGVsbG8</data>", "68656c")]
    [InlineData("<data>aG!Vs</data>", "68656c")]
    [InlineData("<data>QQ==</data>", "41")]
    [InlineData("<data>QQ=\n=</data>", "4100")]
    [InlineData("<data>====</data>", "00")]
    [InlineData("<data format=\"hex\">00 ff\n1e</data>", "00ff1e")]
    [InlineData("<data format=\"hex\">00 </data>", "")]
    [InlineData("<data format=\"hex\">00\n</data>", "00")]
    [InlineData("<data format=\"hex\">000</data>", "")]
    [InlineData("<data/>", "")]
    [InlineData("<data>WlpazZ==</data>", "5a5a5acd")]
    public void Its_data(string xml, string hex) =>
        KernelXml.Unserialize(xml).Object.Should().Be(OSData.FromHex(hex), "K8");

    [Fact]
    public void The_eighth_bit_of_base64_is_not_seen_and_80_ends_it()
    {
        KernelXml.Unserialize([.. "<data>"u8, (byte)('Q' | 0x80), .. "Q=="u8, 0xBC, .. "</data>"u8]).Object.Should().Be(OSData.FromHex("41"));
        KernelXml.Unserialize([.. "<data>QQ=="u8, 0x80, .. "</data>"u8]).Error.Should().Contain("syntax error");
    }

    [Fact]
    public void A_key_with_an_id_is_recalled_as_a_symbol_and_a_set_drops_what_it_recalls()
    {
        KernelXml.Unserialize("<dict><key ID=\"1\">a</key><x IDREF=\"1\"/></dict>").Object
            .Should().Be(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("a", new OSSymbol("a"))));
        KernelXml.Unserialize("<set><string ID=\"1\">x</string><string>x</string><x IDREF=\"0x1\"/><true/><true/></set>").Object
            .Should().Be(new OSSet(new OSString("x"), new OSString("x"), OSBoolean.True));
        KernelXml.Unserialize("<set><dict/><dict></dict><array/><array/></set>").Object.Should().BeOfType<OSSet>().Which.Count.Should().Be(4, "they are equal, not identical");
    }

    [Theory]
    [InlineData(197, true)]
    [InlineData(198, false)]
    public void The_parsers_stack_ends_at_200(int arrays, bool read)
    {
        var xml = string.Concat(Enumerable.Repeat("<array>", arrays)) + string.Concat(Enumerable.Repeat("</array>", arrays));
        KernelXml.Unserialize(xml).Error.Should().Be(read ? null : "OSUnserializeXML: memory exhausted near line 1\n");
    }

    // an entry for each open list, one for the members before, one for a key
    [Theory]
    [InlineData("<array>", "</array>", 196)]
    [InlineData("<array><true/>", "</array>", 98)]
    [InlineData("<array><true/><true/>", "</array>", 98)]
    [InlineData("<dict><key>a</key>", "</dict>", 98)]
    [InlineData("<dict><key>k</key><true/><key>a</key>", "</dict>", 65)]
    [InlineData("<dict><key>k</key><true/><key>l</key><true/><key>a</key>", "</dict>", 65)]
    public void Lists_behind_others_take_more_of_the_parsers_stack(string open, string close, int most)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "<true/>" + string.Concat(Enumerable.Repeat(close, depth));
        KernelXml.Unserialize(Nested(most)).Error.Should().BeNull();
        KernelXml.Unserialize(Nested(most + 1)).Error.Should().Be("OSUnserializeXML: memory exhausted near line 1\n");
    }

    [Fact]
    public void Counts_and_lengths_are_bounded()
    {
        static string Array(string member, int count) => "<array>" + new StringBuilder().Insert(0, member, count) + "</array>";
        KernelXml.Unserialize(Array("<true/>", 131070)).Error.Should().BeNull("the array counts too");
        KernelXml.Unserialize(Array("<true/>", 131071)).Error.Should().Be("OSUnserializeXML: maximum object count near line 1\n");
        KernelXml.Unserialize("<array><string ID=\"1\"/>" + Array("<x IDREF=\"1\"/>", 65536)).Error.Should().Be("OSUnserializeXML: maximum object reference count near line 1\n");
        var longest = new string('x', 262141);
        KernelXml.Unserialize($"<string>{longest}</string>").Error.Should().BeNull();
        KernelXml.Unserialize($"<string>{longest}x</string>").Error.Should().Be("OSUnserializeXML: buildString near line 1\n");
        KernelXml.Unserialize($"<dict><key>{longest}x</key><true/></dict>").Panics.Should().BeTrue();
        KernelXml.Unserialize($"<dict><key>{longest}x</key><real/></dict>").Error.Should().Contain("syntax error");
    }
}
