using System.Text;

namespace IOMatch.Rounds;

public sealed class OwnershipTests
{
    private const string Tree = """
        registry:
          Mac:
            class: IOPlatformExpertDevice
            state: []
            children:
              Nub@0: {class: IOPCIDevice}
              Bus: {class: Many}
        classes: {Many: IOService}
        """;

    private static Outcome Run(string nubClass, string models)
    {
        static OSDictionary Driver(string providerClass, string ioClass, int score, string category) => new(new Dictionary<OSSymbol, OSObject>
        {
            [Keys.IOProviderClass] = new OSString(providerClass),
            [Keys.IOClass] = new OSString(ioClass),
            [Keys.IOProbeScore] = OSNumber.Of(score),
            [Keys.IOMatchCategory] = new OSString(category),
        });
        var registry = Registry.ReadYaml(new MemoryStream(Encoding.UTF8.GetBytes(Tree)), "tree.yaml").OrThrow();
        var read = DriverModels.Read(new MemoryStream(Encoding.UTF8.GetBytes("models:\n" + models)), "models.yaml").OrThrow();
        return MatchSimulator.Run(registry, CatalogueSource.Of(Driver(nubClass, "First", 2, "A"), Driver(nubClass, "Second", 1, "B")), models: read);
    }

    private static IEnumerable<string> Drivers(Outcome outcome) => outcome.Drivers.Select(d => d.Class.Name.Text);

    [Fact]
    public void A_driver_that_finds_its_provider_open_does_not_start()
    {
        var outcome = Run("Many", "  First: {opens: provider}\n  Second: {opens: provider}\n");

        Drivers(outcome).Should().Equal("First");
        outcome.Transcript!.OfType<MatchEvent.StartAttempted>().Last().Outcome.Should().Be(StartOutcome.OpenFailed, "K37: one owner, and the higher score came first");
    }

    [Fact]
    public void What_was_opened_briefly_is_free_again() =>
        Drivers(Run("Many", "  First: {opens: briefly}\n  Second: {opens: provider}\n")).Should().Equal("First", "Second");

    [Fact]
    public void A_service_that_admits_many_admits_many() =>
        Drivers(Run("Many", "  First: {opens: provider}\n  Second: {opens: provider}\n  Many: {accepts: many}\n")).Should().Equal("First", "Second");

    [Fact]
    public void A_seized_service_refuses_the_next() =>
        Drivers(Run("Many", "  First: {opens: provider, seizes: true}\n  Second: {opens: provider}\n  Many: {accepts: many until seized}\n")).Should().Equal("First");

    [Fact]
    public void A_dext_that_cannot_open_its_provider_stays_because_only_its_code_tells()
    {
        var outcome = Run("Many", "  First: {opens: provider}\n  Second: {opens: by the dext}\n");

        Drivers(outcome).Should().Equal("First", "Second");
        outcome.Transcript!.OfType<MatchEvent.ProviderOpened>().Last().Holder!.Class.Name.Text.Should().Be("First");
    }

    [Fact]
    public void An_open_that_is_passed_on_fails_when_the_provider_above_is_held()
    {
        var models = "  First: {opens: provider}\n  Second: {opens: provider}\n  Many: {forwards: true, accepts: many}\n";

        Drivers(Run("Many", models)).Should().Equal(["First", "Second"], "the root admits the bus once, and it is the same opener");
    }
}
