namespace IOMatch;

/// <summary>What it takes to make a winner lose, as a page.</summary>
public static class RobustnessText
{
    /// <summary>The page.</summary>
    public static string Of(Robustness robustness, PageStyle style)
    {
        var page = new Page(style);
        var names = new DriverNames(robustness.Before.Question);
        var text = new CourseText(names);
        page.Line(0, 2, Run.Strong(robustness.Question.Name + ":"), " ", robustness.NubBefore is { } now ? text.Headline(now) : StandingText.Headline(robustness.Before));
        if (robustness.Nub is { } nub)
        {
            page.Line(0, 4, "on  ", Run.Strong(nub.Component), "  ", nub.Class.Name.Text);
            page.Exact(4, Run.Faint(nub.Path));
        }
        page.Gap();
        if (!robustness.Wins)
        {
            page.Line(0, 2, "it does not win here, so there is nothing to lose; without --robustness the smallest change that makes it win is looked for");
            return page.ToString();
        }
        if (robustness.Fatal.IsEmpty) page.Line(0, 2, "nothing that was tried makes it lose");
        else page.Line(Run.Strong("it loses if"), Run.Faint("  (each tried alone, on the whole registry)"));
        foreach (var group in robustness.Fatal.GroupBy(t => Group(t.Edit)))
        {
            page.Line(2, 2, group.Key);
            foreach (var trial in group) page.Line(4, 4, "- ", WorldEditText.Of(trial.Edit), ": ", Run.Bad(After(trial)));
        }
        if (!robustness.Withstood.IsEmpty)
        {
            page.Gap();
            page.Line(Run.Strong("it still wins if"));
            foreach (var trial in robustness.Withstood) page.Line(2, 4, "- ", WorldEditText.Of(trial.Edit), Still(robustness, trial));
        }
        page.Gap();
        page.Line(0, 2, Run.Faint($"{robustness.Simulations} simulations. Only changes of one thing were tried; what drivers and systems to come do otherwise is not known"));
        return page.ToString();
    }

    private static string Group(WorldEdit edit) => edit switch
    {
        WorldEdit.RivalScore or WorldEdit.Newcomer => "other drivers",
        WorldEdit.Property => "the device",
        WorldEdit.Order => "the order of events",
        WorldEdit.Machine => "the machine",
        WorldEdit.Unentitled => "the signature",
        _ => throw new ArgumentOutOfRangeException(nameof(edit)),
    };

    private static string After(WorldTrial trial) => trial switch
    {
        { Died: not null } => "the kernel dies",
        { After: { } after } => new CourseText(new DriverNames(trial.Asked)).Headline(after),
        _ => "it is no candidate there",
    };

    private static string Still(Robustness robustness, WorldTrial trial)
    {
        var after = trial.After!;
        if (trial.Edit is WorldEdit.RivalScore { Rival: var rival } && after.Races.SelectMany(r => r.Contenders).FirstOrDefault(c => ReferenceEquals(c.Course.Personality.Origin, rival.Origin)) is { Course.FinalScore: { } score })
        {
            return $": it then has {ScoreText.Of(score)}, all that its family gives";
        }
        var before = robustness.NubBefore!.Best.FinalScore;
        return before == after.Best.FinalScore ? "" : $" (score {ScoreText.Of(after.Best.FinalScore)} instead of {ScoreText.Of(before)})";
    }
}
