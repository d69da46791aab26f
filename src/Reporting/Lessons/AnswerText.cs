namespace IOMatch;

/// <summary>Why the answer is what it is: the races on a nub, or everything that was asked of one driver, as the simulator saw it.</summary>
internal static class AnswerText
{
    public static void Write(Page page, LessonStep step)
    {
        switch (step.Question)
        {
            case LessonQuestion.Winner or LessonQuestion.HowMany or LessonQuestion.Opener:
                Everyone(page, step);
                break;
            default:
                One(page, step.Answer.Diagnosis);
                break;
        }
    }

    private static void Everyone(Page page, LessonStep step)
    {
        var diagnosis = step.Answer.Diagnosis;
        var names = new DriverNames(null);
        var text = new CourseText(names);
        var rows = new List<Run[]>();
        var seen = new HashSet<PersonalityOrigin>(ReferenceEqualityComparer.Instance);
        foreach (var race in diagnosis.Main?.Races ?? [])
        {
            foreach (var contender in race.Contenders)
            {
                var course = contender.Course;
                if (course.Personality.Origin is { } origin) seen.Add(origin);
                var result = course.End == CourseEnd.NoMatch ? $"{text.Short(course)} ({course.Reason!.Value.Number()})" : text.Result(contender);
                rows.Add(
                [
                    DriverNames.Category(race.Category),
                    course.Personality.Origin?.Name ?? names.Of(course.Personality),
                    ScoreText.Of(course.FinalScore ?? course.Score),
                    new Run(result, course.Started ? Ink.Good : Ink.Plain),
                ]);
            }
        }
        // those that were no candidates here: another provider class, or never in the catalogue
        foreach (var (personality, standing) in step.Cast.Zip(diagnosis.Standings))
        {
            if (!seen.Contains(personality.Origin)) rows.Add(["", personality.Origin.Name, "-", "no candidate: " + Absent(step, standing, names)]);
        }
        page.Table(2, ["category", "driver", "score ", "what the simulator says"], rows);
    }

    /// <summary>Why a personality was not even compared with the nub.</summary>
    private static string Absent(LessonStep step, Standing standing, DriverNames names) => (standing, step.Answer.Nub) switch
    {
        (Standing.NoNub { Filed.ProviderClass: { } wanted }, { } nub) => nub.Class.IsA(wanted) ? $"nothing is matched on {nub.Component}, it is not registered" : $"{nub.Component} is of class {nub.Class}, which is no {wanted.Text}",
        _ => StandingText.Of(standing, names),
    };

    private static void One(Page page, Diagnosis diagnosis)
    {
        var names = new DriverNames(null);
        var text = new CourseText(names);
        if (diagnosis.Main is not { } nub)
        {
            page.Line(2, 4, string.Join("; ", diagnosis.Standings.Select(s => StandingText.Of(s, names))));
            return;
        }
        page.Table(2, ["asked", "wanted", "", "answer"], [.. TraceText.Rows(nub.Nub, nub.Best, names, text)]);
        page.Line(2, 4, $"{names.Of(nub.Best.Personality)} {text.Headline(nub)}", diagnosis.Verdict.Because.IsEmpty ? "" : $" ({string.Join(", ", diagnosis.Verdict.Because.Select(r => $"{r.Number()} {r.Id()}"))})");
    }
}
