using System.Text;

namespace IOMatch.PropertyLists;

public sealed class XmlFaultTests
{
    private static string[] Faults(string xml, ReadLimits? limits = null)
    {
        var result = PropertyListReader.Read(Encoding.UTF8.GetBytes(xml), "a.plist", limits);
        (result.Value is null).Should().Be(result.Faults.Any(f => f.Severity == FaultSeverity.Error));
        return [.. result.Faults.Select(f => f.ToString())];
    }

    private static string Dict(string inside) => $"<plist>\n<dict>\n<key>k</key>\n{inside}\n</dict>\n</plist>";

    [Theory]
    [InlineData("", "a.plist: error IOM001: the file is empty; a property list begins with <?xml or bplist00")]
    [InlineData(" \n ", "a.plist: error IOM001: the file holds nothing but blanks; a property list begins with <?xml or bplist00")]
    [InlineData("#ifdef DEBUG\n<plist/>", "a.plist:1:1: error IOM001: \"#ifdef DEBUG\" is a line for the C preprocessor, which has not run yet; name the Info.plist of the built bundle, or run the file through: cc -E -P -x c -")]
    [InlineData("<plist><dict><key>A</key>\n#if DEBUG\n<true/>\n#endif\n</dict></plist>", "a.plist:2:1: error IOM001: \"#if DEBUG\" is a line for the C preprocessor, which has not run yet; name the Info.plist of the built bundle, or run the file through: cc -E -P -x c -")]
    [InlineData("hello", "a.plist:1:1: error IOM001: \"hello\" begins no property list; it should begin with <?xml, <plist or <dict")]
    [InlineData("<?xml version=\"1.0\"?>\n", "a.plist:2:1: error IOM001: the file holds no value; put a <dict> inside <plist>")]
    [InlineData("{ key = value; }", "a.plist: error IOM001: this is a property list in the old text form, which is not read; convert it: plutil -convert xml1 FILE")]
    [InlineData("// !$*UTF8*$!\n{}", "a.plist: error IOM001: this is a property list in the old text form, which is not read; convert it: plutil -convert xml1 FILE")]
    [InlineData("<0fbd77>", "a.plist: error IOM001: this is a property list in the old text form, which is not read; convert it: plutil -convert xml1 FILE")]
    [InlineData("{\"a\": 1}", "a.plist: error IOM001: this is JSON, not a property list; convert it: plutil -convert xml1 FILE")]
    [InlineData("<!DOCTYPE html>\n<html lang=\"en\">", "a.plist:2:1: error IOM001: <html> is no element of a property list; this is a web page: download the file itself")]
    [InlineData("<plist/>", "a.plist:1:1: error IOM001: <plist/> holds no value; put a <dict> inside")]
    [InlineData("<plist>\n</plist>", "a.plist:2:1: error IOM001: <plist> holds no value; put a <dict> inside")]
    [InlineData("<plist><dict/><dict/></plist>", "a.plist:1:15: error IOM001: <dict> is a second value in <plist>; enclose several values in one <array> or <dict>")]
    [InlineData("<plist><dict/>", "a.plist:1:1: error IOM001: <plist> is never closed; add </plist>; the file may be cut off")]
    [InlineData("<plist><plist>", "a.plist:1:8: error IOM001: <plist> stands inside another value; remove it and its </plist>")]
    [InlineData("<plist>text</plist>", "a.plist:1:8: error IOM001: the text \"text\" stands in <plist>, where an element belongs; write text as <string>…</string>")]
    [InlineData("<key>a</key>", "a.plist:1:1: error IOM001: <key> stands outside a <dict>; enclose the keys in <dict>…</dict>")]
    [InlineData("<array><key>a</key></array>", "a.plist:1:8: error IOM001: <key> stands outside a <dict>; an array or set holds values without keys")]
    [InlineData("<array>\n\t<string>é</string> <x>", "a.plist:2:21: error IOM001: <x> is no element of a property list; known are dict, key, array, set, string, integer, real, true, false, data and date")]
    [InlineData("<array>\n<String>", "a.plist:2:1: error IOM001: <String> is no element of a property list; write <string>")]
    [InlineData("<array><int>", "a.plist:1:8: error IOM001: <int> is no element of a property list; write <integer>")]
    [InlineData("<array><Boolean>", "a.plist:1:8: error IOM001: <Boolean> is no element of a property list; write <true/> or <false/>")]
    [InlineData("<dict>\n<key>a</key>\n</dict>", "a.plist:2:1: error IOM001: the key \"a\" has no value; every <key> is followed by one value")]
    [InlineData("<dict>\n<key>a</key><key>b</key>", "a.plist:2:1: error IOM001: the key \"a\" has no value; every <key> is followed by one value")]
    [InlineData("<dict>\n<true/>", "a.plist:2:1: error IOM001: <true> has no key before it; in a <dict> every value follows its <key>")]
    [InlineData("<dict>\n<array>", "a.plist:2:1: error IOM001: <array> has no key before it; in a <dict> every value follows its <key>")]
    [InlineData("<dict>\n<key>a</key>\n<array>\n", "a.plist:3:1: error IOM001: <array> is never closed; add </array>; the file may be cut off")]
    [InlineData("<dict>\n<key>a</key>\n<array>\n</dict>", "a.plist:4:1: error IOM001: </dict> stands where <array>, opened in line 3, is still open; close it first with </array>")]
    [InlineData("</dict>", "a.plist:1:1: error IOM001: </dict> closes nothing; remove it, or add the tag that opens it")]
    [InlineData("<array></array", "a.plist:1:8: error IOM001: the tag </array is not closed; close it with >")]
    [InlineData("<array><", "a.plist:1:8: error IOM001: the file ends inside a tag; the file may be cut off")]
    [InlineData("<array><string", "a.plist:1:8: error IOM001: the file ends inside a tag; the file may be cut off")]
    [InlineData("<array>< string>", "a.plist:1:8: error IOM001: \"<\" begins no element; write &lt; for the character itself")]
    [InlineData("<array><string>a", "a.plist:1:8: error IOM001: <string> is never closed; add </string>; the file may be cut off")]
    [InlineData("<array><string>a <b", "a.plist:1:18: error IOM001: the file ends inside a tag; the file may be cut off")]
    [InlineData("<array>\n<string>a <b>c</b>", "a.plist:2:11: error IOM001: <b> stands where <string>, opened in line 2, is still open; close it first with </string>, or write &lt; for the character itself")]
    [InlineData("<array>\n<string>a</key>", "a.plist:2:10: error IOM001: </key> stands where <string>, opened in line 2, is still open; close it first with </string>, or write &lt; for the character itself")]
    [InlineData("<array><string>a<!-- c --></string>", "a.plist:1:17: error IOM001: a comment stands inside <string>; move it out: Apple's reader refuses it there")]
    [InlineData("<array><string>a<?b?></string>", "a.plist:1:17: error IOM001: a processing instruction stands inside <string>; move it out: Apple's reader refuses it there")]
    [InlineData("<array><string>a<![CDATA[b", "a.plist:1:17: error IOM001: <![CDATA[ never ends; close it with ]]>")]
    [InlineData("<array><![CDATA[b]]>", "a.plist:1:8: error IOM001: <![CDATA[ stands where an element belongs; it may only stand inside <string> or <key>")]
    [InlineData("<array><!-- b", "a.plist:1:8: error IOM001: the comment <!-- never ends; close it with -->")]
    [InlineData("<array><?b", "a.plist:1:8: error IOM001: the processing instruction <?… never ends; close it with ?>")]
    [InlineData("<array><!ELEMENT a>", "a.plist:1:8: error IOM001: \"<!ELEMENT a>\" is no declaration of a property list; only comments and one <!DOCTYPE …> are known")]
    [InlineData("<array><!DOCTYPE plist>", "a.plist:1:8: error IOM001: <!DOCTYPE stands inside the property list; it belongs before <plist>")]
    [InlineData("<!DOCTYPE plist", "a.plist:1:1: error IOM001: <!DOCTYPE never ends; close it with >")]
    [InlineData("<!DOCTYPE plist [ %a; ]>", "a.plist:1:19: error IOM001: the DOCTYPE uses a parameter entity; property lists need none; entities are never expanded here")]
    [InlineData("<array><string>a & b</string>", "a.plist:1:18: error IOM001: \"&\" begins no entity; write &amp; for the character itself")]
    [InlineData("<array><string>&copy;</string>", "a.plist:1:16: error IOM001: the entity \"&copy;\" is unknown; known are &lt; &gt; &amp; &apos; &quot; and numbers such as &#169;")]
    [InlineData("<array><string>&#xD800;</string>", "a.plist:1:16: error IOM001: \"&#xD800;\" is the number of no character; write &#NNN; or &#xHHH; with the number of a Unicode character")]
    [InlineData("<array><string>&#1114112;</string>", "a.plist:1:16: error IOM001: \"&#1114112;\" is the number of no character; write &#NNN; or &#xHHH; with the number of a Unicode character")]
    [InlineData("<array a>", "a.plist:1:8: error IOM001: the attribute \"a\" has no value; write name=\"value\"")]
    [InlineData("<array a=b>", "a.plist:1:8: error IOM001: the value of the attribute \"a\" is not in quotes; write name=\"value\"")]
    [InlineData("<array a=\"b>", "a.plist:1:10: error IOM001: the value of the attribute \"a\" is never closed; add the second quote")]
    [InlineData("<array /a>", "a.plist:1:8: error IOM001: \"/\" stands inside the tag <array>; an empty element ends with />")]
    [InlineData("<array \"b\">", "a.plist:1:8: error IOM001: \"\"\" stands inside the tag <array>; close the tag with >")]
    [InlineData("<array><reference/></array>", "a.plist:1:8: error IOM001: <reference> has no IDREF; write <reference IDREF=\"…\"/>")]
    [InlineData("<array><reference IDREF=\"7\"/></array>", "a.plist:1:8: error IOM001: IDREF \"7\" names a value that was not read before; a reference must follow the element with that ID")]
    [InlineData("<array ID=\"7\"><reference IDREF=\"7\"/></array>", "a.plist:1:15: error IOM001: IDREF \"7\" names a container around it; a value cannot hold itself")]
    [InlineData("<array><reference IDREF=\"7\"></reference></array>", "a.plist:1:8: error IOM001: <reference> with IDREF is not empty; write <reference IDREF=\"…\"/>")]
    public void Every_mistake_has_its_own_message(string xml, string fault) => Faults(xml).Should().Equal(fault);

    [Theory]
    [InlineData("<integer></integer>", "<integer> is empty; write a number, decimal or with 0x")]
    [InlineData("<integer/>", "<integer> is empty; write a number inside")]
    [InlineData("<integer>-</integer>", "<integer> has no digits; write a number, decimal or with 0x")]
    [InlineData("<integer>0x</integer>", "<integer> has no digits; write a number, decimal or with 0x")]
    [InlineData("<integer>12a</integer>", "<integer> holds \"12a\", which is no number; write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("<integer>1.5</integer>", "<integer> holds \"1.5\", which is no number; write a number, decimal or with 0x; a fraction needs <real>, text <string>")]
    [InlineData("<integer>7 </integer>", "<integer> holds \"7 \", which is no number; remove the blanks behind the digits: Apple's reader refuses them")]
    [InlineData("<integer>18446744073709551616</integer>", "<integer> holds \"18446744073709551616\", which does not fit 64 bits; the largest is 18446744073709551615")]
    [InlineData("<integer>-9223372036854775809</integer>", "<integer> holds \"-9223372036854775809\", which does not fit 64 bits; the smallest is -9223372036854775808")]
    [InlineData("<real>1,5</real>", "<real> holds \"1,5\", which is no number; write a number such as 1.5 or 1e-3")]
    [InlineData("<real></real>", "<real> is empty; write a number such as 1.5 or 1e-3")]
    [InlineData("<date>2025-13-01T00:00:00Z</date>", "<date> holds \"2025-13-01T00:00:00Z\", which is no date; write it in UTC, such as 2025-03-31T23:59:59Z")]
    [InlineData("<date/>", "<date> is empty; write a date inside")]
    [InlineData("<true>yes</true>", "<true> holds text; write <true/>")]
    [InlineData("<data format=\"hex\">0</data>", "<data format=\"hex\"> has an odd number of digits; write two digits for each byte")]
    public void A_bad_value_is_told_with_its_key_path(string element, string fault)
    {
        var result = PropertyListReader.Read(Encoding.UTF8.GetBytes(Dict(element)), "a.plist");
        result.Faults.Should().ContainSingle().Which.ToString().Should().Be("a.plist:4:1: error IOM001: " + fault);
        result.Faults[0].At.KeyPath.Should().Be("k");
    }

    [Theory]
    [InlineData("<data>aG!Vs</data>", "a.plist:4:9: error IOM001: \"!\" in <data> is no Base64; the alphabet is A-Z a-z 0-9 + / and = at the end")]
    [InlineData("<data>é</data>", "a.plist:4:7: error IOM001: \"\\xc3\" in <data> is no Base64; the alphabet is A-Z a-z 0-9 + / and = at the end")]
    [InlineData("<data>aGVsbG8</data>", "a.plist:4:1: warning IOM001: <data> ends inside a group of four: its last 3 characters are dropped, as Apple's reader does; fill the group up with =")]
    [InlineData("<data/>", "a.plist:4:1: warning IOM001: <data/> is refused by Apple's property list reader; write <data></data>")]
    [InlineData("<data format=\"hex\">0g</data>", "a.plist:4:21: error IOM001: \"g\" in <data format=\"hex\"> is no hexadecimal digit; write pairs of 0-9 and a-f; blanks may stand between pairs")]
    [InlineData("<date>2025-03-31T23:59:59Z</date>", "a.plist:4:1: note IOM009: a date has no form in the kernel; it arrives as a string that says so; write a <string> yourself")]
    [InlineData("<integer size=\"99\">1</integer>", "a.plist:4:1: warning IOM001: size \"99\" is no number of bits from 1 to 64; 64 are taken; write size=\"8\", \"16\", \"32\" or \"64\", or leave it out")]
    public void Data_dates_and_sizes_are_told_where_they_stand(string element, string fault) => Faults(Dict(element)).Should().Equal(fault);

    [Fact]
    public void A_repeated_key_keeps_its_place_and_the_last_value()
    {
        var result = PropertyListReader.Read("<dict>\n<key>a</key><array><true/></array>\n<key>b</key><true/>\n<key>a</key><array><false/><true/></array></dict>"u8.ToArray(), "a.plist");
        result.Faults.Should().ContainSingle().Which.ToString().Should().Be(
            "a.plist:4:1: warning IOM011: the key \"a\" is given twice; this value replaces that of line 2; remove one; Apple's property list reader keeps the last, the kernel's XML reader refuses the file");
        var list = result.OrThrow();
        list.Root.ToString().Should().Be("{\"a\"=(No,Yes),\"b\"=Yes}");
        list.At("a").Line.Should().Be(4);
        list.At("a", "1").Should().Be(new SourcePosition("a.plist", 4, 28, "a > 1"));
        list.At("b").Line.Should().Be(3);
    }

    [Fact]
    public void Repeated_keys_are_found_whatever_their_bytes()
    {
        byte[] bytes = [.. "<dict><key>"u8, 0xD5, .. "</key><true/><key>é</key><true/><key>"u8, 0xD5, .. "</key><false/><key>é</key><false/></dict>"u8];
        var result = PropertyListReader.Read(bytes, "a.plist");
        result.OrThrow().Root.Should().BeOfType<OSDictionary>().Which.Count.Should().Be(2);
        result.Faults.Count(f => f.Kind == InputFault.DuplicateKey).Should().Be(2);
    }

    [Fact]
    public void What_follows_the_end_is_told_and_ignored()
    {
        Faults("<plist><dict/></plist>\n<!-- c -->\n<?p?> ").Should().BeEmpty();
        Faults("<plist><dict/></plist>\n<dict/>").Should().Equal("a.plist:2:1: warning IOM001: \"<dict/>\" follows the end of the property list; remove it; Apple's reader does not look at it");
    }

    [Fact]
    public void Entities_are_refused_before_they_can_grow() =>
        PropertyListReader.ReadFile(Repository.Fixture("plists", "entities.plist")).Faults.Should().ContainSingle()
            .Which.ToString().Should().EndWith("entities.plist:3:2: error IOM001: the DOCTYPE declares an entity; property lists need none: write the text where it is used; entities are never expanded here");

    [Fact]
    public void Depth_count_and_size_are_limited()
    {
        static string Nested(int depth) => new StringBuilder().Insert(0, "<array>", depth).Insert(depth * 7, "</array>", depth).ToString();
        Faults(Nested(512)).Should().BeEmpty();
        Faults(Nested(513)).Should().Equal("a.plist:1:3585: error IOM007: values are nested deeper than 512; raise the limit if the file can be trusted");
        Faults(Nested(100_000), new ReadLimits(Depth: 100_000)).Should().BeEmpty();
        Faults("<array><true/><true/></array>", new ReadLimits(Values: 2)).Should().Equal("a.plist:1:15: error IOM007: the file holds more than 2 values; raise the limit if it can be trusted");
        Faults("<array/>", new ReadLimits(Bytes: 7)).Should().Equal("a.plist: error IOM007: the file is larger than 7 bytes; raise the limit if it can be trusted");
    }

    [Fact]
    public void References_count_each_time_they_are_followed()
    {
        var bomb = new StringBuilder("<array><array ID=\"0\"><true/></array>");
        for (var i = 1; i < 40; i++) bomb.Append($"<array ID=\"{i}\"><reference IDREF=\"{i - 1}\"/><reference IDREF=\"{i - 1}\"/></array>");
        Faults(bomb + "</array>").Should().ContainSingle().Which.Should().Contain("error IOM007: with its references the file holds more than 102,706 values");
        var deep = new StringBuilder("<array><array ID=\"0\"/>");
        for (var i = 1; i < 600; i++) deep.Append($"<array ID=\"{i}\"><reference IDREF=\"{i - 1}\"/></array>");
        Faults(deep + "</array>", new ReadLimits(Depth: 500)).Should().ContainSingle().Which.Should().Contain("error IOM007: values are nested deeper than 500");
    }

    [Fact]
    public void A_flood_of_warnings_is_counted_and_the_error_behind_it_told()
    {
        var result = PropertyListReader.Read(Encoding.UTF8.GetBytes("<array>" + new StringBuilder().Insert(0, "<data/>", 500) + "<x/></array>"), "a.plist");
        result.Faults.Length.Should().BeLessThan(110);
        result.Faults.Should().Contain(f => f.Severity == FaultSeverity.Error && f.What.StartsWith("<x>"));
        result.Faults.Should().Contain(f => f.What.StartsWith("400 more"));
    }
}
