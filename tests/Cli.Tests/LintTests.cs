using System.Text.Json;

namespace IOMatch.Cli;

public sealed class LintTests
{
    private const string Faults = "fixtures/bundles/GadgetFaults.dext";
    private const string Project = "fixtures/lint/project/Info.plist";

    [Fact]
    public void Findings_are_lines_that_Xcode_understands()
    {
        var run = Tool.Run("lint", Faults);

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, "lint.txt");
    }

    [Fact]
    public void Notes_are_listed_when_they_are_asked_for() => Approval.Verify(Tool.Run("lint", Faults, "--notes").Output, "lint-notes.txt");

    [Fact]
    public void A_log_may_be_given_and_one_that_is_not_there_is_told()
    {
        Tool.Run("lint", Faults, "--log", "fixtures/logs/user-client.log").ExitCode.Should().Be(1);
        Tool.Run("lint", Faults, "--log", "no.log").ExitCode.Should().Be(2);
    }

    [Fact]
    public void One_json_document_tells_all()
    {
        var run = Tool.Run("lint", Faults, "--json");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("bundles")[0].GetProperty("findings").GetArrayLength().Should().BeGreaterThan(8);
        Approval.Verify(run.Output, "lint.json");
    }

    [Fact]
    public void Code_scanning_gets_sarif()
    {
        var run = Tool.Run("lint", Faults, "--sarif");

        var results = JsonDocument.Parse(run.Output).RootElement.GetProperty("runs")[0].GetProperty("results");
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("fixtures/bundles/GadgetFaults.dext/Info.plist");
        results.EnumerateArray().Select(r => r.GetProperty("level").GetString()).Should().OnlyContain(l => l == "error" || l == "warning" || l == "note");
    }

    [Fact]
    public void A_bundle_without_a_fault_ends_with_0()
    {
        var run = Tool.Run("lint", "fixtures/lint/Good.plist");

        run.Output.Should().Be("1 bundle: 0 errors, 0 warnings, 0 notes\n");
        run.ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_project_file_takes_findings_out_and_says_how_many()
    {
        var run = Tool.Run("lint", Project);

        run.Output.Should().NotContain("IOM118").And.EndWith("(--notes lists them), 2 suppressed\n");
        run.Output.Split('\n').Should().ContainSingle(l => l.Contains("IOM107", StringComparison.Ordinal));
    }

    [Fact]
    public void A_suppression_without_a_reason_is_refused()
    {
        var config = Path.GetTempFileName();
        try
        {
            File.WriteAllText(config, "suppress:\n  - {code: IOM107}\n");

            var run = Tool.Run("lint", Project, "--config", config);

            run.ExitCode.Should().Be(2);
            run.Error.Should().EndWith(":2:5: error IOM008: a suppression needs the key \"reason\"\n");
        }
        finally
        {
            File.Delete(config);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_2() => Tool.Run("lint", "no-such.dext").ExitCode.Should().Be(2);
}
