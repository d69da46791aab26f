using System.Text.Json;

namespace IOMatch.Cli;

public sealed class NearestTests
{
    private const string Plain = "fixtures/bundles/GadgetPlain.dext";
    private const string Device = "fixtures/devices/vendor-gadget.yaml";
    private const string Tree = "fixtures/devices/usb-tree.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    [Fact]
    public void The_personalities_nearest_to_a_nub_are_told_with_both_sides()
    {
        var run = Tool.Run("nearest", Device, "--nub", "Gadget@00100000", "--catalogue", Catalogue, "--catalogue", "fixtures/bundles/GadgetFaults.dext");

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "nearest.txt");
    }

    [Fact]
    public void Without_a_nub_all_that_wait_get_a_line() => Approval.Verify(Tool.Run("nearest", Device, "--catalogue", "fixtures/bundles/GadgetFaults.dext").Output, "nearest-all.txt");

    [Fact]
    public void The_nearest_as_json()
    {
        var nub = JsonDocument.Parse(Tool.Run("nearest", Device, "--nub", "Gadget@00100000", "--catalogue", Catalogue, "--json").Output).RootElement.GetProperty("nubs")[0];

        nub.GetProperty("near")[0].GetProperty("distance").GetInt32().Should().Be(0);
    }

    [Fact]
    public void Every_nub_that_a_bundle_takes_is_listed_over_registries() =>
        Approval.Verify(Tool.Run("takes", Plain, "--on", Device, Tree, "--catalogue", Catalogue).Output, "takes.txt");

    [Fact]
    public void A_bundle_that_takes_nothing_ends_with_1()
    {
        var run = Tool.Run("takes", Plain, "--on", Tree);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Be("GadgetPlain.dext: matches no nub\n");
    }

    [Fact]
    public void What_is_taken_as_json()
    {
        var registry = JsonDocument.Parse(Tool.Run("takes", Plain, "--on", Device, "--json").Output).RootElement.GetProperty("registries")[0];

        registry.GetProperty("nubs")[0].GetProperty("wins").GetBoolean().Should().BeTrue();
    }
}
