using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The one answer: everything that is known about one bundle on one machine, from all that was handed in. Whoever tells a user of a driver (page, report, JSON, assertion) renders
/// this record and decides nothing.
/// </summary>
/// <param name="Prediction">What the simulation alone says.</param>
/// <param name="Nubs">Nubs on which a personality was a candidate, the one that the verdict is about first.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="NotLookedAt">What was not looked at.</param>
/// <example>
/// <code>
/// var answer = Explanation.Of(new(registry, system, gadget, "Gadget.dext")).OrThrow();
/// if (!answer.Verdict.Wins) Console.WriteLine(ExplainText.Of(answer, PageStyle.Plain));
/// </code>
/// </example>
public sealed record Explanation(Diagnosis Prediction, ImmutableArray<ExplainedNub> Nubs, Verdict Verdict, ImmutableArray<NotLookedAt> NotLookedAt)
{
    /// <summary>The simulation.</summary>
    public Outcome Outcome => Prediction.Outcome;

    /// <summary>The bundle.</summary>
    public DriverQuestion Question => Prediction.Question;

    /// <summary>One for each personality of the bundle, in its order.</summary>
    public ImmutableArray<Standing> Standings => Prediction.Standings;

    /// <summary>The nub that the verdict is about; null when there is none.</summary>
    public ExplainedNub? Main => Nubs.IsEmpty ? null : Nubs[0];

    /// <summary>What a log says about the driver; null when none was given or it says nothing.</summary>
    public DriverInLog? Log { get; init; }

    /// <summary>Whether the dump itself was asked what it shows.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Instances of the asked driver that the dump shows, on whatever nub; empty when that was not asked.</summary>
    public ImmutableArray<RegistryEntry> Instances { get; init; } = [];

    /// <summary>The smallest changes that make it win; null when nobody searched for them.</summary>
    public SmallestChange? Change { get; init; }

    /// <summary>The catalogues that everybody else's drivers are from; null when there were none.</summary>
    public CatalogueChoice? Choice { get; init; }

    /// <summary>What lint finds in the bundle's own files.</summary>
    public ImmutableArray<LintFinding> Lint { get; init; } = [];

    /// <summary>The stages of the driver's life in order, each with how it came out and what tells so.</summary>
    public ImmutableArray<LifeStep> Stages { get; init; } = [];

    /// <summary>What speaks against a win without settling it; null where nothing does.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>The first stage that failed; null when none did.</summary>
    public LifeStep? FirstFailure => Stages.FirstOrDefault(s => s.State == StageState.Failed);

    /// <summary>Stages that nothing that was given tells of.</summary>
    public IEnumerable<LifeStep> Unknown => Stages.Where(s => s.State == StageState.Unknown);

    /// <summary>Answers from everything that was handed in.</summary>
    /// <param name="input">What is asked, and what was given.</param>
    /// <returns>The answer; a fault when the nub that was named is not in the registry.</returns>
    public static ReadResult<Explanation> Of(ExplanationInput input)
    {
        var asked = input.AskedAsEntitled;
        var dump = DumpEvidence.Of(input.Registry);
        input = input with { System = input.Rivals(dump), IsObserved = input.IsObserved || dump.ShowsDrivers };
        var source = input.System.With(asked);
        var outcome = MatchSimulator.Run(input.Registry, source);
        IReadOnlyCollection<Service>? nubs = input.Nub is { } name ? outcome.Find(name) : null;
        if (nubs is { Count: 0 })
        {
            return ReadResult.Failed<Explanation>(new Fault(InputFault.TreeInvalid, new(input.RegistryName), $"no nub '{input.Nub}' in the registry", "run 'iomatch show' to list paths, names, classes and ids"));
        }
        var prediction = Diagnosis.Of(outcome, DriverQuestion.Of(source, asked, input.Name), nubs);
        var answer = Bare(prediction) with
        {
            NotLookedAt = input.NotLookedAt,
            Choice = input.Choice,
            Lint = [.. asked.Bundles.Select(b => b.Bundle).OfType<Bundle>().SelectMany(b => Linter.Of(b).Findings)],
        };
        // what to change is asked of the prediction: no edit changes what a dump shows
        if (input.SearchesChange) answer = answer with { Change = ChangeOfOneBundle.Of(input, asked, outcome, prediction) };
        answer = input.IsObserved ? answer.Observe() : answer.Arranged();
        if (input.Log is { } log) answer = answer.With(log);
        return ReadResult.Of(answer.Concluded());
    }

    /// <summary>Answers from a simulation alone.</summary>
    /// <param name="prediction">Its diagnosis.</param>
    public static Explanation OfSimulation(Diagnosis prediction) => Bare(prediction).Arranged().Concluded();

    private static Explanation Bare(Diagnosis prediction) => new(prediction, [.. prediction.Nubs.Select(ExplainedNub.Of)], prediction.Verdict, []);

    /// <summary>With the nub first that the person who asks means. Where that is none the verdict says so.</summary>
    private Explanation Arranged()
    {
        var nubs = new NubRelations(Outcome).Sorted(Nubs);
        if (nubs is not [var main, ..]) return this;
        var verdict = main.Relation == NubRelation.Other
            ? main.Verdict with { Code = ReasonCode.NeverTried, Stage = Stage.Match, Because = [ReasonCode.DeviceNotPresent, .. main.Verdict.Because] }
            : main.Verdict;
        return this with { Nubs = nubs, Verdict = verdict };
    }

    /// <summary>With all evidence on the stages of the driver's life. A stage that fails outside of the simulation is the answer where the simulation alone would have it win.</summary>
    private Explanation Concluded()
    {
        var answer = this with { Stages = new Ladder(this).Steps() };
        if (!Verdict.Wins) return answer;
        if (answer.FirstFailure is { Evidence: [{ Code: var code }, ..] })
        {
            return answer with { Verdict = Verdict with { Code = ReasonCode.OutsideMatching, Stage = code?.Stage() ?? Stage.Start, Because = code is { } because ? [because] : [] } };
        }
        if (IOMatch.Doubt.Of(answer) is not { } doubt) return answer;
        var open = Verdict with { Code = ReasonCode.NotDecidable, Stage = doubt.Code.Stage(), Because = [doubt.Code], Certainty = Verdict.Certainty with { Open = Certainty.Assumed } };
        return answer with { Doubt = doubt, Verdict = open, Nubs = Nubs.SetItem(0, Nubs[0] with { Verdict = open }) };
    }

    /// <summary>
    /// With what the dump shows of each nub beside the prediction. Where the two agree the verdict stays; where the dump tells more,
    /// or contradicts without telling why, the verdict says so.
    /// </summary>
    private Explanation Observe()
    {
        var dump = new ObservationReader(Outcome, Question, [.. Prediction.Nubs.Select(n => n.Nub.Entry).OfType<RegistryEntry>()]);
        ImmutableArray<ExplainedNub> nubs = [.. Prediction.Nubs.Select(n => ExplainedNub.Of(n, dump))];
        var unmatched = dump.Instances.IsEmpty ? Verdict : Verdict with { Code = ReasonCode.NotDecidable };
        return (this with { Nubs = nubs, Verdict = unmatched, IsObserved = true, Instances = dump.Instances }).Arranged();
    }

    /// <summary>
    /// With what a log says. A driver that wins its match and, as the log shows, fails behind it, fails outside of matching (IOM910);
    /// one that a dump shows to have ended at a stage it does not tell ends where the log says; in all else the log only adds evidence.
    /// </summary>
    private Explanation With(KernelLog log)
    {
        var summary = LogSummary.Of(log);
        var found = Question.Names.Select(summary.Find).FirstOrDefault(d => d is not null);
        var answer = this with { Log = found };
        if (found is not { HasStarted: false, Decisive.Severity: LogSeverity.Bad }) return answer;
        var isOpen = IsObserved && Verdict is { Code: ReasonCode.NotStarted, Because.IsEmpty: true };
        return Verdict.Wins || isOpen
            ? answer with { Verdict = Verdict with { Code = isOpen ? Verdict.Code : ReasonCode.OutsideMatching, Stage = found.Furthest, Because = found.Reason is { } reason ? [reason] : [] } }
            : answer;
    }
}
