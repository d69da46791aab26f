using System.Text.Json;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE</c> without a registry.</summary>
public sealed class ExplainImaginedTests : IDisposable
{
    private const string Plain = "fixtures/bundles/GadgetPlain.dext";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch-imagined");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_page_says_that_the_device_is_imagined_and_how_to_get_the_real_one()
    {
        var run = Tool.Run("explain", Plain);

        run.ExitCode.Should().Be(0);
        Approval.Verify(run.Output, "explain-imagined.txt");
        run.Output.Should().Contain("imagined").And.Contain("ioreg -lw0 -p IOService > my.ioreg");
    }

    [Fact]
    public void The_written_device_is_one_that_the_driver_wins()
    {
        var file = Path.Combine(folder.FullName, "device.yaml");

        Tool.Run("explain", Plain, "--write-device", file).ExitCode.Should().Be(0);

        Tool.Run("explain", Plain, "--on", file, "--catalogue", "macos-15").ExitCode.Should().Be(0);
    }

    [Fact]
    public void As_json_each_personality_has_its_device()
    {
        var page = JsonDocument.Parse(Tool.Run("explain", Plain, "--json").Output).RootElement;

        page.GetProperty("imagined").GetBoolean().Should().BeTrue();
        page.GetProperty("personalities")[0].GetProperty("match").GetString().Should().Be("yes");
        page.GetProperty("personalities")[0].GetProperty("device").GetProperty("class").GetString().Should().Be("IOUSBHostDevice");
    }

    [Fact]
    public void A_personality_that_nothing_can_match_has_its_own_sentence_and_ends_with_1()
    {
        var run = Explain("<key>IOProviderClass</key><string>IOUSBHostDevice</string><key>idVendor</key><string>4617</string><key>idProduct</key><integer>9</integer>");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("no device can match it: idVendor must be an integer");
    }

    [Fact]
    public void A_class_that_nobody_knows_decides_nothing()
    {
        var run = Explain("<key>IOProviderClass</key><string>AcmeBackplane</string>");

        run.ExitCode.Should().Be(3);
        run.Output.Should().Contain("no known kext brings that class");
    }

    [Fact]
    public void A_value_that_the_build_fills_in_decides_nothing()
    {
        var run = Explain("<key>IOProviderClass</key><string>IOHIDDevice</string><key>VendorID</key><string>$(ACME_VENDOR)</string>");

        run.Output.Should().Contain("Build the bundle");
    }

    [Fact]
    public void A_category_of_its_own_is_normal_on_resources() =>
        Explain("<key>IOProviderClass</key><string>IOResources</string><key>IOMatchCategory</key><string>AcmeDriver</string>").Output
            .Should().Contain("starts on every Mac").And.NotContain("IOM107");

    [Fact]
    public void What_needs_a_registry_says_so()
    {
        var run = Tool.Run("explain", Plain, "--nub", "Gadget");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("--on");
    }

    private Tool.Result Explain(string personality)
    {
        var file = Path.Combine(folder.FullName, "Info.plist");
        File.WriteAllText(file, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0"><dict>
            <key>CFBundleIdentifier</key><string>com.acme.driver</string>
            <key>CFBundlePackageType</key><string>KEXT</string>
            <key>CFBundleExecutable</key><string>driver</string>
            <key>CFBundleVersion</key><string>1.0</string>
            <key>CFBundleInfoDictionaryVersion</key><string>6.0</string>
            <key>CFBundleName</key><string>driver</string>
            <key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>8.0</string></dict>
            <key>IOKitPersonalities</key><dict><key>Acme</key><dict>
            <key>CFBundleIdentifier</key><string>com.acme.driver</string>
            <key>IOClass</key><string>AcmeDriver</string>
            {personality}
            </dict></dict></dict></plist>
            """);
        return Tool.Run("explain", file);
    }
}
