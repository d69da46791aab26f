using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Finds out where a personality stands, and why it was tried nowhere.</summary>
internal static class StandingReader
{
    private const int MostNames = 3;

    /// <summary>All personalities of a question.</summary>
    public static ImmutableArray<Standing> All(Outcome outcome, ImmutableArray<NubDiagnosis> nubs, DriverQuestion question, bool looksElsewhere)
    {
        ImmutableArray<Standing> standings = [.. question.Refusals.Select(r => new Standing.Refused(r.Culprit?.Name ?? question.Name, r)), .. question.Personalities.Select(p => Of(outcome, nubs, p))];
        if (!looksElsewhere) return standings;
        var elsewhere = Elsewhere.Of(outcome, [.. standings.OfType<Standing.NoNub>().Where(s => s.Unregistered.IsEmpty && s.Absent.IsEmpty).Select(s => s.Filed)]);
        return [.. standings.Select(s => s is Standing.NoNub n && elsewhere.TryGetValue(n.Filed, out var found) ? n with { Elsewhere = found } : s)];
    }

    private static Standing Of(Outcome outcome, ImmutableArray<NubDiagnosis> nubs, AskedPersonality asked) => asked.Withheld is { } why ? new Standing.NotSent(asked.Name, asked.Filing.Personality, why) : asked.Filing switch
    {
        { Outcome: FilingOutcome.Filed, Personality: { } p } => Filed(outcome, nubs, asked, p),
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

    private static Standing Filed(Outcome outcome, ImmutableArray<NubDiagnosis> nubs, AskedPersonality asked, Personality personality)
    {
        var courses = nubs.SelectMany(n => n.Asked).Where(c => ReferenceEquals(c.Personality.Origin, asked.Origin)).ToList();
        if (courses.Count > 0) return new Standing.Candidate(asked.Name, personality, courses.Count, courses.Count(c => c.Matched));

        var registry = outcome.Registry;
        var wanted = personality.ProviderClass!;
        var stated = registry.Entries.Where(e => e.Class.IsA(wanted)).Select(e => outcome[e]).ToImmutableArray();
        var present = outcome.Services.SelectMany(s => s.Class.Chain()).Select(c => c.Name.Text).Distinct(StringComparer.Ordinal).ToList();
        var known = registry.Classes[wanted.Text] is not null;
        string?[] nearest = known ? [] : [Spelling.Nearest(wanted.Text, present), Spelling.Nearest(wanted.Text, registry.Classes.Classes.Select(c => c.Name.Text))];
        return new Standing.NoNub(
            asked.Name,
            personality,
            known,
            [.. nearest.OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. stated.Where(outcome.IsPresent)],
            [.. stated.Where(s => !outcome.IsPresent(s))],
            [],
            ClauseReader.PositionOf(personality, Keys.IOProviderClass.Text));
    }
}
