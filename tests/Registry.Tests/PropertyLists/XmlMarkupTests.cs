using System.Text;

namespace IOMatch.PropertyLists;

public sealed class XmlMarkupTests
{
    private const string Everything =
        "\r\n<?xml version='1.0'?>\n<!-- a - b -->\n<!DOCTYPE plist PUBLIC \"a>b\" 'c[d' [ <!-- ' > --> <!ELEMENT plist ANY> ] >\n<??>" +
        "<plist version = \"1.0\" >\n<dict ID=\"1\">\n\t<key>a</key><!----><array\n ID = '2' ><true/><false></false ><integer size=\"8\">1</integer></array>" +
        "<key/><string>a<![CDATA[b]]>&lt;&#x41;</string><key>c</key><reference IDREF='2' /><key>d</key><data>\nQQ==\n</data>" +
        "<key>e</key><data format=\"hex\">0a 0b</data><key>f</key><real>1</real><key>g</key><set><string/></set></dict >\n</plist >";

    private static ReadResult<PropertyList> Read(string xml, ReadLimits? limits = null) => PropertyListReader.Read(Encoding.UTF8.GetBytes(xml), "a.plist", limits);

    private static string[] Faults(string xml) => [.. Read(xml).Faults.Select(f => f.ToString())];

    private static Fault Only(string xml, ReadLimits? limits = null) => Read(xml, limits).Faults.Should().ContainSingle().Subject;

    [Fact]
    public void All_that_may_stand_between_values_is_passed_over()
    {
        var result = Read(Everything);
        result.OrThrow().Root.ToString().Should().Be(Read("<dict><key>a</key><array><true/><false/><integer>1</integer></array><key></key><string>ab&lt;A</string><key>c</key><array><true/><false/><integer>1</integer></array><key>d</key><data>QQ==</data><key>e</key><data>Cgs=</data><key>f</key><real>1</real><key>g</key><set><string></string></set></dict>").OrThrow().Root.ToString());
        result.Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_one_error_inside_it()
    {
        for (var length = 0; length < Everything.Length; length++)
        {
            var cut = Everything[..length];
            var result = Read(cut);
            result.Value.Should().BeNull(cut);
            var fault = result.Faults.Should().ContainSingle(cut).Subject;
            fault.Severity.Should().Be(FaultSeverity.Error);
            fault.At.Line.Should().BeLessThanOrEqualTo(cut.Count(c => c == '\n') + 1);
        }
    }

    [Theory]
    [InlineData("<array><!x>", "a.plist:1:8: error IOM001: \"<!x>\" is no declaration of a property list; only comments and one <!DOCTYPE …> are known")]
    [InlineData("\n<!DOCTYPE plist \"a>", "a.plist:2:17: error IOM001: a quote in <!DOCTYPE is never closed; use the usual line: <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">")]
    [InlineData("\n<!DOCTYPE plist [ <!-- ]>", "a.plist:2:19: error IOM001: the comment <!-- never ends; close it with -->")]
    [InlineData("\n<!DOCTYPE plist [ <!---->%a; ]>", "a.plist:2:26: error IOM001: the DOCTYPE uses a parameter entity; property lists need none; entities are never expanded here")]
    [InlineData("<!DOCTYPE plist []%a; [", "a.plist:1:1: error IOM001: <!DOCTYPE never ends; close it with >")]
    [InlineData("<true/><!DOCTYPE plist>", "a.plist:1:8: warning IOM001: \"<!DOCTYPE plist>\" follows the end of the property list; remove it; Apple's reader does not look at it")]
    [InlineData("<plist><!DOCTYPE plist>", "a.plist:1:8: error IOM001: <!DOCTYPE stands inside the property list; it belongs before <plist>")]
    [InlineData("</plist>", "a.plist:1:1: error IOM001: </plist> closes nothing; remove it, or add the tag that opens it")]
    [InlineData("<plist></dict>", "a.plist:1:8: error IOM001: </dict> closes nothing; remove it, or add the tag that opens it")]
    [InlineData("<array><plist>", "a.plist:1:8: error IOM001: <plist> stands inside another value; remove it and its </plist>")]
    [InlineData("<array>text", "a.plist:1:8: error IOM001: the text \"text\" stands in <array>, where an element belongs; write text as <string>…</string>")]
    [InlineData("<array>\ra\nb", "a.plist:2:1: error IOM001: the text \"a\" stands in <array>, where an element belongs; write text as <string>…</string>")]
    [InlineData("<array ID=\"\"/>\n<!-- a --> <x>", "a.plist:2:12: warning IOM001: \"<x>\" follows the end of the property list; remove it; Apple's reader does not look at it")]
    [InlineData("<true/><!-- a --><!-- b --><?c?>\n<?d", "a.plist:2:1: warning IOM001: \"<?d\" follows the end of the property list; remove it; Apple's reader does not look at it")]
    [InlineData("<true/><!-- a", "a.plist:1:8: warning IOM001: \"<!-- a\" follows the end of the property list; remove it; Apple's reader does not look at it")]
    [InlineData("<dict>\n<key>a</key><true/>\n<key>b</key></dict>", "a.plist:3:1: error IOM001: the key \"b\" has no value; every <key> is followed by one value")]
    [InlineData("<array a = >", "a.plist:1:8: error IOM001: the value of the attribute \"a\" is not in quotes; write name=\"value\"")]
    [InlineData("<array\n\ta >", "a.plist:2:2: error IOM001: the attribute \"a\" has no value; write name=\"value\"")]
    public void A_fault_is_told_where_it_is(string xml, string fault) => Faults(xml).Should().Equal(fault);

    [Theory]
    [InlineData("FLOAT", "write <real>")]
    [InlineData("Double", "write <real>")]
    [InlineData("str", "write <string>")]
    [InlineData("TEXT", "write <string>")]
    [InlineData("symbol", "write <string>")]
    [InlineData("dictionary", "write <dict>")]
    [InlineData("MAP", "write <dict>")]
    [InlineData("Dict", "write <dict>")]
    [InlineData("list", "write <array>")]
    [InlineData("number", "write <integer>")]
    [InlineData("unsigned", "write <integer>")]
    [InlineData("yes", "write <true/> or <false/>")]
    [InlineData("FALSE", "write <true/> or <false/>")]
    [InlineData("Key", "write <key>")]
    [InlineData("binary", "write <data>")]
    [InlineData("Date", "write <date>")]
    [InlineData("Set", "write <set>")]
    [InlineData("body", "this is a web page: download the file itself")]
    [InlineData("strings", "known are dict, key, array, set, string, integer, real, true, false, data and date")]
    public void An_element_of_another_name_brings_to_mind_the_right_one(string name, string hint) =>
        Only($"<array><{name}>").Hint.Should().Be(hint);

    [Theory]
    [InlineData("\n\n<x>", 3, 1)]
    [InlineData("\r\r<x>", 3, 1)]
    [InlineData("\r\n\r\n <x>", 3, 2)]
    [InlineData("\n\r<x>", 3, 1)]
    [InlineData("<array><string>é</string><x>", 1, 26)]
    [InlineData("<array><string>€</string><x>", 1, 26)]
    [InlineData("<array><string>😀</string><x>", 1, 27)]
    [InlineData("<array><string>\U0010FFFF\n😀</string><x>", 2, 12)]
    [InlineData("<?xml?>\r", 2, 1)]
    public void Lines_end_as_on_any_system_and_columns_are_utf_16_units(string xml, int line, int column)
    {
        var at = Only(xml).At;
        (at.Line, at.Column).Should().Be((line, column));
    }

    [Theory]
    [InlineData("<x>", null)]
    [InlineData("<array><x>", "0")]
    [InlineData("<array><true/><array><true/><true/><x>", "1 > 2")]
    [InlineData("<dict><key>a</key><true/><key>b</key><x>", "b")]
    [InlineData("<dict><key>a</key><true/><x>", null)]
    [InlineData("<dict><key>a</key><dict><key>b</key><true/><key>c</key><array><true/><set><x>", "a > c > 1 > 0")]
    [InlineData("<dict><key>z</key><true/><key>a</key><dict><key>b</key><array><dict></array>", "a > b > 0")]
    [InlineData("<dict><key>a</key><array>", "a")]
    [InlineData("<dict><key>a</key><array></dict>", "a")]
    [InlineData("<array><true/><dict><key>a</key></dict>", "1 > a")]
    public void The_key_path_leads_to_what_is_wrong(string xml, string? path) => Only(xml).At.KeyPath.Should().Be(path);

    [Fact]
    public void A_set_keeps_the_positions_of_the_members_that_it_keeps()
    {
        var list = Read("<set>\n<true/>\n<true/>\n<array>\n<false/></array>\n<false/>\n<false/>\n<true/>\n<string>x</string></set>").OrThrow();
        list.Root.Should().BeOfType<OSSet>().Which.Count.Should().Be(4);
        list.Members().Select(m => m.Value.Position.Line).Should().Equal(2, 4, 6, 9);
        list.At("1", "0").Should().Be(new SourcePosition("a.plist", 5, 1, "1 > 0"));
    }

    [Fact]
    public void A_key_that_is_given_three_times_is_told_each_time_with_the_line_of_the_last()
    {
        var result = Read("<dict>\n<key>n</key><dict>\n<key>b</key><true/>\n<key>a</key><array><true/></array>\n<key>a</key><false/>\n<key>a</key><array>\n<true/></array></dict></dict>");
        result.Faults.Select(f => (f.At.Line, f.At.KeyPath, f.What)).Should().Equal(
            (5, "n > a", "the key \"a\" is given twice; this value replaces that of line 4"),
            (6, "n > a", "the key \"a\" is given twice; this value replaces that of line 5"));
        result.OrThrow().At("n", "a", "0").Line.Should().Be(7);
        result.OrThrow().At("n", "b").Line.Should().Be(3);
    }

    [Fact]
    public void A_key_that_is_referred_to_is_a_string_of_its_text() =>
        ((OSDictionary)Read("<dict><key ID=\"1\">a</key><reference IDREF=\"1\"/></dict>").OrThrow().Root)["a"].Should().Be(new OSString("a"));

    [Fact]
    public void A_referred_container_has_the_positions_of_its_first_place()
    {
        var list = Read("<array>\n<array ID=\"1\">\n<true/></array>\n<reference IDREF=\"1\"/></array>").OrThrow();
        ((OSArray)list.Root)[1].Should().BeSameAs(((OSArray)list.Root)[0]);
        list.At("1").Line.Should().Be(4);
        list.At("1", "0").Line.Should().Be(3);
    }

    [Fact]
    public void As_many_values_as_the_limit_are_read_and_no_more()
    {
        Read("<array><true/></array>", new(Values: 2)).Faults.Should().BeEmpty();
        Only("<array><true/></array>", new(Values: 1)).What.Should().Be("the file holds more than 1 values");
        const string Twice = "<array><array ID=\"1\"><true/></array><reference IDREF=\"1\"/></array>";
        Read(Twice, new(Values: 5)).Faults.Should().BeEmpty("two arrays, a boolean, and array and boolean again");
        Only(Twice, new(Values: 4)).What.Should().Be("with its references the file holds more than 4 values");
    }

    [Fact]
    public void As_deep_as_the_limit_is_read_and_no_deeper()
    {
        Read("<array><array/></array>", new(Depth: 1)).Faults.Should().BeEmpty("what is empty has no depth");
        Read("<array><array><true/></array></array>", new(Depth: 2)).Faults.Should().BeEmpty();
        Only("<array><array><true/></array></array>", new(Depth: 1)).What.Should().Be("values are nested deeper than 1");
        const string Deeper = "<array><array ID=\"1\"><true/></array><array><reference IDREF=\"1\"/></array></array>";
        Read(Deeper, new(Depth: 3)).Faults.Should().BeEmpty();
        Only(Deeper, new(Depth: 2)).What.Should().Be("values are nested deeper than 2");
    }

    [Fact]
    public void Wide_and_deep_lists_are_read_whole()
    {
        var open = string.Concat(Enumerable.Range(0, 100).Select(i => $"<dict><key>a{i}</key><true/><key>b{i}</key>"));
        var value = Read(open + "<string>x</string>" + string.Concat(Enumerable.Repeat("</dict>", 100))).OrThrow();
        for (var i = 0; i < 100; i++)
        {
            ((OSDictionary)value.Root)[$"a{i}"].Should().BeSameAs(OSBoolean.True);
            value = value.Sub($"b{i}")!;
        }
        value.Root.Should().Be(new OSString("x"));
    }

    [Theory]
    [InlineData("a\u0001b", "a\\u0001b")]
    [InlineData("a\tb", "a\\tb")]
    [InlineData("a\u007fb", "a\\u007fb")]
    [InlineData("a\u0080\u009fb", "a\\u0080\\u009fb")]
    [InlineData("a~\u00a0b", "a~\u00a0b")]
    [InlineData("a\U0001F600b", "a\U0001F600b")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    [InlineData("12345678901234567890123456789012345678901", "1234567890123456789012345678901234567890…")]
    [InlineData("\u00011234567890123456789012345678901234567890", "\\u0001123456789012345678901234567890123456789…")]
    [InlineData("\u0001234567890123456789012345678901234567890", "\\u0001234567890123456789012345678901234567890")]
    public void What_a_message_quotes_is_one_short_line_of_plain_characters(string text, string quoted) =>
        Only($"<array>{text}\n").What.Should().Be($"the text \"{quoted}\" stands in <array>, where an element belongs");

    [Fact]
    public void Bytes_that_are_no_utf_8_are_quoted_in_hexadecimal() =>
        PropertyListReader.Read((byte[])[.. "<array>a"u8, 0x80, 0xC3, 0xFF], "a.plist").Faults.Should().Contain(f => f.What == "the text \"a\\x80\\xc3\\xff\" stands in <array>, where an element belongs");
}
