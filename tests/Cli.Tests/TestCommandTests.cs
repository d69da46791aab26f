using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IOMatch.Cli;

public sealed partial class TestCommandTests : IDisposable
{
    private const string Basics = "fixtures/scenarios/basics";
    private const string Losing = $"{Basics}/one-race.yaml";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_searched_and_each_scenario_has_a_line()
    {
        var run = Tool.Run("test", Basics);

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        var files = Directory.EnumerateFiles(Basics, "*.yaml").Select(f => f.Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        var lines = run.Output.TrimEnd('\n').Split('\n');
        lines[..^1].Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Should().Equal(files.Select(f => f + ":"));
        lines[^1].Should().Be($"{files.Count} passed, 0 failed");
    }

    [Fact]
    public void A_failure_shows_what_was_expected_what_is_there_and_why()
    {
        var file = Write("wrong.yaml", File.ReadAllText(Losing).Replace("winners: {IODefaultMatchCategory: com.example.Gadget}", "winners: {IODefaultMatchCategory: AppleUSBHostCompositeDevice}", StringComparison.Ordinal)
            .Replace("verdict: wins", "verdict: loses", StringComparison.Ordinal));

        var run = Tool.Run("test", file);

        run.ExitCode.Should().Be(1);
        // from there on the page holds the folder this runs in
        var page = run.Output[..run.Output.IndexOf("    what com.example.Gadget asks", StringComparison.Ordinal)];
        Approval.Verify(Time().Replace(page, "(N ms)").Replace(file, "wrong.yaml", StringComparison.Ordinal), "test-failure.txt");
    }

    [Fact]
    public void A_scenario_that_cannot_be_read_ends_with_2()
    {
        var file = Write("bad.yaml", "scenario: bad\nexpects: []\n");

        var run = Tool.Run("test", Losing, file);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"{file}:2:1: error IOM008: a scenario has no key \"expects\"; the nearest key is \"expect\"\n");
        run.Output.Should().EndWith("1 passed, 0 failed, 1 unusable\n");
    }

    [Fact]
    public void Nothing_to_run_ends_with_2()
    {
        Tool.Run("test").ExitCode.Should().Be(2);
        Tool.Run("test", "no-such-folder").Error.Should().StartWith("no-such-folder: error IOM002: file or folder not found");
        Tool.Run("test", folder.FullName).Error.Should().Contain("no scenario found in this folder");
        Tool.Run("test", Basics, "--filter", "no such thing").ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_filter_looks_at_names_and_paths()
    {
        Tool.Run("test", Basics, "--filter", "after a replug").Output.Should().EndWith("1 passed, 0 failed\n");
        Tool.Run("test", Basics, "--filter", "one-race.yaml").Output.Should().EndWith("1 passed, 0 failed\n");
        Tool.Run("test", Basics, "--filter", "REPLUG*wins").Output.Should().EndWith("1 passed, 0 failed\n");
    }

    [Fact]
    public void A_build_server_gets_its_file()
    {
        var target = Path.Combine(folder.FullName, "results.xml");
        var bad = Write("bad.yaml", "scenario: bad\nexpects: []\n");
        var wrong = Write("wrong.yaml", "scenario: wrong\nexpect: [{number: 0xe00002c5, name: kIOReturnBusy}]\n");

        Tool.Run("test", Losing, bad, wrong, "--junit", target).ExitCode.Should().Be(2);

        var xml = XDocument.Load(target).Root!;
        xml.Attribute("tests")!.Value.Should().Be("3");
        xml.Attribute("failures")!.Value.Should().Be("1");
        xml.Attribute("errors")!.Value.Should().Be("1");
        xml.Descendants("testcase").Select(c => c.Attribute("name")!.Value).Should().Equal(["a dext without its own category beats the system driver on its device", bad, "wrong"]);
        xml.Descendants("failure").Single().Attribute("message")!.Value.Should().Be("0xe00002c5, name: expected kIOReturnBusy, found kIOReturnExclusiveAccess");
    }

    [Fact]
    public void Json_is_one_document()
    {
        var run = Tool.Run("test", Losing, "--json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("passed").GetInt32().Should().Be(1);
        var scenario = json.RootElement.GetProperty("scenarios")[0];
        scenario.GetProperty("result").GetString().Should().Be("passed");
        scenario.GetProperty("claims").EnumerateArray().Should().OnlyContain(c => c.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void GitHub_gets_notes_beside_the_lines()
    {
        var wrong = Write("wrong.yaml", "scenario: wrong, 100%\nexpect:\n  - number: 0xe00002c5\n    name: kIOReturnBusy\n");

        var run = Tool.RunOnGitHub("test", wrong);

        run.Output.Should().Contain($"::error file={wrong},line=4,col=5,title=wrong%2C 100%25::0xe00002c5, name: expected kIOReturnBusy, found kIOReturnExclusiveAccess\n");
        Tool.Run("test", wrong).Output.Should().NotContain("::error");
    }

    [Fact]
    public void A_document_stays_one_on_GitHub_too()
    {
        var wrong = Write("wrong.yaml", "scenario: wrong\nexpect:\n  - number: 0xe00002c5\n    name: kIOReturnBusy\n");

        var run = Tool.RunOnGitHub("test", wrong, "--json");

        run.Error.Should().StartWith("::error file=");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("failed").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public void What_came_out_is_recorded_behind_an_untouched_file(string end)
    {
        var line = end.Length == 0 ? "\n" : end;
        var text = $"# kept{line}scenario: recorded{line}registry: {Path.GetFullPath("fixtures/devices/vendor-gadget.yaml")}{line}catalogue: [{Path.GetFullPath("fixtures/catalogues/usb-composite.yaml")}, {Path.GetFullPath("fixtures/bundles/GadgetPlain.dext")}]{end}";
        var file = Write("recorded.yaml", text);

        var run = Tool.Run("test", file, "--record");

        run.ExitCode.Should().Be(0);
        var recorded = File.ReadAllText(file);
        recorded.Should().StartWith(text);
        recorded[text.Length..].ReplaceLineEndings("\n").TrimStart('\n').Should().Be("""
            expect:
              - nub: Gadget@00100000
                winners:
                  IODefaultMatchCategory: com.example.Gadget
              - driver: com.example.Gadget
                verdict: wins
                score: 90000

            """.ReplaceLineEndings("\n"));
        Tool.Run("test", file, "--record").Output.Should().EndWith("1 passed, 0 failed\n");
        File.ReadAllText(file).Should().Be(recorded, "a scenario that expects something is left alone");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        // the scenario's own files, seen from a folder elsewhere
        File.WriteAllText(file, text.Replace("../../", Path.GetFullPath("fixtures") + "/", StringComparison.Ordinal));
        return file;
    }

    [GeneratedRegex(@"\(<?\d+ ms\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Time();
}
