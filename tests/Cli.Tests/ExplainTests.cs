namespace IOMatch.Cli;

public sealed class ExplainTests
{
    private const string Gadget = "fixtures/bundles/Gadget.dext";
    private const string Plain = "fixtures/bundles/GadgetPlain.dext";
    private const string Device = "fixtures/devices/vendor-gadget.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    [Fact]
    public void A_dext_with_a_category_of_its_own_starts_beside_the_system_driver()
    {
        var run = Tool.Run("explain", Gadget, "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        Approval.Verify(run.Output, "explain-own-category.txt");
    }

    [Fact]
    public void Without_a_category_there_is_one_race_and_one_winner()
    {
        var run = Tool.Run("why", Plain, "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(0);
        Approval.Verify(run.Output, "explain-one-race.txt");
    }

    [Fact]
    public void The_registry_may_come_from_standard_input()
    {
        var run = Tool.RunWith(File.ReadAllText(Device), "explain", Gadget, "--on", "-", "--catalogue", Catalogue);

        run.Output.Should().Be(Tool.Run("explain", Gadget, "--on", Device, "--catalogue", Catalogue).Output);
    }

    [Fact]
    public void A_nub_that_is_not_there_is_named()
    {
        var run = Tool.Run("explain", Gadget, "--on", Device, "--nub", "Widget@1");

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"{Device}: error IOM004: no nub Widget@1 is in the registry");
    }

    [Fact]
    public void All_unusable_inputs_are_told_in_one_run()
    {
        var run = Tool.Run("explain", "no-such.dext", "--on", "no-such.yaml", "--catalogue", "no-such-system");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().ContainAll("no-such.dext", "no-such.yaml", "no-such-system");
    }

    [Fact]
    public void A_command_line_that_cannot_be_read_ends_with_2()
    {
        Tool.Run("explain").ExitCode.Should().Be(2);
        Tool.Run("explian", Gadget).ExitCode.Should().Be(2);
        Tool.Run("explain", Gadget, "--on", Device, "--bogus").ExitCode.Should().Be(2);
    }

    [Fact]
    public void Help_is_no_error() => Tool.Run("explain", "--help").ExitCode.Should().Be(0);
}
