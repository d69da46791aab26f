using IOMatch;

namespace Gadget.Tests;

/// <summary>What a driver developer writes: does my dext win my device on macOS 15?</summary>
public sealed class GadgetTests
{
    private static readonly Registry Mac = Registry.LoadYaml(Path.Combine(AppContext.BaseDirectory, "vendor-gadget.yaml"));
    private static readonly Catalogue Catalogue = CatalogueReader.Read("macos-15", Path.Combine(AppContext.BaseDirectory, "Gadget.dext")).OrThrow();

    [Fact]
    public void The_gadget_dext_wins_its_device()
    {
        var outcome = MatchSimulator.Run(Mac, Catalogue);

        outcome.At("Gadget@00100000").Should().HaveWinner("com.example.Gadget").WithScore(90000);
        outcome.Driver("com.example.Gadget").Should().HaveStarted();
    }

    [Fact]
    public void It_leaves_interfaces_alone() =>
        Catalogue.Without(Catalogue.Bundles.Where(b => b.Id != "com.example.Gadget").Select(b => b.Id!)).Bundles[0].Personalities[0]
            .Should().NotMatchPassively(Mac.At("Gadget Interface@0"));
}
