using System.Text.Json;

namespace IOMatch.Cli;

public sealed class WhyNotTests
{
    private const string Faults = "fixtures/bundles/GadgetFaults.dext";
    private const string Device = "fixtures/devices/vendor-gadget.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    [Fact]
    public void The_smallest_change_is_told_with_what_it_does_and_what_would_not_do()
    {
        var run = Tool.Run("why-not", "fixtures/bundles/Gadget.dext", "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, "why-not.txt");
    }

    [Fact]
    public void Several_mistakes_take_several_edits() => Approval.Verify(Tool.Run("why-not", Faults, "--on", Device, "--catalogue", Catalogue).Output, "why-not-two.txt");

    [Fact]
    public void A_driver_that_wins_ends_with_0() => Tool.Run("why-not", "fixtures/bundles/GadgetPlain.dext", "--on", Device, "--catalogue", Catalogue).ExitCode.Should().Be(0);

    [Fact]
    public void One_json_document_tells_all()
    {
        var document = JsonDocument.Parse(Tool.Run("why-not", Faults, "--on", Device, "--catalogue", Catalogue, "--json").Output).RootElement;

        var fix = document.GetProperty("fixes")[0];
        fix.GetProperty("applicability").GetString().Should().Be("machine");
        fix.GetProperty("edits").EnumerateArray().Select(e => e.GetProperty("op").GetString()).Should().Equal("remove", "replace");
        fix.GetProperty("result").GetProperty("code").GetString().Should().Be("IOM900");
    }

    [Fact]
    public void A_dry_run_shows_the_difference_and_writes_nothing()
    {
        var before = File.ReadAllText(Faults + "/Info.plist");

        var run = Tool.Run("why-not", Faults, "--on", Device, "--catalogue", Catalogue, "--dry-run");

        Approval.Verify(run.Output, "why-not.diff");
        File.ReadAllText(Faults + "/Info.plist").Should().Be(before);
    }

    [Fact]
    public void Writing_makes_it_win()
    {
        var folder = Directory.CreateTempSubdirectory("iomatch-");
        try
        {
            var info = Path.Combine(folder.FullName, "Info.plist");
            File.Copy(Faults + "/Info.plist", info);

            Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue, "--write").ExitCode.Should().Be(0);

            Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue).ExitCode.Should().Be(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_nub_that_is_not_there_is_named() => Tool.Run("why-not", Faults, "--on", Device, "--nub", "Widget@1").Error.Should().Contain("no nub 'Widget@1' in the registry");

    [Fact]
    public void What_would_make_a_winner_lose_is_told() =>
        Approval.Verify(Tool.Run("why-not", "fixtures/bundles/GadgetPlain.dext", "--on", Device, "--catalogue", Catalogue, "--robustness").Output, "robustness.txt");

    [Fact]
    public void Robustness_as_json()
    {
        var document = JsonDocument.Parse(Tool.Run("why-not", "fixtures/bundles/GadgetPlain.dext", "--on", Device, "--catalogue", Catalogue, "--robustness", "--json").Output).RootElement;

        document.GetProperty("losesIf").EnumerateArray().Select(e => e.GetProperty("kind").GetString()).Distinct().Should().Equal("newcomer", "property", "order", "machine");
    }

    [Fact]
    public void A_winner_that_shall_lose_is_not_written() => Tool.Run("why-not", Faults, "--on", Device, "--robustness", "--write").ExitCode.Should().Be(2);

    [Fact]
    public void Nothing_is_left_beside_a_file_that_is_written_and_its_permissions_stay() => InFolder(info =>
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(info, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue, "--write").ExitCode.Should().Be(0);

        Directory.GetFileSystemEntries(Path.GetDirectoryName(info)!).Should().Equal(info);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(info).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    });

    [Fact]
    public void Windows_line_ends_stay() => InFolder(info =>
    {
        var text = File.ReadAllText(info).ReplaceLineEndings("\r\n");
        File.WriteAllText(info, text);

        Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue, "--write").ExitCode.Should().Be(0);

        // of two personalities with that mistake one is mended
        const string Category = "\t\t\t<key>IOMatchCategory</key>\r\n\t\t\t<string>com.example.Gadget</string>\r\n";
        File.ReadAllText(info).Should().Be(text
            .Remove(text.IndexOf(Category, StringComparison.Ordinal), Category.Length)
            .Replace("IOUSBHostDevice </string>", "IOUSBHostDevice</string>", StringComparison.Ordinal));
    });

    [Fact]
    public void A_file_in_utf16_is_left_alone_and_refused() => InFolder(info =>
    {
        var text = File.ReadAllText(info).Replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", StringComparison.Ordinal);
        File.WriteAllText(info, text, System.Text.Encoding.Unicode);
        var before = File.ReadAllBytes(info);

        var run = Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue, "--write");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("the file is in UTF-16 or UTF-32, and only UTF-8 is edited");
        File.ReadAllBytes(info).Should().Equal(before);
    });

    [Fact]
    public void A_binary_file_is_left_alone_and_refused() => InFolder(info =>
    {
        Tool.Run("convert", info, "--to", "plist-binary", "-o", info + ".b").Error.Should().BeEmpty();
        File.Move(info + ".b", info, overwrite: true);

        var run = Tool.Run("why-not", info, "--on", Device, "--catalogue", Catalogue, "--write");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("plutil -convert xml1");
    });

    private static void InFolder(Action<string> test)
    {
        var folder = Directory.CreateTempSubdirectory("iomatch-");
        try
        {
            var info = Path.Combine(folder.FullName, "Info.plist");
            File.Copy(Faults + "/Info.plist", info);
            test(info);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
