namespace IOMatch;

/// <summary>The answer, and the rail of stages that tells how far the driver came.</summary>
internal static class VerdictHeader
{
    private enum StageMark
    {
        Passed,
        Ended,
        NotReached,
        NotLookedAt,
        NotApplicable,
    }

    public static void Write(ReportPage page)
    {
        var verdict = page.Answer.Verdict;
        var html = page.Html;
        var (tone, sign, words) = verdict.Code switch
        {
            ReasonCode.Wins => ("good", "✓", "wins"),
            ReasonCode.WinsInOwnCategory => ("doubtful", "!", "wins in a category of its own"),
            ReasonCode.MergesProperties => ("good", "✓", "merges its properties"),
            ReasonCode.WinsButNoEffect => ("bad", "✗", "wins, but without effect"),
            ReasonCode.NotDecidable => ("doubtful", "?", "not decidable"),
            _ => ("bad", "✗", verdict.Code.Id().Replace('-', ' ')),
        };
        html.Add($"<header id=\"verdict\">\n<p class=\"answer {tone}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span> {words} ");
        page.Code(verdict.Code);
        html.Add($"</p>\n<h1><span class=\"name\">{page.Answer.Question.Name}</span> {page.Headline}</h1>\n");
        if (page.Main is { } main)
        {
            html.Add($"<p class=\"nub\">on <b>{main.Nub.Component}</b> <span class=\"class\">{main.Nub.Class.Name.Text}</span> <span class=\"path\">{main.Nub.Path}</span></p>\n");
        }
        html.Add($"<p class=\"why\">");
        if (!verdict.Because.IsEmpty)
        {
            html.Add($"because of ");
            foreach (var because in verdict.Because)
            {
                page.Code(because);
                html.Add($" {because.Id().Replace('-', ' ')}. ");
            }
        }
        html.Add($"Certainty: {CertaintyText.Of(verdict.Certainty)}.");
        if (!page.Answer.NotLookedAt.IsEmpty) html.Add($" Not looked at: {string.Join(", ", page.Answer.NotLookedAt.Select(ConfirmText.Of))}.");
        html.Add($"</p>\n<nav aria-label=\"stages\"><ol class=\"rail\">\n");
        foreach (var stage in Enum.GetValues<Stage>().Where(s => s is not (Stage.Input or Stage.Outcome))) Rail(page, stage);
        html.Add($"</ol></nav>\n</header>\n");
    }

    private static void Rail(ReportPage page, Stage stage)
    {
        var (css, sign, words) = MarkOf(page.Answer, stage) switch
        {
            StageMark.Passed => ("passed", "✓", "passed"),
            StageMark.Ended => ("ended", "✗", "ends here"),
            StageMark.NotReached => ("unreached", "·", "not reached"),
            StageMark.NotLookedAt => ("unseen", "?", "not looked at"),
            _ => ("none", "–", "not for this driver"),
        };
        page.Html.Add($"<li class=\"{css}\"><a href=\"#{Target(page, stage)}\"><span class=\"stage\">{stage.Words()}</span> <span class=\"state\"><span aria-hidden=\"true\">{sign}</span> {words}</span></a></li>\n");
    }

    private static string Target(ReportPage page, Stage stage) => stage switch
    {
        Stage.Bundle => page.Input.Sources.Count > 0 ? "plist" : "evidence",
        Stage.Signing => "evidence",
        Stage.Category or Stage.Start => "races",
        _ when page.Main is { } main => $"candidate-{page.NumberOf(main.Best)}",
        _ => "races",
    };

    private static StageMark MarkOf(Explanation answer, Stage stage)
    {
        var verdict = answer.Verdict;
        var best = answer.Main?.Best;
        if (stage == verdict.Stage) return StageMark.Ended;
        if (stage > verdict.Stage) return StageMark.NotReached;
        return stage switch
        {
            Stage.Signing => answer.NotLookedAt.Contains(NotLookedAt.Signing) ? StageMark.NotLookedAt : StageMark.Passed,
            Stage.Launch when best is { Personality.IsDext: false } => StageMark.NotApplicable,
            Stage.Entitlements when best is { Personality.IsDext: false } => StageMark.NotApplicable,
            Stage.Entitlements when best is not null && !best.Clauses.OfType<Clause.Entitlements>().Any(e => e.Check.IsKnown) => StageMark.NotLookedAt,
            _ => StageMark.Passed,
        };
    }
}
