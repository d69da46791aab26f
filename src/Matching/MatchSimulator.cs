namespace IOMatch;

/// <summary>The one question, asked in one call: given this registry, these bundles and this host, who starts on what?</summary>
/// <example><code>
/// var catalogue = CatalogueReader.Read("macos-15", "Gadget.dext").OrThrow();
/// var outcome = MatchSimulator.Run(Registry.Load("ioreg.txt"), catalogue);
/// foreach (var driver in outcome.Drivers) Console.WriteLine($"{driver} on {driver.Provider}");
/// </code></example>
public static class MatchSimulator
{
    /// <summary>Boot with everything registered and every personality known: what happens when nobody tells another story.</summary>
    public static IReadOnlyList<Happening> PlainBoot { get; } = [new Happening.Boot()];

    /// <summary>Runs a story.</summary>
    /// <param name="registry">What is there. Drivers that it states are part of the tree only: everything is matched afresh.</param>
    /// <param name="catalogue">The bundles and their personalities.</param>
    /// <param name="story">What happens; <see cref="PlainBoot"/> when null.</param>
    /// <param name="host">The host; the machine that the registry tells of when null (<see cref="HostFromRegistry"/>). What the bundles tell about themselves is added.</param>
    /// <param name="models">What driver classes do; the built-in models when null.</param>
    /// <param name="transcribe">Whether every step is kept for explanation.</param>
    /// <param name="stated">What the drivers in the registry are.</param>
    /// <param name="listening">What is kept for explanation; everything when null.</param>
    public static Outcome Run(
        Registry registry,
        Catalogue catalogue,
        IReadOnlyList<Happening>? story = null,
        Host? host = null,
        DriverModels? models = null,
        bool transcribe = true,
        StatedDrivers stated = StatedDrivers.AreStructure,
        Listening? listening = null)
    {
        story ??= PlainBoot;
        registry = catalogue.Declare(registry);
        var transcript = transcribe ? new Transcript() : null;
        var world = new World(registry, KernelCatalogue.Empty, catalogue.Describe(host ?? HostFromRegistry.Of(registry).Host), models ?? DriverModels.BuiltIn, transcript, stated) { DextsBringNoClass = true, Listening = listening };
        var run = new StoryRun(new(world), registry, catalogue, story);
        foreach (var happening in story) run.Run(happening);
        return new Outcome(world, registry, catalogue, story, transcript);
    }
}
