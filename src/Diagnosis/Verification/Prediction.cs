using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Who wins which nub in a simulation: what a dump's drivers are held against.</summary>
internal sealed class Prediction(Transcript transcript, Func<RegistryEntry, Service> serviceOf)
{
    private readonly Dictionary<RegistryEntry, ImmutableArray<PredictedDriver>> winners = [];

    public Transcript Transcript => transcript;

    /// <summary>The nubs that were asked, older first.</summary>
    public IReadOnlyCollection<RegistryEntry> Nubs => winners.Keys;

    /// <summary>The nub in the simulation.</summary>
    public Service this[RegistryEntry nub] => serviceOf(nub);

    /// <summary>The winners of some nubs at the end of a simulation.</summary>
    public static Prediction Of(Outcome outcome, IEnumerable<RegistryEntry> nubs)
    {
        var prediction = new Prediction(outcome.Transcript!, entry => outcome[entry]);
        foreach (var nub in nubs) prediction.Take(nub);
        return prediction;
    }

    /// <summary>Notes who has a nub now.</summary>
    public void Take(RegistryEntry nub) => winners[nub] =
    [
        .. Outcome.WinnersOn(serviceOf(nub)).Select(w => new PredictedDriver(w.Driver.Personality!, w.Category, w.Driver[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0)),
    ];

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
}
