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
    public void The_smallest_change_stands_below_a_verdict_that_is_no_win()
    {
        var run = Tool.Run("explain", "fixtures/bundles/GadgetFaults.dext", "--on", Device, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "explain-with-fix.txt");
    }

    [Fact]
    public void The_search_for_a_change_can_be_left_out() =>
        Tool.Run("explain", Gadget, "--on", Device, "--catalogue", Catalogue, "--no-fixes").Output.Should().NotContain("smallest change");

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
        run.Error.Should().StartWith($"{Device}: error IOM004: no nub 'Widget@1' in the registry");
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

    [Fact]
    public void A_log_that_shows_a_failure_behind_a_won_match_settles_the_verdict()
    {
        var run = Tool.Run("explain", Plain, "--on", Device, "--catalogue", Catalogue, "--log", "fixtures/logs/gadget-timeout.log");

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "explain-with-log.txt");
    }

    [Fact]
    public void A_log_about_other_drivers_changes_nothing()
    {
        var run = Tool.Run("explain", Plain, "--on", Device, "--catalogue", Catalogue, "--log", "fixtures/logs/provider-entitlements.log");

        run.ExitCode.Should().Be(0);
        run.Output.Should().NotContain("the log says").And.NotContain("a kernel log");
    }

    [Theory]
    [InlineData("gadget-development.entitlements", 0, "IOM900")]
    [InlineData("transport-is-a-string.entitlements", 1, "IOM204 vendor-not-entitled")]
    public void Entitlements_are_held_against_what_the_device_demands(string file, int exitCode, string says)
    {
        var run = Tool.Run("explain", Plain, "--on", "tests/Reporting.Tests/Cases/provider-entitlement.registry.yaml", "--entitlements", $"fixtures/bundles/entitlements/{file}");

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().Contain(says);
    }

    [Fact]
    public void An_Info_plist_may_be_named_instead_of_its_bundle() =>
        Tool.Run("explain", Plain + "/Info.plist", "--on", Device, "--brief").Output.Should().StartWith("IOM900 GadgetPlain.dext  Gadget@00100000  wins");

    [Theory]
    [InlineData("no-personalities.plist", 1, "has no personalities", "IOKitPersonalities is missing")]
    [InlineData("provider-class-is-data.plist", 1, "IOProviderClass is data <494f5573 65725265 736f7572", "IOProviderClass is data, so the kernel never files the personality")]
    [InlineData("personality-is-text.plist", 2, null, "IOKitPersonalities > Gadget is a string, a personality is a dictionary")]
    [InlineData("fractional-real.plist", 1, "is never tried", "cannot be written for the kernel")]
    public void A_bundle_that_cannot_match_says_why(string file, int exitCode, string? output, string error)
    {
        var run = Tool.Run("explain", "tests/Cli.Tests/Bundles/" + file, "--on", Device);

        run.ExitCode.Should().Be(exitCode);
        if (output is null) run.Output.Should().BeEmpty();
        else run.Output.Should().Contain(output);
        run.Error.Should().Contain(error);
    }
}
