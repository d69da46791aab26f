using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What could have settled more and was not given.</summary>
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

    /// <summary>What the asked driver does in start.</summary>
    DriverModel,
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
    /// <summary>What a log says about the driver; null when none was given or it says nothing.</summary>
    public DriverInLog? Log { get; init; }

    /// <summary>Whether the dump itself was asked what it shows.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Instances of the asked driver that the dump shows, on whatever nub; empty when that was not asked.</summary>
    public ImmutableArray<RegistryEntry> Instances { get; init; } = [];

    /// <summary>The smallest changes that make it win; null when nobody searched for them.</summary>
    public SmallestChange? Change { get; init; }

    /// <summary>The nub that the verdict is about; null when there is none.</summary>
    public NubDiagnosis? Main => Nubs.IsEmpty ? null : Nubs[0];

    /// <summary>Reads the verdict of a bundle out of a simulation.</summary>
    /// <param name="outcome">The simulation, with its transcript.</param>
    /// <param name="question">The bundle.</param>
    /// <param name="nubs">Only these nubs; all when null.</param>
    /// <param name="notLookedAt">What the caller knows was not given.</param>
    /// <exception cref="ArgumentException">The simulation kept no transcript.</exception>
    public static Diagnosis Of(Outcome outcome, DriverQuestion question, IReadOnlyCollection<Service>? nubs = null, params IEnumerable<NotLookedAt> notLookedAt) =>
        Of(outcome, question, nubs, looksElsewhere: true) with { NotLookedAt = [.. notLookedAt] };

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
        return new(question, verdict, read, standings, outcome.Died, []);
    }

    /// <summary>
    /// This diagnosis with what the dump shows of each nub beside the prediction. Where the two agree the verdict stays; where the dump tells more,
    /// or contradicts without telling why, the verdict says so.
    /// </summary>
    /// <param name="outcome">The simulation that the diagnosis was read from; its registry is a dump.</param>
    public Diagnosis Observe(Outcome outcome)
    {
        var reader = new ObservationReader(outcome, Question, [.. Nubs.Select(n => n.Nub.Entry).OfType<RegistryEntry>()]);
        ImmutableArray<NubDiagnosis> nubs = [.. Nubs.Select(Seen)];
        var unmatched = reader.Instances.IsEmpty ? Verdict : Verdict with { Code = ReasonCode.NotDecidable };
        return this with { Nubs = nubs, Verdict = nubs.IsEmpty ? unmatched : nubs[0].Verdict, IsObserved = true, Instances = reader.Instances };

        NubDiagnosis Seen(NubDiagnosis nub)
        {
            if (nub.Nub.Entry is null) return nub;
            var seen = reader.Read(nub);
            return nub with { Observed = seen, Verdict = ObservedVerdict.Of(nub, seen) };
        }
    }

    /// <summary>
    /// This diagnosis with what a log says. A driver that wins its match and, as the log shows, fails behind it, fails outside of matching (IOM910);
    /// one that a dump shows to have ended at a stage it does not tell ends where the log says; in all else the log only adds evidence.
    /// </summary>
    public Diagnosis With(KernelLog log)
    {
        var summary = LogSummary.Of(log);
        var found = Question.Names.Select(summary.Find).FirstOrDefault(d => d is not null);
        var diagnosis = this with { Log = found, NotLookedAt = NotLookedAt.Remove(IOMatch.NotLookedAt.KernelLog) };
        if (found is not { HasStarted: false, Decisive.Severity: LogSeverity.Bad }) return diagnosis;
        var isOpen = IsObserved && Verdict is { Code: ReasonCode.NotStarted, Because.IsEmpty: true };
        return Verdict.Wins || isOpen
            ? diagnosis with { Verdict = Verdict with { Code = isOpen ? Verdict.Code : ReasonCode.OutsideMatching, Stage = found.Furthest, Because = found.Reason is { } reason ? [reason] : [] } }
            : diagnosis;
    }

    /// <summary>Reads the verdict of a bundle, by its identifier.</summary>
    public static Diagnosis Of(Outcome outcome, string bundleId, params IEnumerable<NotLookedAt> notLookedAt) =>
        Of(outcome, DriverQuestion.Of(outcome.Catalogue, bundleId), null, notLookedAt);
}
