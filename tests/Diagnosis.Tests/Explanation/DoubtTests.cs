using IOMatch.Bundles;

namespace IOMatch.Explanations;

/// <summary>A win that something speaks against is an open answer.</summary>
public sealed class DoubtTests : IDisposable
{
    private static readonly string Plain = File.ReadAllText(Repository.Fixture("bundles", "GadgetPlain.dext", "Info.plist"));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_dext_behind_a_kernel_class_that_hands_nothing_on_does_not_simply_win()
    {
        var answer = Explain(Plain.Replace("<string>IOUserService</string>", "<string>IOService</string>", StringComparison.Ordinal));

        answer.Verdict.Code.Should().Be(ReasonCode.NotDecidable);
        answer.Verdict.Because.Should().Equal(ReasonCode.KernelClassHasNoProxy);
        answer.Prediction.Verdict.Wins.Should().BeTrue("the simulation alone knows nothing against it");
    }

    [Fact]
    public void Without_anything_against_it_a_win_stays_a_win() => Explain(Plain).Verdict.Wins.Should().BeTrue();

    private Explanation Explain(string info)
    {
        var path = folder.Write("Gadget.dext/Info.plist", info);
        var gadget = CatalogueReader.Read([path]).OrThrow();
        return Explanation.Of(new(Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml")), Catalogue.Empty, gadget, "Gadget.dext")).OrThrow();
    }
}
