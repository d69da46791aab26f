using System.Text.Json;

namespace IOMatch.Cli;

public sealed class VerifyTests
{
    private const string Dump = "fixtures/machines/bench-mac.txt";
    private const string Kernel = "fixtures/machines/bench-mac-kernel.plist";

    [Fact]
    public void The_page_counts_and_then_lists_what_does_not_agree()
    {
        var run = Tool.Run("verify", Dump, "--catalogue", Kernel);

        run.ExitCode.Should().Be(1);
        run.Error.Should().NotContain("error");
        Approval.Verify(run.Output, "verify.txt");
    }

    [Fact]
    public void All_rows_are_listed_when_asked_for() =>
        Approval.Verify(Tool.Run("verify", Dump, "--catalogue", Kernel, "--all").Output, "verify-all.txt");

    [Fact]
    public void The_table_as_comma_separated_values_has_every_row() =>
        Approval.Verify(Tool.Run("verify", Dump, "--catalogue", Kernel, "--csv").Output, "verify.csv");

    [Fact]
    public void The_document_agrees_with_the_table()
    {
        var csv = Tool.Run("verify", Dump, "--catalogue", Kernel, "--csv").Output.Split('\n')[1..^1];
        using var json = JsonDocument.Parse(Tool.Run("verify", Dump, "--catalogue", Kernel, "--json").Output);

        json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("result").GetString())
            .Should().Equal(csv.Select(line => line.Split(',')[0]));
        json.RootElement.GetProperty("counts").GetProperty("decidable").GetInt32().Should().Be(8);
        json.RootElement.GetProperty("host").GetString().Should().Be("macOS 10.14 on Intel");
    }

    [Fact]
    public void What_the_dump_tells_of_the_host_can_be_overridden() =>
        Tool.Run("verify", Dump, "--catalogue", Kernel, "--macos", "15", "--apple-silicon").Output.Should().Contain("macOS 15.0 on Apple silicon");

    [Fact]
    public void Without_a_catalogue_the_nearest_built_in_one_is_taken()
    {
        var run = Tool.Run("verify", Dump);

        run.Output.Should().Contain("10.14 on Intel");
        run.ExitCode.Should().BeOneOf(0, 1);
    }

    [Fact]
    public void A_dump_with_nothing_to_compare_is_not_decidable()
    {
        var run = Tool.Run("verify", "fixtures/dumps/chains.txt", "--catalogue", Kernel);

        run.Output.Should().Contain("the dump shows no driver with the keys of a personality");
        run.ExitCode.Should().Be(3);
    }

    [Theory]
    [InlineData("--json", "--csv")]
    [InlineData("--intel", "--apple-silicon")]
    public void Options_that_exclude_each_other_are_refused(string one, string other) =>
        Tool.Run("verify", Dump, "--catalogue", Kernel, one, other).ExitCode.Should().Be(2);

    [Fact]
    public void A_version_that_is_none_is_refused()
    {
        var run = Tool.Run("verify", Dump, "--macos", "Mojave");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("--macos must be a version such as 10.14 or 15, not 'Mojave'");
    }

    [Fact]
    public void A_dump_or_catalogue_that_is_not_there_is_told() =>
        Tool.Run("verify", "no-such.txt", "--catalogue", "no-such.plist").Should().Match<Tool.Result>(r => r.ExitCode == 2 && r.Error.Contains("no-such.txt") && r.Error.Contains("no-such.plist"));
}
