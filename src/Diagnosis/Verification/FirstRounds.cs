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
        var simulation = new Simulation(registry, catalogue, host, models, transcript, StatedDrivers.AreStructure);
        var prediction = new Prediction(transcript, entry => simulation[entry]);
        foreach (var nub in nubs)
        {
            if (simulation.Died is not null) break;
            simulation.Register(simulation[nub]);
            prediction.Take(nub);
        }
        return new(prediction, simulation.Died);
    }
}
