using System.Text;

namespace IOMatch.Bundles;

public sealed class ProvisioningProfileTests
{
    private const string Common =
        "<key>Name</key><string>Gadget</string><key>UUID</key><string>0000</string><key>TeamIdentifier</key><array><string>EXAMPLE123</string></array>" +
        "<key>TeamName</key><string>Example</string><key>CreationDate</key><date>2024-01-01T00:00:00Z</date><key>ExpirationDate</key><date>2025-01-01T00:00:00Z</date>";

    private const string Devices = "<key>ProvisionedDevices</key><array><string>00006000-0000000000000001</string></array>";
    private const string Mac = "<key>Platform</key><array><string>OSX</string></array>";
    private const string Mobile = "<key>Platform</key><array><string>iOS</string></array>";
    private const string Debug = "<key>Entitlements</key><dict><key>get-task-allow</key><true/></dict>";
    private const string NoDebug = "<key>Entitlements</key><dict><key>get-task-allow</key><false/></dict>";

    [Fact]
    public void A_profile_tells_its_team_its_end_and_what_it_allows()
    {
        var result = Read(Common + Mac + "<key>ProvisionsAllDevices</key><true/><key>Entitlements</key><dict>" + Plist.GadgetEntitlements + "</dict>");

        result.Faults.Should().BeEmpty();
        var profile = result.OrThrow();
        profile.Name.Should().Be("Gadget");
        profile.TeamIdentifiers.Should().Equal("EXAMPLE123");
        profile.HasExpiredAt(new DateTime(2024, 12, 31, 0, 0, 0, DateTimeKind.Utc)).Should().BeFalse();
        profile.HasExpiredAt(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Should().BeTrue();
        profile.Entitlements.Source.Should().Be(EntitlementSource.Profile);
        profile.Allows("com.apple.developer.driverkit", OSBoolean.True).Should().BeTrue();
        profile.Allows("com.apple.developer.driverkit.family.serial", OSBoolean.True).Should().BeFalse();
    }

    [Theory]
    [InlineData(Mac + Devices + Debug, ProfileKind.Development)]
    [InlineData(Mac + Devices + NoDebug, ProfileKind.Development)]
    [InlineData(Mac + "<key>ProvisionsAllDevices</key><true/>" + NoDebug, ProfileKind.DeveloperId)]
    [InlineData(Mac + NoDebug, ProfileKind.AppStore)]
    [InlineData(Mobile + Devices + Debug, ProfileKind.Development)]
    [InlineData(Mobile + Devices + NoDebug, ProfileKind.AdHoc)]
    [InlineData(Mobile + "<key>ProvisionsAllDevices</key><true/>" + NoDebug, ProfileKind.Enterprise)]
    [InlineData(Mobile + NoDebug, ProfileKind.AppStore)]
    public void The_kind_follows_from_devices_and_platform(string members, ProfileKind kind)
    {
        Read(Common + members).OrThrow().Kind.Should().Be(kind);
    }

    [Theory]
    [InlineData("<string>*</string>", "<integer>4617</integer>", true)]
    [InlineData("<integer>4617</integer>", "<integer>4617</integer>", true)]
    [InlineData("<integer>4617</integer>", "<integer>1133</integer>", false)]
    [InlineData("<integer>4617</integer>", "<string>*</string>", false)]
    public void A_device_in_the_profile_covers_what_it_lists(string allowed, string claimed, bool covered)
    {
        var profile = Read(Common + $"<key>Entitlements</key><dict><key>t</key><array><dict><key>idVendor</key>{allowed}</dict></array></dict>").OrThrow();

        profile.Allows("t", Plist.Values($"<key>t</key><array><dict><key>idVendor</key>{claimed}</dict></array>")["t"]!).Should().Be(covered);
    }

    [Theory]
    [InlineData("EXAMPLE123.*", "EXAMPLE123.com.example.Gadget", true)]
    [InlineData("EXAMPLE123.com.example.Gadget", "EXAMPLE123.com.example.Gadget", true)]
    [InlineData("EXAMPLE123.com.example", "EXAMPLE123.com.example.Gadget", false)]
    [InlineData("OTHER.*", "EXAMPLE123.com.example.Gadget", false)]
    public void A_text_may_end_in_a_star(string allowed, string claimed, bool covered)
    {
        Read(Common + $"<key>Entitlements</key><dict><key>id</key><string>{allowed}</string></dict>").OrThrow().Allows("id", new OSString(claimed)).Should().Be(covered);
    }

    [Theory]
    [InlineData("", "the profile is empty")]
    [InlineData("nonsense", "the profile is no CMS signed data")]
    public void What_is_no_cms_is_refused_by_name(string text, string expected)
    {
        var fault = ProvisioningProfile.Read(Encoding.UTF8.GetBytes(text), "embedded.provisionprofile").Faults.Should().ContainSingle().Subject;

        fault.Code.Should().Be("IOM013");
        fault.What.Should().Be(expected);
    }

    [Fact]
    public void A_profile_as_the_security_tool_prints_it_still_says_what_it_allows()
    {
        var read = ProvisioningProfile.Read(Plist.Bytes(Common + "<key>Entitlements</key><dict><key>com.apple.developer.driverkit</key><true/></dict>"), "embedded.provisionprofile");

        read.Faults.Should().ContainSingle().Which.What.Should().Be("the profile is a bare property list without its signature, as security cms -D prints it");
        read.OrThrow().Allows("com.apple.developer.driverkit", OSBoolean.True).Should().BeTrue();
    }

    [Fact]
    public void Signed_nonsense_is_refused()
    {
        ProvisioningProfile.Read(Signer.Wrap("nonsense"), "a").Faults.Should().ContainSingle().Which.What.Should().StartWith("the signed content: ");
    }

    [Fact]
    public void A_profile_of_the_wrong_types_names_the_key()
    {
        Read("<key>TeamIdentifier</key><string>EXAMPLE123</string><key>Entitlements</key><dict/>").Faults.Should().ContainSingle()
            .Which.What.Should().Be("TeamIdentifier of the profile is a string, an array of strings belongs there");
    }

    [Fact]
    public void A_profile_that_was_changed_after_signing_is_a_warning()
    {
        var bytes = Signer.Wrap(Plist.Bytes(Common + Mac + "<key>Entitlements</key><dict/>"));
        bytes[bytes.AsSpan().IndexOf("EXAMPLE123"u8)] = (byte)'F';

        var result = ProvisioningProfile.Read(bytes, "a");

        result.OrThrow().TeamIdentifiers.Should().Equal("FXAMPLE123");
        result.Faults.Should().ContainSingle().Which.What.Should().Be("the profile's signature does not fit its content");
    }

    private static ReadResult<ProvisioningProfile> Read(string members) => ProvisioningProfile.Read(Signer.Wrap(Plist.Bytes(members)), "embedded.provisionprofile");
}
