using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Finds out where a personality stands, and why it was tried nowhere.</summary>
internal sealed class StandingReader
{
    private const int MostNames = 3;

    private readonly Outcome outcome;
    private readonly bool looksElsewhere;
    private readonly Dictionary<PersonalityOrigin, (int Nubs, int Matched)> tried = new(ReferenceEqualityComparer.Instance);
    private readonly List<KernelClass> classes;

    private StandingReader(Outcome outcome, ImmutableArray<NubDiagnosis> nubs, bool looksElsewhere)
    {
        this.outcome = outcome;
        this.looksElsewhere = looksElsewhere;
        classes = [.. outcome.Registry.Entries.Select(e => e.Class).Distinct()];
        foreach (var course in nubs.SelectMany(n => n.Asked))
        {
            if (course.Personality.Origin is not { } origin) continue;
            var (count, matched) = tried.GetValueOrDefault(origin);
            tried[origin] = (count + 1, course.Matched ? matched + 1 : matched);
        }
    }

    /// <summary>All personalities of a question.</summary>
    /// <param name="outcome">The simulation.</param>
    /// <param name="nubs">The nubs on which they were candidates.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="looksElsewhere">Whether for those without a nub it is searched what they might have meant: classes of a similar name, nubs of other classes.</param>
    public static ImmutableArray<Standing> All(Outcome outcome, ImmutableArray<NubDiagnosis> nubs, DriverQuestion question, bool looksElsewhere)
    {
        var reader = new StandingReader(outcome, nubs, looksElsewhere);
        ImmutableArray<Standing> standings = [.. question.Refusals.Select(r => new Standing.Refused(r.Culprit?.Name ?? question.Name, r)), .. question.Personalities.Select(reader.Of)];
        if (!looksElsewhere) return standings;
        var elsewhere = Elsewhere.Of(outcome, [.. standings.OfType<Standing.NoNub>().Where(s => s.Unregistered.IsEmpty && s.Absent.IsEmpty).Select(s => s.Filed)]);
        return [.. standings.Select(s => s is Standing.NoNub n && elsewhere.TryGetValue(n.Filed, out var found) ? n with { Elsewhere = found } : s)];
    }

    private Standing Of(AskedPersonality asked) => asked.Withheld is { } why ? new Standing.NotSent(asked.Name, asked.Filing.Personality, why) : asked.Filing switch
    {
        { Outcome: FilingOutcome.Filed, Personality: { } p } => Filed(asked, p),
        { Outcome: FilingOutcome.Duplicate, Personality: { } p, DuplicateOf: { } first } => new Standing.Duplicate(asked.Name, p, first),
        { Outcome: FilingOutcome.NeverFiled, Personality: { } p } =>
            new Standing.NeverFiled(asked.Name, p, p.Table[Keys.IOProviderClass], ClauseReader.PositionOf(p, Keys.IOProviderClass.Text)),
        _ => new Standing.NotRead(asked.Name, asked.Filing.Outcome, asked.Origin.At),
    };

    /// <summary>The verdict when no nub was looked at: the reason of the personality that came furthest.</summary>
    public static Verdict NoNub(ImmutableArray<Standing> standings, MatchVerdict? died)
    {
        ImmutableArray<ReasonCode> because = [.. standings.Select(s => s.Reason).OfType<ReasonCode>().OrderByDescending(r => r).Distinct().Take(MostNames)];
        if (died is not null) return new(ReasonCode.NotDecidable, Stage.Start, [ReasonCode.DriverPanic], new(Certainty.Source));
        if (because.IsEmpty) return new(ReasonCode.NeverTried, Stage.Bundle, [ReasonCode.PersonalitiesMissing], new(Certainty.Source));
        var settled = standings.OfType<Standing.NoNub>().Any(s => !s.IsClassKnown) ? Certainty.Observed : Certainty.Source;
        return new(ReasonCode.NeverTried, because[0].Stage(), because, new(settled));
    }

    private Standing Filed(AskedPersonality asked, Personality personality)
    {
        if (tried.TryGetValue(asked.Origin, out var known)) return new Standing.Candidate(asked.Name, personality, known.Nubs, known.Matched);

        var registry = outcome.Registry;
        var wanted = personality.ProviderClass!;
        var fitting = classes.FindAll(c => c.IsA(wanted)).ToHashSet();
        ImmutableArray<Service> stated = fitting.Count == 0 ? [] : [.. registry.Entries.Where(e => fitting.Contains(e.Class)).Select(e => outcome[e])];
        var isKnown = registry.Classes[wanted.Text] is not null;
        string?[] nearest = isKnown || !looksElsewhere ? [] : [Spelling.Nearest(wanted.Text, Present()), Spelling.Nearest(wanted.Text, registry.Classes.Classes.Select(c => c.Name.Text))];
        return new Standing.NoNub(
            asked.Name,
            personality,
            isKnown,
            [.. nearest.OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. stated.Where(outcome.IsPresent)],
            [.. stated.Where(s => !outcome.IsPresent(s))],
            [],
            ClauseReader.PositionOf(personality, Keys.IOProviderClass.Text));
    }

    private IEnumerable<string> Present() =>
        outcome.Services.Select(s => s.Class).Distinct().SelectMany(c => c.Chain()).Select(c => c.Name.Text).Distinct(StringComparer.Ordinal);
}
