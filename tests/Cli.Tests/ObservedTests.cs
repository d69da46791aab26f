using System.Text.Json;

namespace IOMatch.Cli;

public sealed class ObservedTests
{
    private const string Gadget = "fixtures/bundles/GadgetPlain.dext";
    private const string Dump = "fixtures/machines/bench-usb.txt";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    private static Tool.Result Explain(params string[] more) => Tool.Run(["explain", Gadget, "--on", Dump, "--catalogue", Catalogue, "--observed", .. more]);

    [Theory]
    [InlineData("00100000", 0)]
    [InlineData("00200000", 1)]
    [InlineData("00300000", 1)]
    [InlineData("00400000", 1)]
    [InlineData("00500000", 1)]
    [InlineData("00600000", 1)]
    [InlineData("00700000", 1)]
    [InlineData("00800000", 1)]
    [InlineData("00900000", 1)]
    [InlineData("00a00000", 3)]
    [InlineData("00b00000", 1)]
    [InlineData("00c00000", 1)]
    public void The_page_holds_the_prediction_against_the_dump(string port, int exitCode)
    {
        var run = Explain("--nub", $"Gadget@{port}");

        run.ExitCode.Should().Be(exitCode);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, $"observed-{port}.txt");
    }

    [Fact]
    public void All_nubs_are_told_in_a_line_each() => Approval.Verify(Explain("--brief").Output, "observed-brief.txt");

    [Fact]
    public void The_whole_page_groups_the_other_nubs_by_what_is_seen() => Approval.Verify(Explain().Output, "observed.txt");

    [Fact]
    public void The_document_has_the_steps_and_what_they_mean()
    {
        using var json = JsonDocument.Parse(Explain("--json", "--nub", "Gadget@00300000").Output);

        var observed = json.RootElement.GetProperty("nubs")[0].GetProperty("observed");
        observed.GetProperty("firstDifference").GetInt32().Should().Be(1);
        observed.GetProperty("predictedVerdict").GetString().Should().Be("IOM900");
        observed.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()).Should().Equal("dexts", "server", "winner", "owner");
        observed.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).Should().Equal(null, "IOM809");
        json.RootElement.GetProperty("attachedTo").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public void A_bundle_without_a_nub_is_still_looked_for()
    {
        var run = Tool.Run("explain", "tests/Cli.Tests/Bundles/no-personalities.plist", "--on", Dump, "--observed");

        run.Output.Should().Contain("the dump shows no instance of it anywhere");
    }

    [Fact]
    public void A_trace_has_nothing_to_add() => Explain("--trace").ExitCode.Should().Be(2);
}
