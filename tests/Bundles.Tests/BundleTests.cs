namespace IOMatch.Bundles;

public sealed class BundleTests
{
    [Fact]
    public void A_dext_is_read_from_its_folder()
    {
        var gadget = Bundle.Load(Repository.Fixture("bundles", "Gadget.dext"));

        gadget.Kind.Should().Be(BundleKind.Dext);
        gadget.Layout.Should().Be(BundleLayout.Flat);
        gadget.Identifier.Should().Be("com.example.Gadget");
        gadget.Version.Should().Be("1");
        var personality = gadget.Personalities.Should().ContainSingle().Subject;
        personality.Name.Should().Be("Gadget");
        personality.IsDext.Should().BeTrue();
        personality.Table["idVendor"].Should().Be(new OSNumber(0x1209));
        personality.Table["IOMatchCategory"].Should().Be(new OSString("com_example_Gadget"));
        personality.PositionOf("idVendor").Line.Should().Be(35);
        personality.PathOf("idVendor").Should().Be("IOKitPersonalities > Gadget > idVendor");
    }

    [Fact]
    public void The_plain_gadget_differs_by_the_category_alone()
    {
        var gadget = Bundle.Load(Repository.Fixture("bundles", "Gadget.dext")).Personalities[0].Table;
        var plain = Bundle.Load(Repository.Fixture("bundles", "GadgetPlain.dext")).Personalities[0].Table;

        gadget.Without("IOMatchCategory").Equals(plain).Should().BeTrue();
    }

    [Fact]
    public void An_app_yields_its_driver_extensions()
    {
        var app = Bundle.Load(Repository.Fixture("bundles", "GadgetHost.app"));

        app.Kind.Should().Be(BundleKind.App);
        app.Layout.Should().Be(BundleLayout.Contents);
        app.Personalities.Should().BeEmpty();
        app.Nested.Should().ContainSingle().Which.Identifier.Should().Be("com.example.Gadget");
        app.SelfAndNested().Select(b => b.Kind).Should().Equal(BundleKind.App, BundleKind.Dext);
        app.DriverKit!.UserClientAccess.Should().Equal("com.example.Gadget");
        app.DriverKit.InstallsSystemExtensions.Should().BeTrue();
    }

    [Fact]
    public void A_kext_without_an_executable_is_codeless()
    {
        var kext = Bundle.Load(Repository.Fixture("bundles", "GadgetCodeless.kext"));

        kext.Kind.Should().Be(BundleKind.CodelessKext);
        kext.Executable.Should().BeNull();
        kext.UniqueIdentifier.Should().BeNull();
    }

    [Fact]
    public void An_info_plist_alone_tells_its_kind_by_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Driver-Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOUSBHostDevice</string><key>IOUserClass</key><string>A</string></dict></dict>"));

        var bundle = Bundle.Load(path);

        bundle.Layout.Should().Be(BundleLayout.InfoPlistOnly);
        bundle.Kind.Should().Be(BundleKind.Dext);
        bundle.Identifier.Should().BeNull();
    }

    [Fact]
    public void A_folder_yields_all_bundles_in_it_in_order()
    {
        var bundles = Bundle.ReadFolder(Repository.Fixture("bundles")).OrThrow();

        bundles.Select(b => Path.GetFileName(b.Path)).Should().ContainInOrder("Gadget.dext", "GadgetCodeless.kext", "GadgetHost.app", "GadgetPlain.dext")
            .And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void A_kext_brings_the_plug_ins_inside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Outer.kext/Contents/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.outer</string><key>CFBundlePackageType</key><string>KEXT</string><key>IOKitPersonalities</key><dict/>"));
        folder.Write("Outer.kext/Contents/PlugIns/Inner.kext/Contents/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.inner</string><key>CFBundlePackageType</key><string>KEXT</string><key>IOKitPersonalities</key><dict/>"));

        Bundle.Load(folder["Outer.kext"]).SelfAndNested().Select(b => b.Identifier).Should().Equal("com.example.outer", "com.example.inner");
    }

    [Fact]
    public void An_ipad_app_keeps_its_driver_extensions_at_the_top()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Host.app/Info.plist", Plist.Bytes("<key>CFBundlePackageType</key><string>APPL</string>"));
        folder.Write("Host.app/SystemExtensions/com.example.Gadget.dext/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.Gadget</string><key>IOKitPersonalities</key><dict/>"));

        Bundle.Load(folder["Host.app"] + "/").Nested.Should().ContainSingle().Which.Layout.Should().Be(BundleLayout.Flat);
    }

    [Fact]
    public void A_link_back_to_the_bundle_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.kext/Contents/Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict/>"));
        folder.Write("A.kext/Contents/PlugIns/note.txt", "");
        Directory.CreateSymbolicLink(folder["A.kext/Contents/PlugIns/B.kext"], folder["A.kext"]);

        Bundle.Load(folder["A.kext"]).Nested.Should().BeEmpty();
    }

    [Fact]
    public void A_kext_that_must_be_loaded_by_name_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.kext/Contents/Info.plist", Plist.Bytes("<key>OSBundleRequireExplicitLoad</key><true/><key>IOKitPersonalities</key><dict/>"));

        Bundle.Load(folder["A.kext"]).RequiresExplicitLoad.Should().BeTrue();
    }

    [Fact]
    public void Loading_what_cannot_be_used_throws_with_every_fault()
    {
        var load = () => Bundle.Load("/nowhere/Nothing.dext");

        load.Should().Throw<UnusableInputException>().Which.Faults.Should().ContainSingle();
    }

    [Fact]
    public void A_key_for_the_architecture_wins()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Info.plist", Plist.Bytes(
            "<key>IOKitPersonalities</key><dict><key>Any</key><dict><key>IOProviderClass</key><string>A</string></dict></dict>" +
            "<key>IOKitPersonalities_x86_64</key><dict><key>Intel</key><dict><key>IOProviderClass</key><string>A</string></dict></dict>"));

        Bundle.Load(path).Personalities[0].Name.Should().Be("Any");
        Bundle.Load(path, BundleOptions.Default with { Architecture = Architecture.X86_64 }).Personalities[0].Name.Should().Be("Intel");
    }

    [Fact]
    public void A_bundle_for_another_architecture_alone_is_read_as_that_one_reads_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Info.plist", Plist.Dict("<key>IOKitPersonalities_x86_64</key><dict><key>Intel</key><dict><key>IOProviderClass</key><string>A</string></dict></dict>"));

        Bundle.Load(path).Personalities[0].Name.Should().Be("Intel");
    }

    [Fact]
    public void The_entitlements_of_a_file_replace_those_of_the_signature()
    {
        var bundle = Bundle.Load(
            Repository.Fixture("bundles", "Gadget.dext"),
            BundleOptions.Default with { EntitlementsFile = Repository.Fixture("bundles", "entitlements", "gadget-development.entitlements") });

        bundle.DriverKit!.Variant.Should().Be(EntitlementVariant.Development);
        bundle.Entitlements!.Source.Should().Be(EntitlementSource.File);
    }

    [Fact]
    public void Without_a_signature_the_one_entitlements_file_beside_the_info_plist_is_taken()
    {
        var result = Bundle.Read(Repository.Fixture("bundles", "GadgetPlain.dext"));

        result.OrThrow().DriverKit!.Variant.Should().Be(EntitlementVariant.Distribution);
        result.Faults.Should().Contain(f => f.Severity == FaultSeverity.Note && f.What.Contains("the entitlements are those of this file", StringComparison.Ordinal));
    }
}
