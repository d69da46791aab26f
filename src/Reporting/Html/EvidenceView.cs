namespace IOMatch;

/// <summary>How sure each part is, where the rules are from, and what each code means.</summary>
internal static class EvidenceView
{
    public static void Write(ReportPage page)
    {
        var html = page.Html;
        var certainty = page.Answer.Verdict.Certainty;
        html.Add($"<section id=\"evidence\" aria-labelledby=\"evidence-title\">\n<h2 id=\"evidence-title\">evidence and certainty</h2>\n<dl class=\"certainty\">\n<dt>matching</dt><dd>{CertaintyText.Of(certainty.Match)}</dd>\n");
        if (certainty.Score is { } score) html.Add($"<dt>score</dt><dd>{CertaintyText.Of(score)}</dd>\n");
        if (certainty.Class is { } @class) html.Add($"<dt>no such kernel class</dt><dd>{CertaintyText.Of(@class)}</dd>\n");
        if (certainty.Open is { } open) html.Add($"<dt>opening the nub</dt><dd>{CertaintyText.Of(open)}</dd>\n");
        foreach (var what in page.Answer.NotLookedAt) html.Add($"<dt>{ConfirmText.Of(what)}</dt><dd>not looked at</dd>\n");
        html.Add($"</dl>\n");
        Sources(page);
        if (ConfirmText.Of(page.Answer) is { } command) html.Add($"<h3>confirm on a Mac</h3>\n<pre tabindex=\"0\"><code>{command}</code></pre>\n");
        html.Add($"<h3>what the codes mean</h3>\n");
        foreach (var code in page.Codes) Reason(page, IOMatch.Reason.Of(code));
        html.Add($"<h3>as text</h3>\n<details><summary>the page that iomatch explain prints</summary>\n<pre tabindex=\"0\">{ExplainText.Of(page.Answer, PageStyle.Plain)}</pre></details>\n</section>\n");
    }

    private static void Sources(ReportPage page)
    {
        var html = page.Html;
        var families = page.Candidates.SelectMany(c => c.Clauses).OfType<Clause.FamilyAsked>().Select(f => f.Family).Distinct().ToList();
        var notes = page.Candidates.Select(c => c.Personality.Origin).OfType<PersonalityOrigin>().Where(o => o.Notes is { Count: > 0 }).ToList();
        if (families.Count + notes.Count == 0) return;
        html.Add($"<h3>sources</h3>\n<ul>\n");
        foreach (var family in families) html.Add($"<li>family {family.Name}: {family.Evidence.Where} ({CertaintyText.Of(family.Evidence.Certainty)})</li>\n");
        foreach (var origin in notes) html.Add($"<li>{origin.BundleId} ({origin.Name}): {string.Join(", ", origin.Notes!.Select(n => $"{n.Key} {n.Value}"))}</li>\n");
        html.Add($"</ul>\n");
    }

    private static void Reason(ReportPage page, Reason reason)
    {
        var html = page.Html;
        html.Add($"<details class=\"reason\" id=\"code-{reason.Number}\"><summary><b>{reason.Number}</b> {reason.Title}</summary>\n");
        Prose(page, reason.Means);
        html.Add($"<h4>how it is decided</h4>\n");
        Prose(page, reason.KernelDoes);
        html.Add($"<h4>confirm on a Mac</h4>\n");
        Prose(page, reason.Confirm);
        html.Add($"<h4>mend</h4>\n");
        Prose(page, reason.Mend);
        html.Add($"<p class=\"gloss\">{string.Join(", ", reason.Rules)} {CertaintyText.Of(reason.Evidence)}</p>\n");
        if (!reason.Reports.IsEmpty)
        {
            html.Add($"<ul>\n");
            foreach (var report in reason.Reports)
            {
                if (report.Link is { Scheme: "https" } link) html.Add($"<li><a rel=\"noreferrer\" href=\"{link.AbsoluteUri}\">{report.Title}</a></li>\n");
                else html.Add($"<li>{report.Title}</li>\n");
            }
            html.Add($"</ul>\n");
        }
        html.Add($"</details>\n");
    }

    /// <summary>The little Markdown that the pages of reasons use: paragraphs, lists, code.</summary>
    private static void Prose(ReportPage page, string text)
    {
        var html = page.Html;
        var blocks = text.Split("```");
        for (var i = 0; i < blocks.Length; i++)
        {
            if (i % 2 == 1)
            {
                var code = blocks[i];
                html.Add($"<pre tabindex=\"0\"><code>{code[(code.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd()}</code></pre>\n");
                continue;
            }
            foreach (var paragraph in blocks[i].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var isList = paragraph.StartsWith("- ", StringComparison.Ordinal);
                if (isList) html.Add($"<ul>\n");
                foreach (var item in isList ? paragraph[2..].Split("\n- ") : [paragraph])
                {
                    if (isList) html.Add($"<li>");
                    else html.Add($"<p>");
                    var parts = item.Split('`');
                    for (var p = 0; p < parts.Length; p++)
                    {
                        if (p % 2 == 1) html.Add($"<code>{parts[p]}</code>");
                        else html.Add($"{parts[p]}");
                    }
                    if (isList) html.Add($"</li>\n");
                    else html.Add($"</p>\n");
                }
                if (isList) html.Add($"</ul>\n");
            }
        }
    }
}
