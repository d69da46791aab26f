using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a simulation says of one bundle: which driver the kernel starts, and why not this one. The whole answer is an explanation.</summary>
/// <param name="Outcome">The simulation that it was read from.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Verdict">The answer over all nubs that were looked at.</param>
/// <param name="Nubs">Nubs on which a personality was a candidate: those that match first, the worst of them first; then the nearest misses.</param>
/// <param name="Standings">One for each personality of the bundle, in its order.</param>
/// <param name="Died">The kernel died or hung.</param>
public sealed record Diagnosis(
    Outcome Outcome,
    DriverQuestion Question,
    Verdict Verdict,
    ImmutableArray<NubDiagnosis> Nubs,
    ImmutableArray<Standing> Standings,
    MatchVerdict? Died)
{
    /// <summary>The nub that the verdict is about; null when there is none.</summary>
    public NubDiagnosis? Main => Nubs.IsEmpty ? null : Nubs[0];

    /// <summary>Reads the verdict of a bundle out of a simulation.</summary>
    /// <param name="outcome">The simulation, with its transcript.</param>
    /// <param name="question">The bundle.</param>
    /// <param name="nubs">Only these nubs; all when null.</param>
    /// <exception cref="ArgumentException">The simulation kept no transcript.</exception>
    public static Diagnosis Of(Outcome outcome, DriverQuestion question, IReadOnlyCollection<Service>? nubs = null) =>
        Of(outcome, question, nubs, looksElsewhere: true);

    /// <summary>The same without a search for what a personality without a nub might have meant, which takes another simulation.</summary>
    internal static Diagnosis Brief(Outcome outcome, DriverQuestion question) => Of(outcome, question, null, looksElsewhere: false);

    private static Diagnosis Of(Outcome outcome, DriverQuestion question, IReadOnlyCollection<Service>? nubs, bool looksElsewhere)
    {
        var transcript = outcome.Transcript ?? throw new ArgumentException("a diagnosis needs a simulation with a transcript", nameof(outcome));
        var rounds = RoundRecord.Read(transcript, r => (nubs is null || nubs.Contains(r.Nub)) && r.Candidates.Any(question.Asks));
        var reader = new NubReader(outcome, question);
        var read = rounds.Select(r => reader.Read(r.Key, r.Value))
            .OrderBy(n => n.Best.Matched ? NubReader.Progress(n.Best) : 1000 - NubReader.Progress(n.Best))
            .ThenByDescending(n => n.Best.Clauses.Count(c => c is Clause.Compared { Passed: true }))
            .ToImmutableArray();
        var standings = StandingReader.All(outcome, read, question, looksElsewhere);
        var verdict = read.IsEmpty ? StandingReader.NoNub(standings, outcome.Died) : read[0].Verdict;
        return new(outcome, question, verdict, read, standings, outcome.Died);
    }

    /// <summary>Reads the verdict of a bundle, by its identifier.</summary>
    public static Diagnosis Of(Outcome outcome, string bundleId) => Of(outcome, DriverQuestion.Of(outcome.Catalogue, bundleId));
}
