namespace IOMatch.Reporting;

public sealed class RedactionTests
{
    private static readonly Redaction Hidden = Redaction.For(Registry.Read(Repository.Fixture("devices", "vendor-gadget.yaml")).Value!, new("nothing", []));

    [Theory]
    [InlineData("at 3c:22:fb:12:34:56.", "at [redacted].")]
    [InlineData("3C-22-FB-12-34-56", "[redacted]")]
    [InlineData("id 01234567-89AB-cdef-0123-456789abcdef", "id [redacted]")]
    [InlineData("/Users/jappleseed/Acme.dext/Info.plist:31", "/Users/[redacted]/Acme.dext/Info.plist:31")]
    [InlineData("/home/j/x", "/home/[redacted]/x")]
    [InlineData("Johanna's MacBook Pro", "[redacted]'s MacBook Pro")]
    [InlineData("wanted string \"0001\"", "wanted string [redacted]")]
    public void What_tells_a_machine_apart_is_hidden(string text, string expected) => Hidden.Of(text).Should().Be(expected);

    [Theory]
    [InlineData("/Users/Shared/x")]
    [InlineData("id 0x100000a31, score 90000, port 0001 of 12")]
    [InlineData("IOService:/J314c/usb-drd0@82280000/Gadget@00100000")]
    [InlineData("<00112233 44556677>")]
    [InlineData("10:11:12")]
    public void Everything_else_is_kept(string text) => Hidden.Of(text).Should().Be(text);

    [Fact]
    public void A_property_list_keeps_its_lines()
    {
        const string Text = "<key>kUSBSerialNumberString</key>\n\t<string>AB\nCD</string>\n<key>idVendor</key><integer>4617</integer>\n";

        Redaction.OfPropertyList(Text).Should().Be("<key>kUSBSerialNumberString</key>\n\t<string>[redacted]\n</string>\n<key>idVendor</key><integer>4617</integer>\n");
    }

    [Theory]
    [InlineData("USB Serial Number", true)]
    [InlineData("IOPlatformSerialNumber", true)]
    [InlineData("IOMACAddress", true)]
    [InlineData("local-mac-address", true)]
    [InlineData("kCGSSessionUserNameKey", true)]
    [InlineData("IOPlatformUUID", true)]
    [InlineData("IOSerialBSDClientType", false)]
    [InlineData("idVendor", false)]
    [InlineData("IOProbeScore", false)]
    [InlineData("locationID", false)]
    public void Keys_tell_what_is_private(string key, bool isPrivate) => Redaction.IsPrivate(key).Should().Be(isPrivate);
}
