using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Every nub of a registry registered afresh, once: what would be matched if nothing had started yet.</summary>
internal sealed class FirstRounds
{
    private readonly Dictionary<RegistryEntry, ImmutableArray<PredictedDriver>> winners = [];

    private FirstRounds(Simulation simulation, Transcript transcript)
    {
        Simulation = simulation;
        Transcript = transcript;
    }

    public Simulation Simulation { get; }

    public Transcript Transcript { get; }

    /// <summary>The nubs that were asked, older first.</summary>
    public IReadOnlyCollection<RegistryEntry> Nubs => winners.Keys;

    /// <summary>The drivers that win a nub, in the order of starting; empty for an entry that was not asked.</summary>
    public ImmutableArray<PredictedDriver> WinnersOn(RegistryEntry nub) => winners.GetValueOrDefault(nub, []);

    /// <summary>The winner in a match category, or null.</summary>
    public PredictedDriver? WinnerOn(RegistryEntry nub, string category)
    {
        foreach (var winner in WinnersOn(nub))
        {
            if (string.Equals(winner.Category.Text, category, StringComparison.Ordinal)) return winner;
        }
        return null;
    }

    /// <summary>Registers each nub once, older first. Drivers that a nub gets stay; drivers of the dump hold no category.</summary>
    public static FirstRounds Run(Registry registry, Catalogue catalogue, Host host, DriverModels models, IEnumerable<RegistryEntry> nubs)
    {
        var transcript = new Transcript();
        var rounds = new FirstRounds(new(registry, catalogue, host, models, transcript, StatedDrivers.AreStructure), transcript);
        foreach (var nub in nubs)
        {
            if (rounds.Simulation.Died is not null) break;
            var service = rounds.Simulation[nub];
            rounds.Simulation.Register(service);
            rounds.winners[nub] =
            [
                .. Outcome.WinnersOn(service).Select(w => new PredictedDriver(w.Driver.Personality!, w.Category, w.Driver[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0)),
            ];
        }
        return rounds;
    }
}
