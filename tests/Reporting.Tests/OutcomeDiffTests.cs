namespace IOMatch;

/// <summary>The cases, each against another: what one of them does to the drivers of the other.</summary>
public sealed class OutcomeDiffTests
{
    private static Outcome Run(string name)
    {
        var registry = name + ".registry.yaml";
        var source = CatalogueReader.Read(name + ".yaml").OrThrow();
        return MatchSimulator.Run(Registry.LoadYaml(File.Exists(registry) ? registry : "gadget.registry.yaml"), source);
    }

    [Theory]
    [InlineData("tie-won", "tie-lost")]
    [InlineData("tie-won", "opened-by-sibling")]
    [InlineData("opened-by-sibling", "sibling-comes-second")]
    [InlineData("two-nubs", "kernel-dies")]
    [InlineData("two-nubs", "never-filed")]
    public void The_page_says_what_changes_and_why(string before, string after)
    {
        var diff = OutcomeDiff.Of(Run(before), Run(after));

        Approval.Verify(OutcomeDiffText.Of(diff, before, after, PageStyle.Plain), $"diff.{before}.{after}.txt");
    }
}
