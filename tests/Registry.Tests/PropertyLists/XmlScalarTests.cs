using System.Globalization;
using System.Text;

namespace IOMatch.PropertyLists;

public sealed class XmlScalarTests
{
    private static ReadResult<PropertyList> Read(string xml) => PropertyListReader.Read(Encoding.UTF8.GetBytes(xml), "a.plist");

    private static OSObject Value(string xml) => Read(xml).OrThrow().Root;

    private static string[] Faults(string xml) => [.. Read(xml).Faults.Select(f => f.ToString())];

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\t", "")]
    [InlineData("QQ==", "41")]
    [InlineData("QUI=", "4142")]
    [InlineData("QUJD", "414243")]
    [InlineData("\n\tQUJD\r\n\tQU JD\n\tQQ==\n", "41424341424341")]
    [InlineData("QQ=\n=", "41")]
    [InlineData("AZaz09+/", "0196b3d3dfbf")]
    public void Data_is_base64_with_blanks_anywhere(string text, string hex)
    {
        var result = Read($"<data>{text}</data>");
        result.OrThrow().Root.Should().Be(OSData.FromHex(hex));
        result.Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("QQ==QUJD", "41414243")]
    [InlineData("QUI=QUI=", "41424142")]
    [InlineData("QUI=\nAZaz\t09+/", "41420196b3d3dfbf")]
    [InlineData("QQ=Q", "410010")]
    [InlineData("=QQQ", "010410")]
    [InlineData("Q===", "40")]
    [InlineData("====", "00")]
    public void Equals_signs_shorten_the_group_that_they_end(string text, string hex)
    {
        var result = Read($"<data>{text}</data>");
        result.OrThrow().Root.Should().Be(OSData.FromHex(hex), "Apple's reader counts those at the end of each group of four");
        result.Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("=", "", 1)]
    [InlineData("QQ", "", 2)]
    [InlineData("QUJDQUI", "414243", 3)]
    [InlineData("AZaz09+/A", "0196b3d3dfbf", 1)]
    [InlineData("QUJD QQ=", "414243", 3)]
    public void An_incomplete_last_group_is_dropped_and_told(string text, string hex, int characters)
    {
        var result = Read($"<data>{text}</data>");
        result.OrThrow().Root.Should().Be(OSData.FromHex(hex));
        result.Faults.Should().ContainSingle().Which.What.Should().Contain($"its last {characters} characters are dropped");
    }

    [Theory]
    [InlineData('@')]
    [InlineData('[')]
    [InlineData('`')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('_')]
    [InlineData(':')]
    [InlineData('.')]
    public void Characters_next_to_the_alphabet_are_not_in_it(char other) =>
        Faults($"<data>AAA{other}</data>").Should().Equal($"a.plist:1:10: error IOM001: \"{other}\" in <data> is no Base64; the alphabet is A-Z a-z 0-9 + / and = at the end");

    [Fact]
    public void Hexadecimal_data_has_blanks_between_its_pairs_only()
    {
        Value("<data format=\"hex\"> 09\taF\n00 </data>").Should().Be(OSData.FromHex("09af00"));
        Faults("<data format=\"hex\">0 1</data>").Should().ContainSingle().Which.Should().StartWith("a.plist:1:21: error IOM001: \" \" in <data format=\"hex\"> is no hexadecimal digit");
        Faults("<data format=\"hex\">1 0</data>").Should().ContainSingle().Which.Should().StartWith("a.plist:1:21: error IOM001: \" \" in <data format=\"hex\"> is no hexadecimal digit");
        Value("<data format=\"base64\">QUJD</data>").Should().Be(OSData.FromHex("414243"));
    }

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("00000000000000000000000009", 9UL)]
    [InlineData("\n\t 12", 12UL)]
    [InlineData("+ 12", 12UL)]
    [InlineData("-0", 0UL)]
    [InlineData("0xaF09", 0xaf09UL)]
    [InlineData("0XFFFFFFFFFFFFFFFF", ulong.MaxValue)]
    [InlineData("-1", ulong.MaxValue)]
    [InlineData("-0x8000000000000000", 0x8000000000000000UL)]
    [InlineData("9999999999999999999", 9999999999999999999UL)]
    [InlineData("18446744073709551610", 18446744073709551610UL)]
    public void Integers_are_decimal_or_hexadecimal_with_a_sign_and_blanks_before_it(string text, ulong value) =>
        Value($"<integer>{text}</integer>").Should().Be(new OSNumber(value));

    [Theory]
    [InlineData("0x10000000000000000", "the largest is 18446744073709551615")]
    [InlineData("18446744073709551616", "the largest is 18446744073709551615")]
    [InlineData("99999999999999999999", "the largest is 18446744073709551615")]
    [InlineData("-0x8000000000000001", "the smallest is -9223372036854775808")]
    [InlineData("1:", "write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("/1", "write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("a", "write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("0xg", "write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("--1", "write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("1 2", "remove the blanks behind the digits: Apple's reader refuses them")]
    [InlineData("7\n", "remove the blanks behind the digits: Apple's reader refuses them")]
    [InlineData("  ", "write a number, decimal or with 0x")]
    public void What_is_no_integer_of_64_bits_is_refused(string text, string hint) =>
        Read($"<integer>{text}</integer>").Faults.Should().ContainSingle().Which.Hint.Should().Be(hint);

    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("8", 255, 8)]
    [InlineData("64", 511, 64)]
    public void The_size_is_a_number_of_bits_from_1_to_64(string size, ulong value, int bits)
    {
        var result = Read($"<integer size=\"{size}\">511</integer>");
        result.OrThrow().Root.Should().Be(new OSNumber(value, bits));
        result.Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    [InlineData("-8")]
    [InlineData("")]
    [InlineData("eight")]
    public void Another_size_is_told_and_64_bits_taken(string size)
    {
        var result = Read($"<integer size=\"{size}\">511</integer>");
        result.OrThrow().Root.Should().Be(new OSNumber(511));
        result.Faults.Should().ContainSingle().Which.What.Should().Be($"size \"{size}\" is no number of bits from 1 to 64; 64 are taken");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1.25", -1.25)]
    [InlineData("+.5", .5)]
    [InlineData("1.5E-3", .0015)]
    [InlineData("\n\t 2", 2)]
    [InlineData("INF", double.PositiveInfinity)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("+infinity", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("NaN", double.NaN)]
    public void Reals_may_be_infinite_or_none(string text, double value)
    {
        Value($"<real>{text}</real>").Should().Be(new PlistReal(value));
        Value($"<real size=\"32\">{text}</real>").Should().Be(new PlistReal(value, single: true));
    }

    [Theory]
    [InlineData("1.5f")]
    [InlineData("0x10")]
    [InlineData("1,000")]
    [InlineData("(1)")]
    [InlineData("one")]
    public void What_is_no_real_is_refused(string text) =>
        Read($"<real>{text}</real>").Faults.Should().ContainSingle().Which.What.Should().Be($"<real> holds \"{text}\", which is no number");

    [Fact]
    public void A_date_is_a_moment_in_utc_and_noted()
    {
        var result = Read("<date>2025-03-31T23:59:58Z</date>");
        var moment = result.OrThrow().Root.Should().BeOfType<PlistDate>().Which.Value;
        moment.Should().Be(new DateTime(2025, 3, 31, 23, 59, 58, DateTimeKind.Utc));
        moment.Kind.Should().Be(DateTimeKind.Utc);
        result.Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.NotRepresentable);
    }

    [Theory]
    [InlineData("", "<date> is empty")]
    [InlineData("2025-03-31", "<date> holds \"2025-03-31\", which is no date")]
    [InlineData("2025-02-29T00:00:00Z", "<date> holds \"2025-02-29T00:00:00Z\", which is no date")]
    [InlineData("2025-03-31T23:59:59", "<date> holds \"2025-03-31T23:59:59\", which is no date")]
    [InlineData("2025-03-31T23:59:59+0200", "<date> holds \"2025-03-31T23:59:59+0200\", which is no date")]
    public void What_is_no_date_is_refused(string text, string fault) =>
        Read($"<date>{text}</date>").Faults.Should().ContainSingle().Which.What.Should().Be(fault);

    [Fact]
    public void A_boolean_may_be_two_tags_with_nothing_between()
    {
        Value("<true></true>").Should().BeSameAs(OSBoolean.True);
        Value("<false></false >").Should().BeSameAs(OSBoolean.False);
        Faults("<false> </false>").Should().Equal("a.plist:1:1: error IOM001: <false> holds text; write <false/>");
    }

    [Theory]
    [InlineData("&lt;&gt;&amp;&apos;&quot;", "<>&'\"")]
    [InlineData("a&#65;b&#x42;&#x1F600;c", "aAbB😀c")]
    [InlineData("&#1114111;&#xd7ff;&#0057;", "\U0010FFFF\uD7FF9")]
    [InlineData("a<![CDATA[]]>b<![CDATA[<&]]]>c", "ab<&]c")]
    [InlineData("<![CDATA[a]]><![CDATA[b]]>&amp;", "ab&")]
    [InlineData("a > b ]]>", "a > b ]]>")]
    public void Text_has_its_entities_and_cdata_resolved(string text, string value)
    {
        Value($"<string>{text}</string>").Should().Be(new OSString(value));
        Value($"<dict><key>{text}</key><true/></dict>").Should().BeOfType<OSDictionary>().Which.Keys[0].Text.Should().Be(value);
    }

    [Theory]
    [InlineData("&;", "the entity \"&;\" is unknown")]
    [InlineData("&LT;", "the entity \"&LT;\" is unknown")]
    [InlineData("&lt", "\"&\" begins no entity")]
    [InlineData("&long-entity-name;", "\"&\" begins no entity")]
    [InlineData("&#;", "\"&#;\" is the number of no character")]
    [InlineData("&#x;", "\"&#x;\" is the number of no character")]
    [InlineData("&#X41;", "\"&#X41;\" is the number of no character")]
    [InlineData("&#-65;", "\"&#-65;\" is the number of no character")]
    [InlineData("&#xDFFF;", "\"&#xDFFF;\" is the number of no character")]
    public void Another_entity_is_refused_where_it_stands(string text, string what)
    {
        var fault = Read($"<array>\n<string>ab{text}</string></array>").Faults.Should().ContainSingle().Subject;
        fault.What.Should().Be(what);
        fault.At.Should().Be(new SourcePosition("a.plist", 2, 11, "0"));
    }

    [Fact]
    public void A_short_text_that_is_repeated_is_one_object()
    {
        var list = Value($"<array><string>a</string><string>{new string('b', 64)}</string><string>a</string><string>{new string('b', 64)}</string><string>a&amp;</string><string/></array>").Should().BeOfType<OSArray>().Subject;
        list[2].Should().BeSameAs(list[0]);
        list[3].Should().BeSameAs(list[1]);
        list.Count.Should().Be(6);
        Value($"<string>{new string('é', 100)}</string>").Should().Be(new OSString(new string('é', 100)));
    }

    [Fact]
    public void Texts_and_keys_that_are_no_utf_8_are_kept_and_told_and_no_others()
    {
        byte[] bytes = [.. "<dict>\n<key>"u8, 0xD5, .. "</key>\n<string>é</string>\n<key>b</key><string>"u8, 0xD5, 0xD6, .. "</string></dict>"u8];
        var result = PropertyListReader.Read(bytes, "a.plist");
        result.Faults.Select(f => f.ToString()).Should().Equal(
            "a.plist:2:1: warning IOM001: <key> holds bytes that are no UTF-8; they are kept as they are; save the file as UTF-8: Apple's reader refuses it",
            "a.plist:4:13: warning IOM001: <string> holds bytes that are no UTF-8; they are kept as they are; save the file as UTF-8: Apple's reader refuses it");
        var table = result.OrThrow().Root.Should().BeOfType<OSDictionary>().Subject;
        table.Keys[0].Text.Should().Be("\uDCD5");
        table.Values.ToArray().Should().Equal(new OSString("é"), new OSString("\uDCD5\uDCD6"));
    }

    [Fact]
    public void Hundreds_of_different_keys_and_texts_are_told_apart_and_found_again()
    {
        var names = Enumerable.Range(0, 1000).Select(i => i.ToString("x", CultureInfo.InvariantCulture)).ToList();
        var xml = new StringBuilder("<dict>");
        foreach (var name in names) xml.Append($"<key>{name}</key><string>text {name}</string>");
        foreach (var name in names) xml.Append($"<key>{name}</key><string>again {name}</string>");
        var result = Read(xml + "</dict>");
        var table = result.OrThrow().Root.Should().BeOfType<OSDictionary>().Subject;
        table.Keys.ToArray().Select(k => k.Text).Should().Equal(names);
        table.Values.ToArray().Select(v => ((OSString)v).Text).Should().Equal(names.Select(n => "again " + n));
        result.Faults.Should().OnlyContain(f => f.Severity == FaultSeverity.Warning);
    }
}
