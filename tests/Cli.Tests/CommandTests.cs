namespace IOMatch.Cli;

public sealed class CommandTests
{
    private const string Keyboard = "fixtures/devices/usb-tree.yaml";
    private const string Gadget = "fixtures/devices/vendor-gadget.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    [Fact]
    public void Match_tells_who_drives_what()
    {
        var run = Tool.Run("match", Keyboard, "--catalogue", Catalogue);

        run.ExitCode.Should().Be(0);
        Approval.Verify(run.Output, "match.txt");
    }

    [Fact]
    public void Match_may_be_asked_of_one_nub()
    {
        Tool.Run("match", Keyboard, "--catalogue", Catalogue, "--nub", "Keyboard@0").Output.Should().Contain("IOUSBHostHIDDevice").And.NotContain("AppleUSB20Hub");
        Tool.Run("match", Keyboard, "--catalogue", Catalogue, "--nub", "Mouse@0").ExitCode.Should().Be(2);
    }

    [Fact]
    public void Match_as_JSON_is_one_document() => Approval.Verify(Tool.Run("match", Keyboard, "--catalogue", Catalogue, "--json").Output, "match.json");

    [Fact]
    public void Explain_as_JSON_is_one_document() =>
        Approval.Verify(Tool.Run("explain", "fixtures/bundles/Gadget.dext", "--on", Gadget, "--catalogue", Catalogue, "--json").Output, "explain.json");

    [Fact]
    public void The_three_short_forms_exclude_each_other()
    {
        var run = Tool.Run("explain", "fixtures/bundles/Gadget.dext", "--on", Gadget, "--json", "--brief");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("exclude each other");
    }

    [Fact]
    public void Show_draws_the_service_plane() => Approval.Verify(Tool.Run("show", Keyboard).Output, "show.txt");

    [Fact]
    public void Show_draws_any_plane_and_names_those_there_are()
    {
        Tool.Run("show", Keyboard, "--plane", "IOUSB").Output.Should().Contain("Keyboard@14310000").And.NotContain("HS03");
        var run = Tool.Run("show", Keyboard, "--plane", "IOWheels");
        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("no plane 'IOWheels'; available planes: ").And.Contain("IOUSB");
    }

    [Fact]
    public void Show_tells_everything_about_a_nub() => Approval.Verify(Tool.Run("show", Gadget, "--nub", "Gadget@00100000").Output, "show-nub.txt");

    [Theory]
    [InlineData("IOM803")]
    [InlineData("provider-opened-by-sibling")]
    [InlineData("iom803")]
    public void Code_knows_a_reason_by_number_and_by_name(string code)
    {
        var run = Tool.Run("code", code);

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("IOM803 provider-opened-by-sibling: ").And.Contain("confirm on a Mac");
    }

    [Theory]
    [InlineData("0xe00002c5")]
    [InlineData("-536870203")]
    [InlineData("kIOReturnExclusiveAccess")]
    public void Code_knows_an_error_in_any_spelling(string code) => Approval.Verify(Tool.Run("code", code).Output, "code-error.txt");

    [Fact]
    public void Code_says_what_it_understands()
    {
        var run = Tool.Run("code", "bogus");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("'bogus' is neither a reason code nor an error number");
    }

    [Fact]
    public void Conformance_ends_with_0_when_all_agrees()
    {
        var run = Tool.Run("conformance", "fixtures/kernel-vectors/equal.jsonl.gz");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("fixtures/kernel-vectors/equal.jsonl.gz: 1500 of 1500 vectors agree in every field");
    }

    [Fact]
    public void Conformance_shows_what_differs_and_ends_with_1()
    {
        var run = Tool.Run("conformance", "tests/Cli.Tests/Expected/differing-vectors.jsonl");

        run.ExitCode.Should().Be(1);
        Approval.Verify(run.Output, "conformance-differs.txt");
    }

    [Fact]
    public void Conformance_says_when_a_file_holds_no_vectors() => Tool.Run("conformance", "README.md").ExitCode.Should().Be(2);
}
