using System.Text;

namespace IOMatch.Bundles;

/// <summary>Whole bundles with a signed executable and a profile.</summary>
public sealed class SignedBundleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly byte[] infoPlist = File.ReadAllBytes(Repository.Fixture("bundles", "Gadget.dext", "Info.plist"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_built_dext_tells_its_team_its_entitlements_and_its_classes()
    {
        Write(new MachOBuilder().Class("Gadget").Signed(Signature()).Build());

        var result = Bundle.Read(folder["Gadget.dext"]);

        result.Faults.Should().BeEmpty();
        var bundle = result.OrThrow();
        bundle.Signature!.TeamIdentifier.Should().Be("EXAMPLE123");
        bundle.Signature.Identifier.Should().Be(bundle.Identifier);
        bundle.DriverKit!.HasDriverKit.Should().BeTrue();
        bundle.UserClasses.Should().ContainSingle().Which.Name.Should().Be("Gadget");
        bundle.Profile.Should().BeNull();
    }

    [Fact]
    public void An_info_plist_that_was_edited_after_signing_is_a_warning()
    {
        Write(new MachOBuilder().Signed(Signature()).Build());
        folder.Write("Gadget.dext/Info.plist", Encoding.UTF8.GetString(infoPlist).Replace("4617", "4618", StringComparison.Ordinal));

        var fault = Bundle.Read(folder["Gadget.dext"]).Faults.Should().ContainSingle().Subject;

        fault.What.Should().Be("the Info.plist was changed after the bundle was signed");
        fault.Severity.Should().Be(FaultSeverity.Warning);
    }

    [Fact]
    public void Images_that_claim_different_entitlements_are_a_warning()
    {
        var arm = new MachOBuilder().Signed(Signature()).Build();
        var intel = new MachOBuilder { Cpu = 0x0100_0007 }.Signed(new SignatureBuilder().InfoPlist(infoPlist)).Build();
        Write(MachOBuilder.Fat(wide: false, (0x0100_000c, 0, arm), (0x0100_0007, 3, intel)));

        Bundle.Read(folder["Gadget.dext"]).Faults.Should().ContainSingle()
            .Which.What.Should().Be("the images for arm64 and x86_64 disagree about the entitlement com.apple.developer.driverkit");
    }

    [Fact]
    public void A_profile_inside_is_read()
    {
        Write(new MachOBuilder().Signed(Signature()).Build());
        folder.Write("Gadget.dext/embedded.provisionprofile", Signer.Wrap(Plist.Bytes("<key>Name</key><string>Gadget</string><key>Entitlements</key><dict>" + Plist.GadgetEntitlements + "</dict>")));

        Bundle.Load(folder["Gadget.dext"]).Profile!.Name.Should().Be("Gadget");
    }

    [Theory]
    [InlineData("<key>ProvisionedDevices</key><array><string>0</string></array>", EntitlementVariant.Development)]
    [InlineData("<key>ProvisionsAllDevices</key><true/>", EntitlementVariant.Distribution)]
    public void The_profile_tells_development_from_distribution(string members, EntitlementVariant variant)
    {
        Write(new MachOBuilder().Signed(Signature()).Build());
        folder.Write("Gadget.dext/embedded.provisionprofile", Signer.Wrap(Plist.Bytes(members + "<key>Entitlements</key><dict/>")));

        Bundle.Load(folder["Gadget.dext"]).Variant.Variant.Should().Be(variant);
    }

    [Theory]
    [InlineData(Signer.MacDevelopment, EntitlementVariant.Development)]
    [InlineData(Signer.DeveloperId, EntitlementVariant.Distribution)]
    public void Without_a_profile_the_signer_tells(string marker, EntitlementVariant variant)
    {
        var signature = Signature();
        Write(new MachOBuilder().Signed(signature.Cms(Signer.Detached(signature.Directory(), "Example", marker))).Build());

        Bundle.Load(folder["Gadget.dext"]).Variant.Should().Be(new BundleVariant(variant, "it is signed by Example"));
    }

    [Fact]
    public void An_ad_hoc_signature_is_a_development_build_and_covers_nothing()
    {
        Write(new MachOBuilder().Signed(Signature()).Build());

        var bundle = Bundle.Load(folder["Gadget.dext"]);

        bundle.Variant.Variant.Should().Be(EntitlementVariant.Development);
        bundle.Uncovered.Should().HaveCount(2);
    }

    [Fact]
    public void A_profile_that_is_no_cms_leaves_the_bundle_standing()
    {
        Write(new MachOBuilder().Signed(Signature()).Build());
        folder.Write("Gadget.dext/embedded.provisionprofile", "no profile");

        var result = Bundle.Read(folder["Gadget.dext"]);

        result.OrThrow().Profile.Should().BeNull();
        result.Faults.Should().ContainSingle().Which.Should().Match<Fault>(f => f.Kind == InputFault.ProfileUnreadable && f.Severity == FaultSeverity.Warning);
    }

    [Fact]
    public void Wrong_types_of_entitlements_are_told_with_the_bundle()
    {
        Write(new MachOBuilder().Signed(new SignatureBuilder().InfoPlist(infoPlist).Entitlements(Plist.Dict("<key>com.apple.developer.driverkit</key><string>YES</string>"))).Build());

        Bundle.Read(folder["Gadget.dext"]).Faults.Should().ContainSingle().Which.What.Should().Be("com.apple.developer.driverkit is a string, a boolean belongs there");
    }

    private SignatureBuilder Signature() => new SignatureBuilder().InfoPlist(infoPlist).Entitlements(Plist.Dict(Plist.GadgetEntitlements));

    private void Write(byte[] executable)
    {
        folder.Write("Gadget.dext/Info.plist", infoPlist);
        folder.Write("Gadget.dext/com.example.Gadget", executable);
    }
}
