namespace IOMatch.Bundles;

public sealed class DriverKitEntitlementsTests
{
    [Fact]
    public void Transports_and_families_are_told_by_their_short_names()
    {
        var view = View(Plist.GadgetEntitlements + "<key>com.apple.developer.driverkit.family.hid.device</key><true/>");

        view.HasDriverKit.Should().BeTrue();
        view.Transports.Keys.Should().Equal("usb");
        view.Families.Keys.Should().Equal("hid.device");
        view.WrongTypes.Should().BeEmpty();
    }

    [Fact]
    public void Presence_is_what_the_kernel_asks_for()
    {
        View("<key>com.apple.developer.driverkit</key><false/>").HasDriverKit.Should().BeTrue();
    }

    [Theory]
    [InlineData("gadget-development.entitlements", EntitlementVariant.Development, "com.apple.developer.driverkit.transport.usb > 0 > idVendor")]
    [InlineData("gadget-distribution.entitlements", EntitlementVariant.Distribution, "com.apple.developer.driverkit.transport.usb > 0 > idVendor")]
    public void Variants_are_told_by_the_vendor(string file, EntitlementVariant variant, string reason)
    {
        var view = DriverKitEntitlements.Of(BundleEntitlements.Read(Repository.Fixture("bundles", "entitlements", file)).OrThrow());

        view.Variant.Should().Be(variant);
        view.VariantReason.Should().Be(reason);
    }

    [Theory]
    [InlineData("0xFFFFFFFF&amp;0x00000000", EntitlementVariant.Development)]
    [InlineData("0x00001209&amp;0x0000FFFF", EntitlementVariant.Distribution)]
    [InlineData("0x00011209", EntitlementVariant.Distribution)]
    public void A_pci_mask_that_compares_nothing_is_the_development_variant(string match, EntitlementVariant variant)
    {
        View($"<key>com.apple.developer.driverkit.transport.pci</key><array><dict><key>IOPCIPrimaryMatch</key><string>{match}</string></dict></array>").Variant.Should().Be(variant);
    }

    [Fact]
    public void Get_task_allow_is_a_development_build()
    {
        var view = View(Plist.GadgetEntitlements + "<key>com.apple.security.get-task-allow</key><true/>");

        view.GetTaskAllow.Should().BeTrue();
        view.Variant.Should().Be(EntitlementVariant.Development);
    }

    [Fact]
    public void Family_entitlements_alone_tell_no_variant()
    {
        View("<key>com.apple.developer.driverkit.family.serial</key><true/>").Variant.Should().Be(EntitlementVariant.Either);
    }

    [Fact]
    public void A_string_where_an_array_belongs_is_named_with_its_line()
    {
        var path = Repository.Fixture("bundles", "entitlements", "transport-is-a-string.entitlements");

        var faults = DriverKitEntitlements.Of(BundleEntitlements.Read(path).OrThrow()).WrongTypes;

        faults.Should().ContainSingle().Which.ToString().Should().StartWith($"{path}:7:").And.Contain(
            "warning IOM012: com.apple.developer.driverkit.transport.usb is a string, an array of dictionaries belongs there; write <array><dict>");
    }

    [Theory]
    [InlineData("<key>com.apple.developer.driverkit</key><string>YES</string>", "com.apple.developer.driverkit is a string, a boolean belongs there")]
    [InlineData("<key>com.apple.developer.driverkit.userclient-access</key><true/>", "com.apple.developer.driverkit.userclient-access is a boolean, an array of bundle identifiers belongs there")]
    [InlineData("<key>com.apple.developer.driverkit.userclient-access</key><array><integer>1</integer></array>", "com.apple.developer.driverkit.userclient-access > 0 is an integer, a string with a bundle identifier belongs there")]
    [InlineData("<key>com.apple.developer.driverkit.transport.usb</key><array><string>x</string></array>", "com.apple.developer.driverkit.transport.usb > 0 is a string, a dictionary of matching keys belongs there")]
    [InlineData("<key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><string>0x1209</string></dict></array>", "com.apple.developer.driverkit.transport.usb > 0 > idVendor is a string, an integer belongs there")]
    [InlineData("<key>com.apple.developer.driverkit.transport.pci</key><array><dict><key>IOPCIMatch</key><integer>1</integer></dict></array>", "com.apple.developer.driverkit.transport.pci > 0 > IOPCIMatch is an integer, a string such as 0x00011209&0xffffffff belongs there")]
    public void Each_wrong_type_is_told(string members, string expected)
    {
        View(members).WrongTypes.Should().ContainSingle().Which.What.Should().Be(expected);
    }

    [Theory]
    [InlineData("<key>com.apple.developer.driverkit.userclient-access</key><string>com.example.Gadget</string>")]
    [InlineData("<key>com.apple.developer.driverkit.userclient-access</key><array><string>com.example.Gadget</string></array>")]
    public void A_lone_string_is_an_array_of_one(string members)
    {
        var view = View(members);

        view.WrongTypes.Should().BeEmpty();
        view.UserClientAccess.Should().Equal("com.example.Gadget");
    }

    [Fact]
    public void An_entitlements_file_that_holds_an_array_is_refused()
    {
        var fault = BundleEntitlements.Read("<plist version=\"1.0\"><array/></plist>"u8.ToArray(), "a.entitlements").Faults.Should().ContainSingle().Subject;

        fault.What.Should().Be("entitlements are a dictionary, this file holds an array");
    }

    private static DriverKitEntitlements View(string members) =>
        DriverKitEntitlements.Of(BundleEntitlements.Read(Plist.Bytes(members), "test.entitlements").OrThrow());
}
