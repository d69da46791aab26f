namespace IOMatch;

/// <summary>The kernel's loop on the nub, one event at a time, with the ranking as it grows.</summary>
internal static class StepThrough
{
    public static void Write(ReportPage page)
    {
        if (page.Main is not { } main || page.Outcome.Transcript is not { } transcript) return;
        var steps = KernelSteps.Of(transcript, page.Answer.Prediction, main, page.Names);
        if (steps.IsEmpty) return;
        var html = page.Html;
        html.Add($"<section id=\"steps\" aria-labelledby=\"steps-title\">\n<h2 id=\"steps-title\">the kernel's loop, step by step</h2>\n");
        html.Add($"<p class=\"gloss\">What happened on {main.Nub.Component}, from the transcript of the simulation. A candidate that does not match takes one step.{(steps.Length >= KernelSteps.Most ? $" Only the first {KernelSteps.Most} steps are kept here." : "")}</p>\n");
        html.Add($"<div class=\"scripted controls\" role=\"group\" aria-label=\"steps\"><button type=\"button\" id=\"step-first\">first</button> <button type=\"button\" id=\"step-back\">back</button> <button type=\"button\" id=\"step-next\">step</button> <button type=\"button\" id=\"step-turn\">next candidate</button> <button type=\"button\" id=\"step-last\">last</button> <output id=\"step-count\"></output> <span class=\"gloss\">arrow keys also step</span></div>\n");
        html.Add($"<div class=\"loop\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"steps of the loop\"><ol id=\"step-list\">\n");
        foreach (var step in steps)
        {
            html.Add($"<li{(step.IsTurn ? " class=turn" : "")}>{step.Text}");
            if (!step.Ranking.IsDefault)
            {
                html.Add($"<ol class=\"ranking\" aria-label=\"ranking so far\">");
                foreach (var place in step.Ranking) html.Add($"<li>{place.Driver} <span class=\"score\">{place.Score}</span> <span class=\"class\">{place.Category}</span></li>");
                html.Add($"</ol>");
            }
            html.Add($"</li>\n");
        }
        html.Add($"</ol></div>\n<div class=\"scripted side\"><h3>ranking so far</h3><div id=\"step-ranking\" aria-live=\"polite\"></div></div></div>\n</section>\n");
    }
}
