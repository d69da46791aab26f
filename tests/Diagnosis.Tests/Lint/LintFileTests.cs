using System.Text;
using IOMatch.Bundles;

namespace IOMatch.Lint;

/// <summary>Rules that look at what lies beside the Info.plist.</summary>
public sealed class LintFileTests : IDisposable
{
    private const string Team = "EXAMPLE123";

    private readonly TemporaryFolder folder = new();
    private readonly string info = File.ReadAllText(Repository.Fixture("bundles", "GadgetPlain.dext", "Info.plist"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_dext_that_is_built_and_signed_as_it_should_gives_no_finding()
    {
        Build(Plist.GadgetEntitlements, profile: Plist.GadgetEntitlements);

        Find().Should().BeEmpty();
    }

    [Fact]
    public void A_folder_with_another_name_than_the_identifier_is_not_found_by_the_system()
    {
        Build(Plist.GadgetEntitlements, profile: Plist.GadgetEntitlements, name: "Gadget.dext");

        Find("Gadget.dext").Should().ContainSingle().Which.ToString().Should()
            .EndWith("warning IOM121: the folder is named Gadget.dext, and system extensions are looked for as com.example.Gadget.dext (assumed); set the product name to the bundle identifier");
    }

    [Fact]
    public void An_executable_without_a_signature_is_told()
    {
        folder.Write("com.example.Gadget.dext/Info.plist", info);
        folder.Write("com.example.Gadget.dext/com.example.Gadget", new MachOBuilder().Class("Gadget").Build());

        Find().Should().ContainSingle().Which.Code.Should().Be(ReasonCode.NotSigned);
    }

    [Fact]
    public void An_executable_that_is_not_there_is_told()
    {
        folder.Write("com.example.Gadget.dext/Info.plist", info);

        Find().Should().ContainSingle().Which.Text.Should().Be("the executable com.example.Gadget is not in the bundle");
    }

    [Fact]
    public void A_class_that_the_program_does_not_have_is_told()
    {
        Build(Plist.GadgetEntitlements, profile: Plist.GadgetEntitlements, userClass: "Gadgets");

        Find().Should().ContainSingle().Which.Text.Should().Be("the program has no class Gadget; it has Gadgets");
    }

    [Fact]
    public void Restricted_entitlements_need_a_profile_in_the_same_bundle()
    {
        Build(Plist.GadgetEntitlements, profile: null);

        Find().Should().ContainSingle().Which.Text.Should().Be("com.apple.developer.driverkit and 1 more entitlements are restricted, and no embedded.provisionprofile is in the bundle");
    }

    [Fact]
    public void A_claim_that_the_profile_does_not_have_is_told()
    {
        Build(Plist.GadgetEntitlements + "<key>com.apple.developer.driverkit.family.serial</key><true/>", profile: Plist.GadgetEntitlements);

        Find().Should().ContainSingle().Which.Text.Should().Be("com.apple.developer.driverkit.family.serial is claimed, and the embedded profile does not have it");
    }

    [Fact]
    public void The_transport_of_the_provider_must_be_claimed()
    {
        const string Claimed = "<key>com.apple.developer.driverkit</key><true/>";
        Build(Claimed, profile: Claimed);

        Find().Should().ContainSingle().Which.Text.Should()
            .Be("com.apple.developer.driverkit.transport.usb is not claimed, and the provider IOUSBHostDevice demands it");
    }

    [Fact]
    public void The_entitlement_of_every_dext_must_be_claimed()
    {
        const string Claimed = "<key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><integer>4617</integer></dict></array>";
        Build(Claimed, profile: Claimed);

        Find().Should().ContainSingle().Which.Severity.Should().Be(LintSeverity.Error);
    }

    [Theory]
    [InlineData("<integer>4617</integer>", true)]
    [InlineData("<string>*</string>", true)]
    [InlineData("<integer>1452</integer>", false)]
    public void The_vendor_of_a_personality_must_be_entitled(string vendor, bool isEntitled)
    {
        var claimed = $"<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key>{vendor}</dict></array>";
        Build(claimed, profile: claimed);

        Find().Any(f => f.Code == ReasonCode.VendorNotEntitled).Should().Be(!isEntitled);
    }

    [Fact]
    public void An_entitlement_for_apps_in_a_dext_is_told()
    {
        const string Claimed = Plist.GadgetEntitlements + "<key>com.apple.security.device.usb</key><true/>";
        Build(Claimed, profile: Claimed);

        Find().Should().ContainSingle().Which.Text.Should().Be("com.apple.security.device.usb is an entitlement for apps, and this is a dext");
    }

    [Fact]
    public void An_entitlement_of_the_wrong_form_is_told_once()
    {
        var file = folder.Write("Gadget.entitlements", Plist.Dict("<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><string>4617</string>"));
        folder.Write("Info.plist", info);

        var findings = Linter.Read(folder["Info.plist"], BundleOptions.Default with { EntitlementsFile = file }).OrThrow()[0].Findings;

        findings.Should().ContainSingle(f => f.Severity != LintSeverity.Note).Which.Code.Should().Be(ReasonCode.EntitlementWrongShape);
    }

    [Fact]
    public void An_entitlement_for_development_in_a_build_for_distribution_is_told()
    {
        const string Claimed = "<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><string>*</string></dict></array>";
        Build(Claimed, profile: Claimed, profileKind: "<key>ProvisionsAllDevices</key><true/>");

        Find().Should().ContainSingle().Which.Code.Should().Be(ReasonCode.DevelopmentEntitlementOnly);
    }

    [Fact]
    public void A_dext_that_is_entitled_to_devices_and_names_none_is_told()
    {
        var personality = info.Replace("<string>IOUSBHostDevice</string>", "<string>IOUserResources</string><key>IOMatchCategory</key><string>Gadget</string>", StringComparison.Ordinal);
        Build(Plist.GadgetEntitlements, profile: Plist.GadgetEntitlements, plist: personality);

        Find().Should().ContainSingle().Which.Code.Should().Be(ReasonCode.NoDevicePersonality);
    }

    [Fact]
    public void A_personality_that_is_no_dictionary_is_a_finding_with_its_place_not_a_fault()
    {
        var path = folder.Write("Info.plist", Plist.Dict("<key>CFBundleIdentifier</key><string>com.example.a</string>\n<key>CFBundleVersion</key><string>1</string>\n<key>CFBundlePackageType</key><string>KEXT</string>\n<key>IOKitPersonalities</key>\n<dict>\n<key>Gadget</key>\n<string>none</string>\n</dict>"));

        Linter.Read(path).OrThrow()[0].Findings.Should().ContainSingle().Which.ToString().Should()
            .Be($"{path}:9:1: error IOM138: the personality Gadget is a string, a dictionary belongs there: the bundle is not valid; make it a dictionary or remove it");
    }

    [Fact]
    public void A_file_that_is_no_property_list_is_a_fault()
    {
        var result = Linter.Read(folder.Write("Info.plist", "{}"));

        result.Value.Should().BeNull();
        result.Faults.Should().ContainSingle();
    }

    private void Build(string entitlements, string? profile, string name = "com.example.Gadget.dext", string userClass = "Gadget", string profileKind = "<key>ProvisionedDevices</key><array><string>0</string></array>", string? plist = null)
    {
        var text = plist ?? info;
        folder.Write(name + "/Info.plist", text);
        var signature = new SignatureBuilder().InfoPlist(Encoding.UTF8.GetBytes(text)).Entitlements(Plist.Dict(entitlements));
        folder.Write(name + "/com.example.Gadget", new MachOBuilder().Class(userClass).Signed(signature.Cms(Signer.Detached(signature.Directory(), "Example", Signer.MacDevelopment))).Build());
        if (profile is not null)
        {
            folder.Write(name + "/embedded.provisionprofile", Signer.Wrap(Plist.Bytes($"<key>Name</key><string>Gadget</string><key>TeamIdentifier</key><array><string>{Team}</string></array>{profileKind}<key>Entitlements</key><dict>{profile}</dict>")));
        }
    }

    private List<LintFinding> Find(string name = "com.example.Gadget.dext") => [.. Linter.Read(folder[name]).OrThrow()[0].Findings.Where(f => f.Severity != LintSeverity.Note)];
}
