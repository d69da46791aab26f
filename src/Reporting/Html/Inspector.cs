namespace IOMatch;

/// <summary>Everything that was asked of each candidate, clause by clause, and what its score is made of.</summary>
internal static class Inspector
{
    public static void Write(ReportPage page)
    {
        var html = page.Html;
        html.Add($"<section id=\"inspector\" aria-labelledby=\"inspector-title\">\n<h2 id=\"inspector-title\">inspector</h2>\n");
        if (page.Main is not { } main)
        {
            html.Add($"<p>Nothing was compared.</p>\n</section>\n");
            return;
        }
        // one is open at a time, also without a script
        for (var i = 0; i < page.Candidates.Length; i++)
        {
            var course = page.Candidates[i];
            html.Add($"<details class=\"candidate\" name=\"inspector\" id=\"candidate-{i + 1}\"");
            if (ReferenceEquals(course, main.Best)) html.Add($" open");
            html.Add($"><summary>{page.Names.InFull(course.Personality)}</summary>\n");
            Candidate(page, main.Nub, course);
            html.Add($"</details>\n");
        }
        html.Add($"</section>\n");
    }

    private static void Candidate(ReportPage page, Service nub, CandidateCourse course)
    {
        var html = page.Html;
        html.Add($"<p>{(course.Started ? "✓ It " : "✗ It ends here: ")}{page.Courses.Short(course)}");
        if (course.Reason is { } reason)
        {
            html.Add($" ");
            page.Code(reason);
        }
        html.Add($"</p>\n");
        if (course.Clauses.IsEmpty)
        {
            html.Add($"<p>Nothing was asked of it.</p>\n");
            return;
        }
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"clauses of {page.Names.InFull(course.Personality)}\"><table class=\"clauses\">\n<thead><tr><th scope=\"col\">asked</th><th scope=\"col\">wanted</th><th scope=\"col\">found</th><th scope=\"col\">result</th><th scope=\"col\">written at</th></tr></thead>\n<tbody>\n");
        foreach (var (row, clause) in TraceText.Rows(nub, course, page.Names, page.Courses).Zip(course.Clauses)) Row(page, row, PlaceOf(clause));
        html.Add($"</tbody></table></div>\n");
        Score(page, course);
    }

    private static void Row(ReportPage page, Run[] row, SourcePosition? at)
    {
        var html = page.Html;
        var (css, sign) = row[2].Ink switch
        {
            Ink.Good => ("pass", "✓ "),
            Ink.Bad => ("fail", "✗ "),
            _ => ("plain", ""),
        };
        html.Add($"<tr class=\"{css}\"><th scope=\"row\">{row[0].Text.TrimStart()}</th><td>{row[1].Text}</td><td>{row[3].Text}</td><td class=\"result\"><span aria-hidden=\"true\">{sign}</span>{row[2].Text}</td><td>");
        if (at is { Line: > 0 } place)
        {
            if (PlistView.IsShown(page, place.File)) html.Add($"<a href=\"#line-{place.Line}\">line {place.Line}</a>");
            else html.Add($"{PlaceText.Of(place)}");
        }
        html.Add($"</td></tr>\n");
    }

    private static void Score(ReportPage page, CandidateCourse course)
    {
        if (course is not { Matched: true }) return;
        var html = page.Html;
        html.Add($"<table class=\"parts\"><caption>what the score is made of</caption>\n<thead><tr><th scope=\"col\">part</th><th scope=\"col\">points</th><th scope=\"col\">certainty</th></tr></thead>\n<tbody>\n");
        if (course.Family is { Parts.IsEmpty: false } family)
        {
            foreach (var part in family.Parts) html.Add($"<tr><th scope=\"row\">{part.Part}</th><td class=\"number\">{part.Points}</td><td>{CertaintyText.Of(part.Certainty)}</td></tr>\n");
        }
        else
        {
            html.Add($"<tr><th scope=\"row\">the personality's own IOProbeScore</th><td class=\"number\">{course.Personality.Score}</td><td>{CertaintyText.Of(Certainty.Source)}</td></tr>\n");
        }
        html.Add($"<tr class=\"sum\"><th scope=\"row\">after matching</th><td class=\"number\">{ScoreText.Of(course.Score)}</td><td></td></tr>\n");
        if (course.FinalScore is { } final) html.Add($"<tr class=\"sum\"><th scope=\"row\">after probe, by which it is ranked</th><td class=\"number\">{final}</td><td></td></tr>\n");
        html.Add($"</tbody></table>\n");
    }

    /// <summary>Where what a clause asks is written; null when it is written nowhere.</summary>
    public static SourcePosition? PlaceOf(Clause clause) => clause switch
    {
        Clause.ClassWalk c => c.At,
        Clause.CategoryLook c => c.At,
        Clause.Compared c => c.At,
        Clause.Probed p => p.At,
        _ => null,
    };
}
