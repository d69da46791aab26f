namespace IOMatch;

/// <summary>What would have come out if the personality said something else. Simulated when the report was made, and stored in it.</summary>
internal static class WhatIfTable
{
    public static void Write(ReportPage page)
    {
        var all = WhatIf.Of(page.Outcome, page.Answer.Prediction, page.Input.Simulate);
        if (all.IsEmpty) return;
        var html = page.Html;
        html.Add($"<section id=\"whatif\" aria-labelledby=\"whatif-title\">\n<h2 id=\"whatif-title\">what if</h2>\n<p class=\"gloss\">Each line is one edit of the personality {page.Main!.Best.Personality.Origin!.Name}, and each was simulated on the whole registry when this report was made. An edit that wins here may also match devices that are not in this registry.</p>\n");
        html.Add($"<p class=\"scripted chosen\" id=\"whatif-chosen\" aria-live=\"polite\">Choose an edit to see what it comes to. As it stands: {page.Headline}</p>\n");
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"what if\"><table class=\"whatif\">\n<thead><tr><th scope=\"col\">edit</th><th scope=\"col\">answer</th><th scope=\"col\">what it comes to</th><th scope=\"col\">drivers on the nub</th><th scope=\"col\">on other nubs</th></tr></thead>\n<tbody>\n");
        for (var i = 0; i < all.Length; i++) Row(page, i, all[i]);
        html.Add($"</tbody></table></div>\n</section>\n");
    }

    private static void Row(ReportPage page, int number, WhatIf what)
    {
        var html = page.Html;
        var now = page.Answer.Verdict;
        var same = what.Verdict.Code == now.Code && what.Verdict.Because.SequenceEqual(now.Because);
        html.Add($"<tr class=\"{(same ? "same" : "other")}\"><th scope=\"row\"><input class=\"scripted\" type=\"radio\" name=\"whatif\" id=\"whatif-{number}\"> <label for=\"whatif-{number}\">{what.Edit}</label></th><td><span aria-hidden=\"true\">{(what.Verdict.Wins ? "✓" : what.Verdict.Code == ReasonCode.NotDecidable ? "?" : "✗")}</span> {what.Verdict.Code.Number()} {what.Verdict.Code.Id().Replace('-', ' ')}{(same ? ", as before" : "")}</td><td>{what.Headline}</td><td>");
        if (what.Winners.IsEmpty) html.Add($"none");
        foreach (var (category, driver) in what.Winners) html.Add($"<div>{DriverNames.Category(category)}: {driver}</div>");
        html.Add($"</td><td>");
        if (what.Elsewhere.IsEmpty) html.Add($"nothing changes");
        foreach (var line in what.Elsewhere.Take(4)) html.Add($"<div>{line}</div>");
        if (what.Elsewhere.Length > 4) html.Add($"<div>and {what.Elsewhere.Length - 4} more</div>");
        html.Add($"</td></tr>\n");
    }
}
