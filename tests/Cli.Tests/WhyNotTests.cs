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
    public void A_nub_that_is_not_there_is_named() => Tool.Run("why-not", Faults, "--on", Device, "--nub", "Widget@1").Error.Should().Contain("no nub Widget@1 is in the registry");
}
