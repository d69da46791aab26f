using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What could have settled more and was not given or is not modelled.</summary>
public enum NotLookedAt
{
    /// <summary>No catalogue of the system's drivers.</summary>
    SystemCatalogue,

    /// <summary>The dext's entitlements.</summary>
    Entitlements,

    /// <summary>The kernel log.</summary>
    KernelLog,

    /// <summary>Signature, activation and approval.</summary>
    Signing,

    /// <summary>What start and open do inside the drivers.</summary>
    Open,
}

/// <summary>The answer to "which driver does the kernel start, and why not mine?" for one bundle.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Verdict">The answer over all nubs that were looked at.</param>
/// <param name="Nubs">Nubs on which a personality was a candidate: those that match first, the worst of them first; then the nearest misses.</param>
/// <param name="Standings">One for each personality of the bundle, in its order.</param>
/// <param name="Died">The kernel died or hung.</param>
/// <param name="NotLookedAt">What was not looked at.</param>
public sealed record Diagnosis(
    DriverQuestion Question,
    Verdict Verdict,
    ImmutableArray<NubDiagnosis> Nubs,
    ImmutableArray<Standing> Standings,
    MatchVerdict? Died,
    ImmutableArray<NotLookedAt> NotLookedAt)
{
    /// <summary>The nub that the verdict is about; null when there is none.</summary>
    public NubDiagnosis? Main => Nubs.IsEmpty ? null : Nubs[0];

    /// <summary>Reads the verdict of a bundle out of a simulation.</summary>
    /// <param name="outcome">The simulation, with its transcript.</param>
    /// <param name="registry">The registry that was simulated.</param>
    /// <param name="question">The bundle.</param>
    /// <param name="nub">Only these nubs; all when null.</param>
    /// <param name="notLookedAt">What the caller knows was not given.</param>
    /// <exception cref="ArgumentException">The simulation kept no transcript.</exception>
    public static Diagnosis Of(Outcome outcome, Registry registry, DriverQuestion question, IReadOnlyCollection<Service>? nub = null, params IEnumerable<NotLookedAt> notLookedAt)
    {
        var transcript = outcome.Transcript ?? throw new ArgumentException("a diagnosis needs a simulation with a transcript", nameof(outcome));
        var asked = question.Personalities.Select(p => p.Filing).Where(f => f.Outcome == FilingOutcome.Filed).Select(f => f.Personality!).ToHashSet();
        var rounds = RoundRecord.Read(transcript, r => (nub is null || nub.Contains(r.Nub)) && r.Candidates.Any(asked.Contains));
        var reader = new NubReader(registry.Classes, outcome.Catalogue.Count, asked);
        var nubs = rounds.Select(r => reader.Read(r.Key, r.Value))
            .OrderBy(n => n.Best.Matched ? NubReader.Progress(n.Best) : 1000 - NubReader.Progress(n.Best))
            .ThenByDescending(n => n.Best.Clauses.Count(c => c is Clause.Compared { Passed: true }))
            .ToImmutableArray();
        var standings = question.Personalities.Select(p => StandingReader.Of(outcome, registry, nubs, p.Name, p.Filing, p.At)).ToImmutableArray();
        var verdict = nubs.IsEmpty ? StandingReader.NoNub(standings, outcome.Died) : nubs[0].Verdict;
        return new(question, verdict, nubs, standings, outcome.Died, [.. notLookedAt]);
    }

    /// <summary>Reads the verdict of a bundle of the catalogue, by its identifier.</summary>
    public static Diagnosis Of(Outcome outcome, Registry registry, string bundleId, params IEnumerable<NotLookedAt> notLookedAt) =>
        Of(outcome, registry, DriverQuestion.Of(outcome.Catalogue, bundleId), null, notLookedAt);
}
