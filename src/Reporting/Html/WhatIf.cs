using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>What would have come out if the personality said something else; every line was simulated.</summary>
/// <param name="Edit">The edit: <c>remove IOMatchCategory</c>.</param>
/// <param name="Verdict">The answer on the same nub.</param>
/// <param name="Headline">The answer in a sentence that begins with the driver's name.</param>
/// <param name="Winners">The drivers on the nub afterwards, by category.</param>
/// <param name="Elsewhere">Other nubs where another driver would run, or none any more.</param>
internal sealed record WhatIf(string Edit, Verdict Verdict, string Headline, ImmutableArray<(OSSymbol Category, string Driver)> Winners, ImmutableArray<string> Elsewhere)
{
    private const int MostKeys = 24;
    private static readonly OSSymbol ProbeScore = new("IOProbeScore");
    private static readonly int[] ScoreSteps = [0, 1000, 10000, 50000, 90000, 100000, 1000000];

    /// <summary>Each key removed, keys set to what the nub has, the score raised step by step: each in a run of its own.</summary>
    /// <param name="outcome">What came out as things stand.</param>
    /// <param name="diagnosis">Its diagnosis, with a nub.</param>
    /// <param name="simulate">Runs the same story on the same registry with other bundles.</param>
    public static ImmutableArray<WhatIf> Of(Outcome outcome, Diagnosis diagnosis, Func<Catalogue, Outcome> simulate)
    {
        if (diagnosis.Main is not { } main || main.Best.Personality.Origin is not { } origin) return [];
        var found = outcome.Catalogue.Bundles.SelectMany(b => b.Personalities).FirstOrDefault(p => ReferenceEquals(p.Origin, origin));
        if (found?.Table is not OSDictionary table) return [];
        var origins = diagnosis.Question.Personalities.Select(p => p.Origin).ToHashSet<PersonalityOrigin>(ReferenceEqualityComparer.Instance);
        var before = DriversByNub(outcome);
        return [.. Edits(main, table).Select(e => Simulated(e.Edit, e.Table))];

        WhatIf Simulated(string edit, OSDictionary changed)
        {
            var source = new Catalogue(outcome.Catalogue.Bundles.Select(b => b with
            {
                Personalities = [.. b.Personalities.Select(p => ReferenceEquals(p.Origin, origin) ? p with { Table = changed } : p)],
            }), outcome.Catalogue.Classes);
            var other = simulate(source);
            var question = DriverQuestion.Of(source, diagnosis.Question.Name, p => origins.Contains(p.Origin));
            var nub = other.Services.FirstOrDefault(s => s.Id == main.Nub.Id);
            var again = Diagnosis.Of(other, question, nub is null ? [] : [nub]);
            var names = new DriverNames(question);
            var headline = again.Main is { } on ? new CourseText(names).Headline(on) : StandingText.Headline(again);
            var winners = nub is null ? [] : Outcome.WinnersOn(nub).Select(w => (w.Category, names.Of(w.Driver))).ToImmutableArray();
            return new(edit, again.Verdict, headline, winners, Changed(before, DriversByNub(other), main.Nub.Path));
        }
    }

    private static IEnumerable<(string Edit, OSDictionary Table)> Edits(NubDiagnosis main, OSDictionary table)
    {
        foreach (var (key, _) in table.Take(MostKeys)) yield return ($"remove {key.Text}", table.Without(key));
        foreach (var c in main.Best.Clauses.OfType<Clause.Compared>())
        {
            if (c is { Passed: false, Found: { } has, Path.Length: 1 } && ReferenceEquals(c.On, main.Nub) && table.ContainsKey(new OSSymbol(c.Key)))
            {
                yield return ($"set {c.Key} to {ValueText.WithType(has)}", table.With(new OSSymbol(c.Key), has));
            }
        }
        var beside = main.WinnerInOwnCategory?.Course.FinalScore ?? main.OtherWinners.FirstOrDefault()?.Course.FinalScore;
        int[] ahead = beside is { } b and < int.MaxValue ? [b + 1] : [];
        foreach (var score in ScoreSteps.Concat(ahead).Distinct().Order())
        {
            if (table[ProbeScore] is OSNumber now && now.LowSInt32 == score) continue;
            yield return (string.Create(CultureInfo.InvariantCulture, $"set IOProbeScore to {score}"), table.With(ProbeScore, OSNumber.Of(score)));
        }
    }

    private static Dictionary<string, string> DriversByNub(Outcome outcome)
    {
        var names = new DriverNames(null);
        return outcome.Drivers
            .Where(d => d.Provider is not null)
            .GroupBy(d => d.Provider!.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(" and ", g.Select(names.Of).Order(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    private static ImmutableArray<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after, string nub) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(path => !string.Equals(path, nub, StringComparison.Ordinal) && !string.Equals(before.GetValueOrDefault(path), after.GetValueOrDefault(path), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path[(path.LastIndexOf('/') + 1)..]}: {before.GetValueOrDefault(path) ?? "no driver"} → {after.GetValueOrDefault(path) ?? "no driver"}"),
    ];
}
