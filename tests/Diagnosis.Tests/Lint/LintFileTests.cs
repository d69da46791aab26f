using System.Text;
using IOMatch.Bundles;

namespace IOMatch.Lint;

/// <summary>Rules that look at what lies beside the Info.plist.</summary>
public sealed class LintFileTests : IDisposable
{
    private const string Team = "EXAMPLE123";
    private const uint Arm64e = 2;

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
        folder.Write("com.example.Gadget.dext/com.example.Gadget", new MachOBuilder { Subtype = Arm64e }.Class("Gadget").Build());

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

    [Theory]
    [InlineData("0x0000ffff&amp;0x00001209", "IOPCIPrimaryMatch of com.apple.developer.driverkit.transport.pci has 0x0000ffff&0x00001209, whose value has bits outside the mask: they are never compared")]
    [InlineData("0x00011209&amp;amp;0xffffffff", "IOPCIPrimaryMatch of com.apple.developer.driverkit.transport.pci has the & escaped twice, so its mask cannot be read")]
    [InlineData("0x00001209&amp;0x0000ffff", null)]
    [InlineData("0xFFFFFFFF&amp;0x00000000", null)]
    public void A_mask_in_the_entitlements_is_read_as_the_family_reads_it(string written, string? text)
    {
        var file = folder.Write("Gadget.entitlements", Plist.Dict($"<key>com.apple.developer.driverkit</key><true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array><dict>\n<key>IOPCIPrimaryMatch</key>\n<string>{written}</string></dict></array>"));
        folder.Write("Info.plist", info.Replace("IOUSBHostDevice", "IOPCIDevice", StringComparison.Ordinal));

        var found = Linter.Read(folder["Info.plist"], BundleOptions.Default with { EntitlementsFile = file }).OrThrow()[0].Findings.Where(f => f.At.File == file).ToList();

        found.Select(f => f.Text).Should().BeEquivalentTo(text is null ? [] : new[] { text });
        found.All(f => f.At.Line > 1).Should().BeTrue();
    }

    [Theory]
    [InlineData("<string>com.example.Gadget\ncom.example.Other</string>", "com.apple.developer.driverkit.userclient-access has one string with 2 identifiers and a line end or space between them, which is the identifier of no driver")]
    [InlineData("<string>com.example.Gadget\n</string>", "com.apple.developer.driverkit.userclient-access has an identifier with a line end or space, which belongs to the name")]
    [InlineData("<string>com.example.Other</string>", "com.apple.developer.driverkit.userclient-access does not list com.example.Gadget, which the app itself carries: the app may not open it")]
    [InlineData("<string>com.example.Other</string><string>com.example.Gadget</string>", null)]
    public void An_app_that_lists_drivers_lists_its_own(string list, string? text)
    {
        folder.Write("Gadget.app/Contents/Info.plist", Plist.Dict("<key>CFBundleIdentifier</key><string>com.example.App</string><key>CFBundlePackageType</key><string>APPL</string><key>CFBundleVersion</key><string>1</string>"));
        folder.Write("Gadget.app/Contents/Library/SystemExtensions/com.example.Gadget.dext/Info.plist", info);
        var file = folder.Write("Gadget.entitlements", Plist.Dict($"<key>com.apple.developer.system-extension.install</key><true/><key>com.apple.developer.driverkit.userclient-access</key><array>{list}</array>"));

        var found = Linter.Read(folder["Gadget.app"], BundleOptions.Default with { EntitlementsFile = file }).OrThrow()[0].Findings;

        found.Where(f => f.Code == ReasonCode.UserClientAccess).Select(f => f.Text).Should().BeEquivalentTo(text is null ? [] : new[] { text });
    }

    [Theory]
    [InlineData(2u, false)]
    [InlineData(0u, true)]
    public void Apple_silicon_runs_driver_extensions_as_arm64e(uint subtype, bool isFault)
    {
        folder.Write("com.example.Gadget.dext/Info.plist", info);
        folder.Write("com.example.Gadget.dext/com.example.Gadget", new MachOBuilder { Subtype = subtype }.Class("Gadget").Build());

        var found = Find().Where(f => f.Code == ReasonCode.ArchitectureMissing).ToList();

        found.Select(f => (f.Severity, f.IsFatal, f.Stage)).Should().BeEquivalentTo(isFault ? [(LintSeverity.Error, true, Stage.Launch)] : Array.Empty<(LintSeverity, bool, Stage)>());
    }

    [Fact]
    public void An_audio_dext_without_the_properties_of_its_user_client_is_told()
    {
        var file = folder.Write("Gadget.entitlements", Plist.Dict(Plist.GadgetEntitlements + "<key>com.apple.developer.driverkit.family.audio</key><true/>"));
        folder.Write("Info.plist", info);

        Linter.Read(folder["Info.plist"], BundleOptions.Default with { EntitlementsFile = file }).OrThrow()[0].Findings
            .Should().ContainSingle(f => f.Rule.Name == "audio-user-client").Which.Code.Should().Be(ReasonCode.UserClientClassMissing);
    }

    [Theory]
    [InlineData("<key>com.apple.developer.driverkit</key><true/>", "this is a list of entitlements, not a bundle")]
    [InlineData("<key>Name</key><string>Gadget</string>", "this property list is not a bundle's Info.plist: it has none of a bundle's keys")]
    public void A_property_list_that_is_no_bundle_is_no_bundle_without_faults(string content, string text) =>
        Linter.Read(folder.Write("Gadget.plist", Plist.Dict(content))).OrThrow()[0].Findings.Should().ContainSingle(f => f.IsFatal).Which.Text.Should().Be(text);

    [Fact]
    public void A_kext_that_carries_others_needs_no_personalities()
    {
        const string Carrier = "<key>CFBundleIdentifier</key><string>com.example.Carrier</string><key>CFBundleVersion</key><string>1</string><key>CFBundlePackageType</key><string>KEXT</string>";
        folder.Write("Carrier.kext/Contents/Info.plist", Plist.Dict(Carrier));
        folder.Write("Carrier.kext/Contents/PlugIns/Gadget.kext/Contents/Info.plist", Plist.Dict(Carrier.Replace("Carrier", "Gadget", StringComparison.Ordinal)));

        var results = Linter.Read(folder["Carrier.kext"]).OrThrow();

        results[0].Findings.Should().BeEmpty();
        results[1].Findings.Should().ContainSingle().Which.Code.Should().Be(ReasonCode.PersonalitiesMissing);
    }

    [Theory]
    [InlineData("DK: Gadget-0x100000abc user server timeout", LintSeverity.Warning)]
    [InlineData("nothing of the kind", LintSeverity.Note)]
    public void Another_server_name_is_worth_a_warning_once_a_log_shows_the_time_out(string line, LintSeverity severity)
    {
        var path = folder.Write("Info.plist", info.Replace("<key>IOUserServerName</key>\n\t\t\t<string>com.example.Gadget", "<key>IOUserServerName</key>\n\t\t\t<string>com.example.Helper", StringComparison.Ordinal));
        var log = LogSummary.Of(KernelLog.Parse(line).OrThrow());

        Linter.Read(path, null, [.. log.TimedOut]).OrThrow()[0].Findings.Single(f => f.Code == ReasonCode.ServerNameDiffersFromBundleId).Severity.Should().Be(severity);
    }

    private void Build(string entitlements, string? profile, string name = "com.example.Gadget.dext", string userClass = "Gadget", string profileKind = "<key>ProvisionedDevices</key><array><string>0</string></array>", string? plist = null)
    {
        var text = plist ?? info;
        folder.Write(name + "/Info.plist", text);
        var signature = new SignatureBuilder().InfoPlist(Encoding.UTF8.GetBytes(text)).Entitlements(Plist.Dict(entitlements));
        folder.Write(name + "/com.example.Gadget", new MachOBuilder { Subtype = Arm64e }.Class(userClass).Signed(signature.Cms(Signer.Detached(signature.Directory(), "Example", Signer.MacDevelopment))).Build());
        if (profile is not null)
        {
            folder.Write(name + "/embedded.provisionprofile", Signer.Wrap(Plist.Bytes($"<key>Name</key><string>Gadget</string><key>TeamIdentifier</key><array><string>{Team}</string></array>{profileKind}<key>Entitlements</key><dict>{profile}</dict>")));
        }
    }

    private List<LintFinding> Find(string name = "com.example.Gadget.dext") => [.. Linter.Read(folder[name]).OrThrow()[0].Findings.Where(f => f.Severity != LintSeverity.Note)];
}
