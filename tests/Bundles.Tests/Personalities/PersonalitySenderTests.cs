namespace IOMatch.Bundles;

public sealed class PersonalitySenderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_personality_without_an_identifier_gets_the_bundles()
    {
        var sent = Sent(Kext("<key>IOProviderClass</key><string>IOService</string>"));

        sent.Table["CFBundleIdentifier"].Should().Be(new OSString("com.example.kext"));
        sent.Added.Should().ContainSingle().Which.Certainty.Should().Be(Certainty.Source);
    }

    [Fact]
    public void A_personality_that_names_another_bundle_gets_its_publisher()
    {
        var sent = Sent(Kext("<key>IOProviderClass</key><string>IOService</string><key>CFBundleIdentifier</key><string>com.apple.kpi.iokit</string>"));

        sent.Table["CFBundleIdentifier"].Should().Be(new OSString("com.apple.kpi.iokit"));
        sent.Table["IOPersonalityPublisher"].Should().Be(new OSString("com.example.kext"));
    }

    [Fact]
    public void A_personality_that_names_its_own_bundle_gets_its_publisher_from_kernelmanagerd_and_nothing_from_kextd()
    {
        var kext = Kext("<key>IOProviderClass</key><string>IOService</string><key>CFBundleIdentifier</key><string>com.example.kext</string>");

        Sent(kext).Added.Should().Equal(new AddedKey("IOPersonalityPublisher", new OSString("com.example.kext"), Certainty.Observed, "registry dumps of macOS 15 and 26"));
        var old = ((PersonalitiesSent)kext.DeliveryBy(PersonalityDaemon.Kextd)).Personalities[0];
        old.Added.Should().BeEmpty();
        old.Table.Should().BeSameAs(old.Origin.Table);
    }

    [Fact]
    public void A_dext_of_a_third_party_gets_no_publisher_when_its_personality_names_the_bundle()
    {
        var path = folder.Write("Info.plist", Plist.Bytes(
            "<key>CFBundleIdentifier</key><string>a</string><key>CFBundlePackageType</key><string>DEXT</string>" +
            "<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>A</string><key>CFBundleIdentifier</key><string>a</string></dict></dict>"));

        Sent(Bundle.Load(path)).Table.ContainsKey("IOPersonalityPublisher").Should().BeFalse();
    }

    [Fact]
    public void A_whole_valued_real_arrives_as_a_64_bit_integer()
    {
        Sent(Kext("<key>IOProbeScore</key><real>60186.0</real>")).Table["IOProbeScore"].Should().Be(new OSNumber(60186));
    }

    [Theory]
    [InlineData("60186.5")]
    [InlineData("1e300")]
    [InlineData("nan")]
    public void A_real_that_is_no_integer_stops_the_whole_list(string real)
    {
        var bundle = Kext("<key>IOProviderClass</key><string>IOService</string></dict><key>Other</key><dict>\n<key>List</key><array><integer>1</integer><real>" + real + "</real></array>");

        var refused = bundle.Delivery.Should().BeOfType<PersonalitiesRefused>().Subject;

        refused.Reason.Should().Be(RefusalReason.NotSerializable);
        refused.Culprit!.Name.Should().Be("Other");
        refused.At.Line.Should().Be(5);
        refused.What.Should().Contain("IOKitPersonalities > Other > List > 1 is a real");
    }

    [Fact]
    public void A_date_arrives_as_the_string_that_says_so()
    {
        Sent(Kext("<key>When</key><date>2024-01-01T00:00:00Z</date>")).Table["When"].Should().Be(new OSString("typeID 0x2a not serializable"));
    }

    [Fact]
    public void A_real_deep_inside_is_turned_into_an_integer_and_all_else_kept()
    {
        var sent = Sent(Kext("<key>A</key><dict><key>x</key><string>y</string><key>B</key><array><real>2</real><true/></array></dict>"));

        ((OSDictionary)sent.Table["A"]!)["B"].Should().Be(new OSArray(new OSNumber(2), OSBoolean.True));
        ((OSDictionary)sent.Table["A"]!)["x"].Should().Be(new OSString("y"));
    }

    [Fact]
    public void A_bundle_without_an_identifier_sends_nothing()
    {
        folder.Write("A.kext/Contents/Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>A</string></dict></dict>"));

        Bundle.Load(folder["A.kext"]).Delivery.Should().BeOfType<PersonalitiesRefused>().Which.Reason.Should().Be(RefusalReason.NoIdentifier);
    }

    [Fact]
    public void An_info_plist_of_a_project_gets_what_the_build_would_fill_in()
    {
        var path = folder.Write("Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>A</string></dict></dict>"));

        var sent = Sent(Bundle.Load(path));

        sent.Table["CFBundleIdentifier"].Should().Be(new OSString("$(PRODUCT_BUNDLE_IDENTIFIER)"));
        sent.Added[0].Certainty.Should().Be(Certainty.Assumed);
    }

    [Fact]
    public void A_dexts_personalities_carry_the_hash_of_its_code_directory_and_its_unique_identifier()
    {
        var signature = new SignatureBuilder().Entitlements(Plist.Dict(Plist.GadgetEntitlements));
        WriteDext(new MachOBuilder().Signed(signature).Build());

        var bundle = Bundle.Load(folder["Gadget.dext"]);
        var sent = Sent(bundle);

        sent.Table["IOUserServerCDHash"].Should().Be(new OSString(Convert.ToHexStringLower(signature.Hash(signature.Directory())[..20])));
        sent.Table["kOSBundleDextUniqueIdentifier"].Should().BeOfType<OSData>().Which.Bytes.Length.Should().Be(32);
        bundle.UniqueIdentifier!.Origin.Should().Be(DextUniqueIdentifierOrigin.StandIn);
        sent.Added.Single(a => a.Key.Text == "kOSBundleDextUniqueIdentifier").Certainty.Should().Be(Certainty.Assumed);
    }

    [Fact]
    public void A_given_unique_identifier_is_copied_into_personalities_that_have_none()
    {
        var path = folder.Write("Info.plist", Plist.Bytes(
            "<key>CFBundleIdentifier</key><string>a</string><key>CFBundlePackageType</key><string>DEXT</string><key>kOSBundleDextUniqueIdentifier</key><data>AQID</data>" +
            "<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>A</string></dict>" +
            "<key>B</key><dict><key>IOProviderClass</key><string>A</string><key>kOSBundleDextUniqueIdentifier</key><data>BA==</data></dict></dict>"));

        var sent = ((PersonalitiesSent)Bundle.Load(path).Delivery).Personalities;

        sent[0].Table["kOSBundleDextUniqueIdentifier"].Should().Be(OSData.FromHex("010203"));
        sent[1].Table["kOSBundleDextUniqueIdentifier"].Should().Be(OSData.FromHex("04"));
    }

    [Theory]
    [InlineData("/System/Library/DriverExtensions/com.apple.AppleUserHIDDrivers.dext", "b796d15d9354eae826f370c78da5a69a0107352f2c064353231d0efec890df26")]
    [InlineData("/System/Library/DriverExtensions/IOUserBluetoothSerialDriver.dext", "1526ca90d643b7c641f429b8e2b92744a631623b75d77a819cc68546b9fc3ac2")]
    [InlineData("/System/Library/DriverExtensions/com.apple.DriverKit-IOUserDockChannelSerial.dext/", "060b61aebaaf16ec4c954a5df666517ac1840d89e4b91de8e29ad69a8447dfe5")]
    [InlineData("/System/Library/DriverExtensions/com.apple.DriverKit-AppleUSBCHCOM.dext", "b516df71b274189db0be8c2bd815cdeae43a0e7cd0638e25b1d328fef54b8e9d")]
    public void The_unique_identifier_of_an_installed_dext_is_the_hash_of_its_path(string path, string seenInADump)
    {
        DextUniqueIdentifier.OfInstalledPath(path).Should().Be(OSData.FromHex(seenInADump));
    }

    [Fact]
    public void A_new_build_has_another_unique_identifier()
    {
        WriteDext(new MachOBuilder().Signed(new SignatureBuilder()).Build());
        var first = Bundle.Load(folder["Gadget.dext"]).UniqueIdentifier!.Value;
        WriteDext(new MachOBuilder().Signed(new SignatureBuilder { Team = "OTHER" }).Build());
        var second = Bundle.Load(folder["Gadget.dext"]).UniqueIdentifier!.Value;

        second.Should().NotBe(first);
    }

    private void WriteDext(byte[] executable)
    {
        folder.Write("Gadget.dext/Info.plist", File.ReadAllBytes(Repository.Fixture("bundles", "Gadget.dext", "Info.plist")));
        folder.Write("Gadget.dext/com.example.Gadget", executable);
    }

    private Bundle Kext(string personality)
    {
        folder.Write("A.kext/Contents/Info.plist", Plist.Bytes($"<key>CFBundleIdentifier</key><string>com.example.kext</string><key>IOKitPersonalities</key><dict><key>A</key><dict>{personality}</dict></dict>"));
        return Bundle.Load(folder["A.kext"]);
    }

    private static SentPersonality Sent(Bundle bundle) => bundle.Delivery.Should().BeOfType<PersonalitiesSent>().Which.Personalities[0];
}
