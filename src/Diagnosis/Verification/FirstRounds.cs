namespace IOMatch;

/// <summary>Every nub of a registry registered afresh, once: what would be matched if nothing had started yet.</summary>
/// <param name="Prediction">Who wins.</param>
/// <param name="Died">The simulated kernel died; nubs after that were not asked.</param>
internal sealed record FirstRounds(Prediction Prediction, MatchVerdict? Died)
{
    /// <summary>Registers each nub once, older first. Drivers that a nub gets stay; drivers of the dump hold no category.</summary>
    public static FirstRounds Run(Registry registry, KernelCatalogue catalogue, Host host, DriverModels models, IEnumerable<RegistryEntry> nubs)
    {
        var transcript = new Transcript();
        var world = new World(registry, catalogue, host, models, transcript, StatedDrivers.AreStructure);
        var engine = new Engine(world);
        var prediction = new Prediction(transcript, entry => world[entry]);
        foreach (var nub in nubs)
        {
            if (world.Died is not null) break;
            engine.Register(world[nub]);
            prediction.Take(nub);
        }
        return new(prediction, world.Died);
    }
}
