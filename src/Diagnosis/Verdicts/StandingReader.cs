using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Finds out where a personality stands, and why it was tried nowhere.</summary>
internal static class StandingReader
{
    private const int MostNames = 3;

    public static Standing Of(Outcome outcome, Registry registry, ImmutableArray<NubDiagnosis> nubs, string name, Filing filing, SourcePosition? at) => filing switch
    {
        { Outcome: FilingOutcome.Filed, Personality: { } p } => Filed(outcome, registry, nubs, name, p),
        { Outcome: FilingOutcome.Duplicate, Personality: { } p, DuplicateOf: { } first } => new Standing.Duplicate(name, p, first),
        { Outcome: FilingOutcome.NeverFiled, Personality: { } p } =>
            new Standing.NeverFiled(name, p, p.Table[Keys.IOProviderClass], ClauseReader.PositionOf(p, Keys.IOProviderClass.Text) ?? at),
        _ => new Standing.NotRead(name, filing.Outcome, at),
    };

    /// <summary>The verdict when no nub was looked at: the reason of the personality that came furthest.</summary>
    public static Verdict NoNub(ImmutableArray<Standing> standings, MatchVerdict? died)
    {
        ImmutableArray<ReasonCode> because = [.. standings.Select(ReasonOf).OfType<ReasonCode>().OrderByDescending(r => r).Distinct().Take(MostNames)];
        if (died is not null) return new(ReasonCode.NotDecidable, Stage.Start, [ReasonCode.DriverPanic], new(Certainty.Source));
        if (because.IsEmpty) return new(ReasonCode.NeverTried, Stage.Bundle, [ReasonCode.PersonalitiesMissing], new(Certainty.Source));
        var settled = standings.OfType<Standing.NoNub>().Any(s => !s.IsClassKnown) ? Certainty.Observed : Certainty.Source;
        return new(ReasonCode.NeverTried, because[0].Stage(), because, new(settled));
    }

    private static ReasonCode? ReasonOf(Standing standing) => standing switch
    {
        Standing.NeverFiled => ReasonCode.ProviderClassMissing,
        Standing.Duplicate => ReasonCode.DuplicateDropped,
        Standing.NotRead => ReasonCode.PersonalityNotADictionary,
        Standing.NoNub n => n.Reason,
        _ => null,
    };

    private static Standing Filed(Outcome outcome, Registry registry, ImmutableArray<NubDiagnosis> nubs, string name, Personality personality)
    {
        var courses = nubs.SelectMany(n => n.Asked).Where(c => ReferenceEquals(c.Personality, personality)).ToList();
        if (courses.Count > 0) return new Standing.Candidate(name, personality, courses.Count, courses.Count(c => c.Matched));

        var wanted = personality.ProviderClass!;
        var unregistered = outcome.Services.Where(s => s.Class.IsA(wanted)).ToImmutableArray();
        var present = outcome.Services.SelectMany(s => s.Class.Chain()).Select(c => c.Name.Text).Distinct(StringComparer.Ordinal).ToList();
        var known = registry.Classes[wanted.Text] is not null;
        var nearest = new[] { Spelling.Nearest(wanted.Text, present), known ? null : Spelling.Nearest(wanted.Text, registry.Classes.Classes.Select(c => c.Name.Text)) };
        return new Standing.NoNub(
            name,
            personality,
            known,
            [.. nearest.OfType<string>().Distinct(StringComparer.Ordinal)],
            unregistered,
            unregistered.IsEmpty ? Elsewhere.Of(registry, personality, outcome.Host) : [],
            ClauseReader.PositionOf(personality, Keys.IOProviderClass.Text));
    }
}
