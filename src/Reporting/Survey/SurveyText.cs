namespace IOMatch;

/// <summary>Who drives what, as a table.</summary>
public static class SurveyText
{
    /// <summary>The page.</summary>
    public static string Of(Survey survey, PageStyle style)
    {
        var page = new Page(style);
        var names = new DriverNames(null);
        var driven = survey.Nubs.Where(n => !n.Drivers.IsEmpty).ToList();
        page.Line($"{driven.Count} of {survey.Nubs.Length} nubs with candidates have a driver");
        page.Gap();
        page.Table(0, ["nub", "category", "driver", "score ", "ahead of"], [.. survey.Nubs.SelectMany(n => Rows(n, names))]);
        if (survey.Died is { } how)
        {
            page.Gap();
            page.Line(Run.Bad(how == MatchVerdict.Hang ? "the kernel hangs there" : "the kernel dies there"), ", nothing is matched afterwards");
        }
        return page.ToString();
    }

    private static IEnumerable<Run[]> Rows(SurveyedNub nub, DriverNames names)
    {
        var name = nub.Nub.Component;
        if (nub.Drivers.IsEmpty) yield return [name, "", Run.Faint("nobody"), "", Run.Faint(!nub.Nub.IsActive ? "the nub is inactive" : nub.Candidates == 1 ? "1 candidate, which does not start" : $"none of {nub.Candidates} candidates starts")];
        foreach (var driver in nub.Drivers)
        {
            yield return
            [
                name,
                DriverNames.Category(driver.Category),
                names.Of(driver.Personality),
                ScoreText.Of(driver.Score),
                driver.RunnerUp is { } second ? $"{names.Of(second.Personality)} {ScoreText.Of(second.Score)}" : "",
            ];
            name = "";
        }
    }
}
