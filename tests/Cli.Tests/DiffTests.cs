using System.Text.Json;

namespace IOMatch.Cli;

public sealed class DiffTests
{
    private const string Plain = "fixtures/bundles/GadgetPlain.dext";
    private const string Categorised = "fixtures/bundles/Gadget.dext";
    private const string Device = "fixtures/devices/vendor-gadget.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";
    private const string Keyboard = "fixtures/devices/hid-tree.yaml";
    private const string DeviceFirst = "fixtures/scenarios/failures/E12.yaml";
    private const string DextFirst = "fixtures/scenarios/failures/E12-activated-first.yaml";

    [Fact]
    public void Two_versions_of_a_bundle()
    {
        var run = Tool.Run("diff", Plain, Categorised, "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, "diff-bundles.txt");
    }

    [Fact]
    public void One_bundle_is_compared_with_the_system_without_it()
    {
        var run = Tool.Run("diff", Plain, "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "diff-one-bundle.txt");
    }

    [Fact]
    public void Two_generations_of_macOS()
    {
        var run = Tool.Run("diff", "macos-10.14", "macos-15", "--on", Keyboard);

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "diff-generations.txt");
    }

    [Fact]
    public void Two_orders_of_happenings()
    {
        var run = Tool.Run("diff", DeviceFirst, DextFirst);

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "diff-orders.txt");
    }

    [Fact]
    public void Two_registries()
    {
        var run = Tool.Run("diff", Device, "fixtures/devices/usb-tree.yaml", "--catalogue", Catalogue);

        run.ExitCode.Should().Be(0, "no nub is on both");
        Approval.Verify(run.Output, "diff-registries.txt");
    }

    [Fact]
    public void Nothing_changed_ends_with_0()
    {
        var run = Tool.Run("diff", Plain, Plain, "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("nothing changes: 1 nub has its drivers as before");
    }

    [Fact]
    public void One_json_document_tells_all() =>
        Approval.Verify(Tool.Run("diff", Plain, Categorised, "--on", Device, "--catalogue", Catalogue, "--json").Output, "diff.json");

    [Fact]
    public void The_document_says_what_became_of_both_drivers()
    {
        using var json = JsonDocument.Parse(Tool.Run("diff", DeviceFirst, DextFirst, "--json").Output);

        var change = json.RootElement.GetProperty("nubs")[0].GetProperty("changes")[0];
        change.GetProperty("code").GetString().Should().Be("IOM402");
        change.GetProperty("newBefore").GetProperty("code").GetString().Should().Be("IOM409");
    }

    [Theory]
    [InlineData("diff compares two scenarios, or two registries", Plain)]
    [InlineData("--catalogue must name the drivers to compare with", Plain, "--on", Device)]
    [InlineData("name them with --catalogue", Device, Device)]
    [InlineData("there is no such file", "no-such.yaml", Device, "--catalogue", Catalogue)]
    [InlineData("there is no file or folder no-such.dext", "no-such.dext", Plain, "--on", Device)]
    [InlineData("the scenario has no registry", DeviceFirst, "fixtures/scenarios/basics/error-numbers.yaml")]
    public void What_cannot_be_compared_ends_with_2_and_says_why(string says, params string[] arguments)
    {
        var run = Tool.Run(["diff", .. arguments]);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain(says);
    }
}
