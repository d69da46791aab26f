namespace IOMatch;

/// <summary>Who competed on the nub, category by category; losers stay in their order, struck through, with the reason.</summary>
internal static class RaceList
{
    private const int MostNubs = 20;

    public static void Write(ReportPage page)
    {
        var html = page.Html;
        html.Add($"<section id=\"races\" aria-labelledby=\"races-title\">\n");
        if (page.Main is { } main)
        {
            html.Add($"<h2 id=\"races-title\">races on {main.Nub.Component}</h2>\n<p class=\"gloss\">A match category is a race of its own on the same nub; each race has one winner. The score decides, then the order in the catalogue.</p>\n");
            foreach (var race in main.Races) Race(page, race);
            if (main.Races.IsEmpty) html.Add($"<p>Nobody competes on this nub.</p>\n");
            Rejected(page, main);
        }
        else
        {
            html.Add($"<h2 id=\"races-title\">races</h2>\n<p>No personality of {page.Answer.Question.Name} is a candidate on any nub, so there is no race to show.</p>\n");
        }
        Standings(page);
        OtherNubs(page);
        html.Add($"</section>\n");
    }

    private static void Race(ReportPage page, Race race)
    {
        var html = page.Html;
        html.Add($"<h3>{(race.IsDefault ? "the default category" : race.Category.Text)}</h3>\n");
        if (race.Incumbent is { } holder) html.Add($"<p>held before by {page.Names.Of(holder)}</p>\n");
        if (!race.IsDefault && race.Contenders.Any(c => c.IsAsked) && page.Main!.Races.Length > 1)
        {
            html.Add($"<p class=\"gloss\">separate because the personality has IOMatchCategory ");
            page.Code(ReasonCode.CategoryOnDeviceProvider);
            html.Add($"</p>\n");
        }
        html.Add($"<ol class=\"race\">\n");
        foreach (var contender in race.Contenders) Contender(page, contender);
        html.Add($"</ol>\n");
    }

    private static void Contender(ReportPage page, Contender contender)
    {
        var html = page.Html;
        var course = contender.Course;
        var number = page.NumberOf(course);
        var name = page.Names.InFull(course.Personality);
        html.Add($"<li class=\"{(course.Started ? "started" : "lost")}\"><details><summary>");
        if (course.Started) html.Add($"<b class=\"driver\">{name}</b>");
        else html.Add($"<s class=\"driver\">{name}</s>");
        if (contender.IsAsked) html.Add($" <span class=\"asked\">asked about</span>");
        html.Add($" <span class=\"score\">{ScoreText.Of(course.FinalScore ?? course.Score)}</span> <span class=\"result\"><span aria-hidden=\"true\">{(course.Started ? "✓" : "✗")}</span> {page.Courses.Result(contender)}</span></summary>\n<div class=\"more\">");
        if (course.Family is { Parts.IsEmpty: false } family) html.Add($"<p>score {ScoreText.Of(course.Score)} = {ScoreText.Parts(family.Parts)}</p>");
        html.Add($"<p>offered as number {course.Personality.Index} of the catalogue{(course.Personality.Origin?.BundleId is { } bundle ? $", by {bundle}" : "")}");
        if (course.Reason is { } reason)
        {
            html.Add($"; ended by ");
            page.Code(reason);
            html.Add($" {reason.Id().Replace('-', ' ')}");
        }
        html.Add($"</p><p><a href=\"#candidate-{number}\">what was asked of it</a></p></div></details></li>\n");
    }

    private static void Rejected(ReportPage page, NubDiagnosis nub)
    {
        if (nub.Rejected.IsEmpty) return;
        var html = page.Html;
        html.Add($"<details class=\"rejected\"><summary>not matching: {nub.Rejected.Sum(r => r.Count)} other personalities, by reason</summary>\n<ul>\n");
        foreach (var group in nub.Rejected)
        {
            html.Add($"<li>{ExplainText.Group(group)} ");
            page.Code(group.Reason);
            html.Add($"</li>\n");
        }
        html.Add($"</ul></details>\n");
    }

    private static void Standings(ReportPage page)
    {
        var html = page.Html;
        var told = page.Answer.Standings.Where(s => s is not Standing.Candidate || page.Answer.Standings.Length > 1).ToList();
        if (told.Count == 0) return;
        html.Add($"<h3>the bundle's personalities</h3>\n<dl>\n");
        foreach (var standing in told) html.Add($"<dt>{standing.Name}</dt><dd>{StandingText.Of(standing, page.Names)}</dd>\n");
        html.Add($"</dl>\n");
    }

    private static void OtherNubs(ReportPage page)
    {
        var html = page.Html;
        var others = page.Answer.Nubs.Skip(1).ToList();
        if (others.Count == 0) return;
        html.Add($"<details><summary>{(others.Count == 1 ? "1 other nub" : $"{others.Count} other nubs")} where it is a candidate</summary>\n<ul>\n");
        foreach (var nub in others.Take(MostNubs))
        {
            html.Add($"<li><b>{nub.Nub.Component}</b> {page.Courses.Headline(nub.Prediction)}</li>\n");
        }
        if (others.Count > MostNubs) html.Add($"<li>and {others.Count - MostNubs} more; --nub names one for a report of its own</li>\n");
        html.Add($"</ul></details>\n");
    }
}
