namespace IOMatch.Bundles;

public sealed class ProfileCoverageTests
{
    private const string Serial = "<key>com.apple.developer.driverkit.family.serial</key><true/>";
    private const string Sandbox = "<key>com.apple.security.app-sandbox</key><true/>";

    [Fact]
    public void What_the_profile_lists_is_covered()
    {
        Uncovered(Plist.GadgetEntitlements + Sandbox, Plist.GadgetEntitlements).Should().BeEmpty();
    }

    [Fact]
    public void A_family_that_the_profile_lacks_is_told()
    {
        var missing = Uncovered(Plist.GadgetEntitlements + Serial, Plist.GadgetEntitlements).Should().ContainSingle().Subject;

        missing.Name.Text.Should().Be("com.apple.developer.driverkit.family.serial");
        missing.Allowed.Should().BeNull();
        missing.At.Line.Should().Be(4);
    }

    [Fact]
    public void A_development_wildcard_is_not_covered_by_the_granted_vendor()
    {
        var claimed = Plist.GadgetEntitlements.Replace("<integer>4617</integer>", "<string>*</string>", StringComparison.Ordinal);

        var missing = Uncovered(claimed, Plist.GadgetEntitlements).Should().ContainSingle().Subject;

        missing.Name.Text.Should().Be("com.apple.developer.driverkit.transport.usb");
        missing.Allowed.Should().NotBeNull();
    }

    [Fact]
    public void The_granted_vendor_is_covered_by_a_development_wildcard()
    {
        Uncovered(Plist.GadgetEntitlements, Plist.GadgetEntitlements.Replace("<integer>4617</integer>", "<string>*</string>", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Without_a_profile_nothing_restricted_is_covered()
    {
        ProfileCoverage.Uncovered(Claim(Plist.GadgetEntitlements + Sandbox), null).Select(u => u.Name.Text)
            .Should().Equal("com.apple.developer.driverkit", "com.apple.developer.driverkit.transport.usb");
    }

    private static System.Collections.Immutable.ImmutableArray<UncoveredEntitlement> Uncovered(string claimed, string allowed)
    {
        var profile = ProvisioningProfile.Read(Signer.Wrap(Plist.Bytes($"<key>Entitlements</key><dict>{allowed}</dict>")), "a").OrThrow();
        return ProfileCoverage.Uncovered(Claim(claimed), profile);
    }

    private static BundleEntitlements Claim(string members) => BundleEntitlements.Read(Plist.Bytes(members), "a.entitlements").OrThrow();
}
