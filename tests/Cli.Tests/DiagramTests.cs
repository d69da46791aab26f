namespace IOMatch.Cli;

/// <summary>Registries and races as diagrams.</summary>
public sealed class DiagramTests
{
    private const string Gadget = "fixtures/devices/vendor-gadget.yaml";
    private const string Keyboard = "fixtures/devices/usb-tree.yaml";
    private const string Catalogue = "fixtures/catalogues/usb-composite.yaml";

    [Theory]
    [InlineData("dot")]
    [InlineData("mermaid")]
    public void Show_draws_a_registry(string format) => Approval.Verify(Tool.Run("show", Gadget, "--format", format).Output, $"show.{format}.txt");

    [Fact]
    public void Show_draws_a_nub_with_what_is_above_and_below_it()
    {
        var drawn = Tool.Run("show", Keyboard, "--nub", "Keyboard@14310000", "--format", "mermaid").Output;

        drawn.Should().Contain("Macmini8,1<br/>").And.Contain("USB2.0 Hub@14300000<br/>").And.Contain("Keyboard@0<br/>").And.NotContain("IOResources");
    }

    [Fact]
    public void Show_marks_what_is_not_registered() =>
        Tool.RunWith("registry: {A: {class: IOService, children: {'B \"<1>\"': {class: IOService, state: unregistered}}}}", "show", "-", "--format", "mermaid").Output
            .Should().Contain("  n1[\"B #quot;#lt;1#gt;#quot;<br/>IOService<br/>not registered\"]:::out\n").And.Contain("  classDef out ");

    [Theory]
    [InlineData("dot")]
    [InlineData("mermaid")]
    public void Match_draws_the_races(string format) =>
        Approval.Verify(Tool.Run("match", Gadget, "--catalogue", Catalogue, "--catalogue", "fixtures/bundles/Gadget.dext", "--format", format).Output, $"match.{format}.txt");

    [Fact]
    public void Match_draws_losers_behind_the_winner()
    {
        var drawn = Tool.Run("match", Gadget, "--nub", "Gadget@00100000", "--catalogue", Catalogue, "--catalogue", "fixtures/bundles/GadgetPlain.dext", "--format", "mermaid").Output;

        drawn.Should().Contain("|\"90000\"|").And.Contain("-.-|\"50000\"|").And.Contain("does not run");
    }

    [Fact]
    public void A_diagram_is_no_JSON() => Tool.Run("match", Gadget, "--catalogue", Catalogue, "--format", "dot", "--json").ExitCode.Should().Be(2);

    [Fact]
    public void Another_format_is_refused() => Tool.Run("show", Gadget, "--format", "svg").ExitCode.Should().Be(2);
}
