namespace IOMatch.Bundles;

public sealed class BundleFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_path_that_leads_nowhere_is_a_fault()
    {
        var fault = Bundle.Read(folder["Nothing.dext"]).Faults.Should().ContainSingle().Subject;

        fault.Kind.Should().Be(InputFault.FileUnreadable);
        fault.What.Should().Be("there is no such bundle, folder or file");
    }

    [Fact]
    public void A_bundle_without_an_info_plist_is_a_fault()
    {
        folder.Write("Empty.dext/readme.txt", "nothing");

        var fault = Bundle.Read(folder["Empty.dext"]).Faults.Should().ContainSingle().Subject;

        fault.Kind.Should().Be(InputFault.BundleInvalid);
        fault.What.Should().Be("the bundle has no Info.plist");
    }

    [Fact]
    public void A_folder_without_bundles_says_so()
    {
        Bundle.ReadFolder(folder.Path).Faults.Should().ContainSingle().Which.What.Should().Be("the folder holds no .kext, .dext or .app");
    }

    [Fact]
    public void One_broken_bundle_in_a_folder_is_named_and_nothing_half_loaded_comes_back()
    {
        folder.Write("Good.dext/Info.plist", Plist.Bytes("<key>CFBundlePackageType</key><string>DEXT</string>"));
        folder.Write("Bad.dext/Info.plist", "this is no property list");

        var result = Bundle.ReadFolder(folder.Path);

        result.Value.Should().BeNull();
        result.Faults.Should().Contain(f => f.Severity == FaultSeverity.Error && f.At.File == folder["Bad.dext/Info.plist"]);
    }

    [Fact]
    public void Personalities_that_are_an_array_are_named_with_file_and_line()
    {
        var path = folder.Write("Info.plist", Plist.Bytes("<key>CFBundlePackageType</key><string>DEXT</string>\n<key>IOKitPersonalities</key>\n<array/>"));

        var fault = Bundle.Read(path).Faults.Single(f => f.Severity == FaultSeverity.Error);

        fault.ToString().Should().StartWith($"{path}:5:").And.Contain("error IOM015: IOKitPersonalities is an array, a dictionary of personalities belongs there");
    }

    [Fact]
    public void A_personality_that_is_a_string_is_named_with_its_key_path()
    {
        var path = folder.Write("Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict>\n<key>Gadget</key><string>x</string></dict>"));

        var fault = Bundle.Read(path).Faults.Single(f => f.Severity == FaultSeverity.Error);

        fault.At.Line.Should().Be(5);
        fault.What.Should().Be("IOKitPersonalities > Gadget is a string, a personality is a dictionary");
    }

    [Fact]
    public void A_dext_without_personalities_is_loaded_with_a_warning()
    {
        folder.Write("A.dext/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.a</string>"));

        var result = Bundle.Read(folder["A.dext"]);

        result.OrThrow().Personalities.Should().BeEmpty();
        result.Faults.Should().ContainSingle(f => f.Severity == FaultSeverity.Warning).Which.What.Should().StartWith("IOKitPersonalities is missing");
    }

    [Fact]
    public void A_property_list_that_describes_no_driver_says_so()
    {
        var path = folder.Write("some.plist", Plist.Bytes("<key>a</key><string>b</string>"));

        Bundle.Read(path).Faults.Should().ContainSingle().Which.What.Should().Be("IOKitPersonalities is missing: this list describes no driver");
    }

    [Fact]
    public void A_provider_class_of_data_is_loaded_and_said_never_to_be_filed()
    {
        var path = folder.Write("Info.plist", Plist.Bytes("<key>IOKitPersonalities</key><dict><key>Gadget</key><dict>\n<key>IOProviderClass</key><data>AQ==</data></dict></dict>"));

        var result = Bundle.Read(path);

        result.OrThrow().Personalities.Should().ContainSingle();
        var fault = result.Faults.Should().ContainSingle().Subject;
        fault.At.Line.Should().Be(5);
        fault.What.Should().Be("IOKitPersonalities > Gadget > IOProviderClass is data, so the kernel never files the personality");
    }

    [Fact]
    public void An_executable_that_is_missing_is_a_warning_at_its_key()
    {
        folder.Write("A.dext/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.a</string>\n<key>CFBundleExecutable</key><string>a</string><key>IOKitPersonalities</key><dict/>"));

        var result = Bundle.Read(folder["A.dext"]);

        result.OrThrow().Executable!.State.Should().Be(ExecutableState.Missing);
        result.Faults.Should().ContainSingle().Which.ToString().Should().Contain("Info.plist:5:").And.Contain("note IOM015: the executable a is not in the bundle");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("/etc/hosts")]
    public void An_executable_outside_the_bundle_is_not_followed(string name)
    {
        folder.Write("outside", "secret");
        folder.Write("A.dext/Info.plist", Plist.Bytes($"<key>CFBundleIdentifier</key><string>com.example.a</string><key>CFBundleExecutable</key><string>{name}</string><key>IOKitPersonalities</key><dict/>"));

        Bundle.Load(folder["A.dext"]).Executable!.State.Should().Be(ExecutableState.Missing);
    }

    [Fact]
    public void An_executable_that_is_no_mach_o_leaves_the_personalities_standing()
    {
        folder.Write("A.dext/Info.plist", Plist.Bytes("<key>CFBundleIdentifier</key><string>com.example.a</string><key>CFBundleExecutable</key><string>a</string><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOService</string></dict></dict>"));
        folder.Write("A.dext/a", "#!/bin/sh\n");

        var result = Bundle.Read(folder["A.dext"]);

        result.OrThrow().Personalities.Should().ContainSingle();
        result.Value!.Executable!.State.Should().Be(ExecutableState.Unreadable);
        result.Faults.Should().ContainSingle().Which.Should().Match<Fault>(f => f.Severity == FaultSeverity.Warning && f.What.Contains("no Mach-O magic number", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unresolved_variable_is_told_once_with_the_places_it_stands_at()
    {
        var path = folder.Write("Info.plist", Plist.Bytes(
            "<key>CFBundleIdentifier</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string><key>CFBundlePackageType</key><string>DEXT</string>" +
            "<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOService</string>" +
            "<key>IOMatchCategory</key><string>${CATEGORY}</string><key>IOUserServerName</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>" +
            "<key>IOUserClass</key><string>@CLASS@</string></dict></dict>"));

        var result = Bundle.Read(path);

        result.OrThrow().Identifier.Should().Be("$(PRODUCT_BUNDLE_IDENTIFIER)");
        result.Faults.Select(f => f.What).Should().Equal(
            "$(PRODUCT_BUNDLE_IDENTIFIER) is not resolved (CFBundleIdentifier, IOKitPersonalities > A > IOUserServerName)",
            "${CATEGORY} is not resolved (IOKitPersonalities > A > IOMatchCategory)",
            "@CLASS@ is not resolved (IOKitPersonalities > A > IOUserClass)");
        result.Faults.Should().OnlyContain(f => f.Severity == FaultSeverity.Warning);
    }
}
