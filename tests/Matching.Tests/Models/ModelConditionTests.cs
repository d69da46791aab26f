using System.Text;

namespace IOMatch.Models;

public sealed class ModelConditionTests
{
    private static readonly ClassHierarchy Classes = ClassHierarchy.BuiltIn;

    [Fact]
    public void A_model_may_look_at_the_location_of_its_provider()
    {
        var models = Models("Driver: {probe: [{refuse: {unless: {location: {exists: true}}}}]}");

        Drivers(models, ("CPU0", "0"), ("CPU1", null)).Should().Equal("CPU0@0");
    }

    [Fact]
    public void A_model_may_look_at_what_has_started()
    {
        var models = Models("""Driver: {probe: [{refuse: {when: {all: [{macOS: "10.8"}, {attached: Driver}]}}}]}""");

        Drivers(models, ("boot-ec", null), ("EC", null)).Should().Equal("boot-ec");
        Drivers(models, Host.MacOS(10, 5), ("boot-ec", null), ("EC", null)).Should().Equal("boot-ec", "EC");
    }

    [Fact]
    public void A_driver_that_writes_its_own_category_leaves_the_one_that_it_was_matched_in()
    {
        var builder = new Registry.Builder(Classes);
        var root = builder.Add(Classes["IOPlatformExpertDevice"]!, "root", isServiceRoot: true);
        var registry = builder.ToRegistry();
        var outcome = MatchSimulator.Run(registry, Source(), models: Models("Driver: {holds: ItsOwn}"));

        Outcome.WinnersOn(outcome[root]).Select(w => w.Category.Text).Should().Equal("ItsOwn");
    }

    private static IEnumerable<string> Drivers(DriverModels models, params (string Name, string? Location)[] nubs) => Drivers(models, Host.Default, nubs);

    private static IEnumerable<string> Drivers(DriverModels models, Host host, params (string Name, string? Location)[] nubs)
    {
        var builder = new Registry.Builder(Classes);
        var top = builder.Add(Classes["IORegistryEntry"]!, "Root", state: EntryState.None, isServiceRoot: true);
        foreach (var (name, location) in nubs) builder.Add(Classes["IOPlatformExpertDevice"]!, name, location, provider: top);
        return MatchSimulator.Run(builder.ToRegistry(), Source(), host: host, models: models).Drivers.Select(d => d.Provider!.Component).ToList();
    }

    private static CatalogueSource Source() => CatalogueSource.Of(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[]
    {
        new(Keys.IOClass, new OSSymbol("Driver")),
        new(Keys.IOProviderClass, new OSSymbol("IOPlatformExpertDevice")),
    }));

    private static DriverModels Models(string models)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("models:\n  " + models + "\n"));
        return DriverModels.Read(stream, "models.yaml").OrThrow();
    }
}
