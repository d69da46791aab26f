using System.Text;

namespace IOMatch.PropertyLists;

public sealed class FileFormTests
{
    private const string Xml = "<plist><string>é€😀</string></plist>";

    private static ReadResult<PropertyList> Read(byte[] bytes, ReadLimits? limits = null) => PropertyListReader.Read(bytes, "a.plist", limits);

    private static string Fault(byte[] bytes) => Read(bytes).Faults.Should().ContainSingle().Which.ToString();

    public static TheoryData<string, bool> Encodings()
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in (string[])["utf-16", "utf-16BE", "utf-32", "utf-32BE", "utf-8"])
        {
            data.Add(name, true);
            data.Add(name, false);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_form_of_unicode_is_read_with_and_without_its_mark(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var result = Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Xml)]);
        result.OrThrow().Root.Should().Be(new OSString("é€😀"));
        result.Faults.Should().BeEmpty();
        result.OrThrow().Position.Column.Should().Be(8, "the mark is no part of the text");
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\t")]
    public void Blanks_may_come_first_in_utf_16_without_a_mark(string blank)
    {
        Read(Encoding.Unicode.GetBytes(blank + Xml)).OrThrow().Root.Should().Be(new OSString("é€😀"));
        Read(Encoding.BigEndianUnicode.GetBytes(blank + Xml)).OrThrow().Root.Should().Be(new OSString("é€😀"));
    }

    [Theory]
    [InlineData("fffe3c0000d8", "utf-16")]
    [InlineData("feff003cd800", "utf-16BE")]
    [InlineData("fffe3c0061", "utf-16")]
    [InlineData("3c0000d8", "utf-16")]
    [InlineData("003cd800", "utf-16BE")]
    [InlineData("200000d8", "utf-16")]
    [InlineData("0020d800", "utf-16BE")]
    [InlineData("fffe00003c00000000001100", "utf-32")]
    [InlineData("0000feff0000003c00110000", "utf-32BE")]
    [InlineData("3c00000000001100", "utf-32")]
    [InlineData("0000003c00110000", "utf-32BE")]
    public void A_file_that_is_not_valid_in_its_encoding_is_refused(string hex, string encoding) =>
        Fault(Convert.FromHexString(hex)).Should().Be($"a.plist: error IOM001: the file is no valid {encoding}; save the file as UTF-8");

    [Theory]
    [InlineData("encoding=\"ISO-8859-1\"", "é")]
    [InlineData("version='1.0' encoding = 'iso-8859-1' standalone='yes'", "é")]
    [InlineData("encoding=\"macintosh\"", "È")]
    [InlineData("encoding=\"windows-1251\"", "й")]
    public void The_declaration_may_name_another_encoding(string declaration, string text)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"\n <?xml {declaration}?><string>"), 0xE9, .. "</string>"u8];
        Read(bytes).OrThrow().Root.Should().Be(new OSString(text));
    }

    [Theory]
    [InlineData("<?xml encoding=\"UTF-8\"?>")]
    [InlineData("<?xml encoding=\"utf-16\"?>")]
    [InlineData("<?xml encoding=\"UTF-32\"?>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("<?xml encoding?>")]
    [InlineData("<?xml encoding ?>")]
    [InlineData("<?xml encoding=?>")]
    [InlineData("<?xml encoding= ?>")]
    [InlineData("<?xml encoding=iso-8859-1?>")]
    [InlineData("<?xml encoding:\"iso-8859-1\"?>")]
    [InlineData("<?xml encoding=\"iso-8859-1?>")]
    [InlineData("<?xm encoding=\"iso-8859-1\"?>")]
    [InlineData("<?xml?><?xml encoding=\"iso-8859-1\"?>")]
    public void Where_none_is_named_that_the_bytes_could_be_in_they_are_utf_8(string declaration) =>
        Read(Encoding.UTF8.GetBytes(declaration + Xml)).OrThrow().Root.Should().Be(new OSString("é€😀"));

    [Theory]
    [InlineData("klingon", "klingon")]
    [InlineData("utf-7", "utf-7")]
    [InlineData("", "")]
    [InlineData("123456789012345678901234567890123456789012345", "1234567890123456789012345678901234567890")]
    public void An_unknown_encoding_is_refused(string name, string told) =>
        Fault(Encoding.ASCII.GetBytes($"<?xml encoding='{name}'?><true/>")).Should().Be($"a.plist:1: error IOM001: the XML declaration names the encoding \"{told}\", which is unknown; save the file as UTF-8");

    [Theory]
    [InlineData("cffaedfe07", "this is a Mach-O executable, not a property list")]
    [InlineData("cefaedfe07", "this is a Mach-O executable, not a property list")]
    [InlineData("cafebabe00", "this is a Mach-O executable, not a property list")]
    [InlineData("3080", "this is signed data (a provisioning profile?), not a property list")]
    [InlineData("308201", "this is signed data (a provisioning profile?), not a property list")]
    [InlineData("308301", "this is signed data (a provisioning profile?), not a property list")]
    [InlineData("308401", "this is signed data (a provisioning profile?), not a property list")]
    [InlineData("fade7171", "this is an entitlements blob of a code signature, not a bare property list")]
    [InlineData("fade7172", "this is an entitlements blob of a code signature, not a bare property list")]
    [InlineData("1f8b08", "the file is compressed")]
    [InlineData("504b0304", "the file is compressed")]
    [InlineData("efbbbf20", "the file holds nothing but blanks")]
    public void Files_of_other_kinds_are_known_by_their_first_bytes(string hex, string what) =>
        Read(Convert.FromHexString(hex)).Faults.Should().ContainSingle().Which.What.Should().Be(what);

    [Theory]
    [InlineData("cdfaedfe")]
    [InlineData("3081")]
    [InlineData("fade7173")]
    [InlineData("504b0506")]
    public void Files_of_kinds_that_are_not_known_are_no_property_lists(string hex) =>
        Read(Convert.FromHexString(hex)).Faults.Should().ContainSingle().Which.What.Should().EndWith("begins no property list");

    [Theory]
    [InlineData("{")]
    [InlineData("{ }")]
    [InlineData("{\"a")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\" = 1; }")]
    [InlineData("{a: 1}")]
    [InlineData("{ {\"a\": 1}")]
    [InlineData("( a )")]
    [InlineData("\"a\"")]
    [InlineData("/* a */ { }")]
    [InlineData("// a")]
    [InlineData("<00>")]
    [InlineData("<9f>")]
    [InlineData("\uFEFF { }")]
    public void The_old_text_form_is_named(string text) =>
        Fault(Encoding.UTF8.GetBytes(text)).Should().Be("a.plist: error IOM001: this is a property list in the old text form, which is not read; convert it: plutil -convert xml1 FILE");

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"\":1}")]
    [InlineData("\r\n { \"a\" \t: 1 }")]
    [InlineData("\uFEFF{\"a\":1}")]
    public void Json_is_named(string text) =>
        Fault(Encoding.UTF8.GetBytes(text)).Should().Be("a.plist: error IOM001: this is JSON, not a property list; convert it: plutil -convert xml1 FILE");

    [Fact]
    public void A_file_as_large_as_the_limit_is_read_and_no_larger_one()
    {
        Read("<array/>"u8.ToArray(), new(Bytes: 8)).OrThrow().Root.Should().BeOfType<OSArray>();
        Read("<array/>"u8.ToArray(), new(Bytes: 7)).Faults.Should().ContainSingle().Which.What.Should().Be("the file is larger than 7 bytes");
        var binary = BinaryPlist.Of([[0x09]]);
        Read(binary, new(Bytes: binary.Length)).OrThrow().Root.Should().BeSameAs(OSBoolean.True);
        Read(binary, new(Bytes: binary.Length - 1)).Faults.Should().ContainSingle().Which.Kind.Should().Be(InputFault.LimitExceeded);
    }
}
