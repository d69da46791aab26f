using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Makes the diagnosis of one nub from its rounds.</summary>
internal sealed class NubReader(Outcome outcome, DriverQuestion question)
{
    public NubDiagnosis Read(Service nub, IReadOnlyList<RoundRecord> rounds)
    {
        var reader = new CourseReader(outcome.Registry.Classes, rounds);
        reader.Read(question.Asks);
        var own = reader.Courses.Values.Where(c => question.Asks(c.Personality)).OrderByDescending(Progress).ThenByDescending(c => c.FinalScore ?? c.Score ?? int.MinValue).ToImmutableArray();
        var best = own[0];
        var fit = FitOf(best.Personality);
        var races = Races(rounds, reader.Courses, best.Personality.Category);
        var borrowed = best.Started ? BorrowedClass.Of(best.Personality, outcome.Catalogue, outcome.Registry) : null;
        var verdict = borrowed is { IsMissing: true } ? VerdictReader.OfMissingClass(nub, best, races) : VerdictReader.Of(nub, best, races, rounds, fit);
        return new(nub, verdict, best, own, races, Rejected(rounds, reader), rounds.Count) { ClassFit = fit, Borrowed = borrowed, Merges = PropertyMerge.On(nub, own, outcome) };
    }

    /// <summary>How far a course came.</summary>
    internal static int Progress(CandidateCourse course) => course.End switch
    {
        CourseEnd.NotReached => 0,
        CourseEnd.Skipped => 1,
        CourseEnd.CategoryHeld => 2,
        CourseEnd.NoMatch => 3,
        CourseEnd.KernelDied => 4,
        CourseEnd.CategoryConsumed => 5,
        CourseEnd.RelaunchExcluded => 6,
        CourseEnd.Replaces => 7,
        CourseEnd.ModuleStalled => 8,
        CourseEnd.RoundStalled => 9,
        CourseEnd.NotProbed => 10,
        CourseEnd.Lost => 11,
        CourseEnd.NotTried => 12,
        CourseEnd.Deferred => 13,
        CourseEnd.StartFailed => 14,
        CourseEnd.Gone => 15,
        CourseEnd.Merged => 16,
        CourseEnd.Left => 17,
        CourseEnd.Started => 18,
        _ => throw new ArgumentOutOfRangeException(nameof(course)),
    };

    private KernelClassFit? FitOf(Personality personality) =>
        outcome.Catalogue.Bundles.FirstOrDefault(b => !b.UserClasses.IsEmpty && b.Personalities.Any(p => ReferenceEquals(p.Origin, personality.Origin))) is { } bundle
            ? KernelClassFit.Of(personality, bundle.UserClasses)
            : null;

    private ImmutableArray<Race> Races(IReadOnlyList<RoundRecord> rounds, IReadOnlyDictionary<Personality, CandidateCourse> courses, OSSymbol ownCategory)
    {
        var places = new Dictionary<Personality, int>();
        var started = new List<OSSymbol>();
        foreach (var ranked in rounds.SelectMany(r => r.Categories))
        {
            if (!started.Exists(c => c.Equals(ranked.Category))) started.Add(ranked.Category);
            for (var i = 0; i < ranked.Order.Length; i++) places[ranked.Order[i].Personality] = i;
        }
        return
        [
            .. courses.Values
                .Where(c => c.Matched || question.Asks(c.Personality))
                .GroupBy(c => c.Personality.Category.Text, StringComparer.Ordinal)
                .Select(g => Race([.. g.OrderBy(c => places.GetValueOrDefault(c.Personality, int.MaxValue)).ThenByDescending(c => c.Score ?? int.MinValue).ThenBy(c => c.Personality.Index)]))
                .OrderBy(r => r.Category.Equals(ownCategory) ? -1 : started.FindIndex(c => c.Equals(r.Category)) is var at and >= 0 ? at : int.MaxValue),
        ];
    }

    private Race Race(ImmutableArray<CandidateCourse> courses)
    {
        var winner = courses.FirstOrDefault(c => c.Started);
        var holder = courses.SelectMany(c => c.Clauses).OfType<Clause.CategoryLook>().Select(c => c.Holder).FirstOrDefault(h => h is not null);
        return new(
            courses[0].Personality.Category,
            holder,
            [.. courses.Select(c => new Contender(c, question.Asks(c.Personality), winner?.FinalScore is { } best && c.FinalScore is { } own && !ReferenceEquals(c, winner) ? unchecked(best - own) : null))]);
    }

    private ImmutableArray<RejectedGroup> Rejected(IReadOnlyList<RoundRecord> rounds, CourseReader reader)
    {
        var groups = reader.Mismatches.Values
            .GroupBy(m => m)
            .Select(g => new RejectedGroup(g.Key.Reason, g.Key.Key, g.Count()))
            .ToList();
        var elsewhere = outcome.KernelCatalogue.Count - rounds[^1].Began.Candidates.Length;
        if (elsewhere > 0) groups.Add(new(ReasonCode.ProviderClassNotInherited, null, elsewhere));
        return [.. groups.OrderByDescending(g => g.Count).ThenBy(g => g.Reason).ThenBy(g => g.Key, StringComparer.Ordinal)];
    }
}
