namespace IOMatch;

/// <summary>The smallest changes as a page for the terminal.</summary>
public static class ChangeText
{
    /// <summary>The page.</summary>
    public static string Of(SmallestChange change, PageStyle style)
    {
        var page = new Page(style);
        page.Line(0, 2, Run.Strong(change.Question.Name + ":"), " ", Now(change));
        if (change.Nub is { } nub)
        {
            page.Line(0, 4, "on  ", Run.Strong(nub.Component), "  ", nub.Class.Name.Text);
            page.Exact(4, Run.Faint(nub.Path));
        }
        page.Gap();
        if (change.WinsAlready)
        {
            page.Line(0, 2, "nothing need be changed", IsOnResources(change) ? ": on resources every driver has a match category of its own, so that they do not compete" : "");
            return page.ToString();
        }
        var section = new FixSection(page, change);
        section.Fixes();
        section.Environment();
        section.NotEnough();
        section.Extent();
        return page.ToString();
    }

    private static bool IsOnResources(SmallestChange change) =>
        change.NubBefore is { Verdict.Code: ReasonCode.WinsInOwnCategory, Nub: var nub } && (nub.Class.IsA("IOResources") || nub.Class.IsA("IOUserResources"));

    private static string Now(SmallestChange change)
    {
        var names = new DriverNames(change.Before.Question);
        if (change.NubBefore is { } nub) return new CourseText(names).Headline(nub);
        if (change.Nub is null) return change.Before.Main is { } main ? new CourseText(names).Headline(main) : StandingText.Headline(change.Before);
        return change.Before.Standings.Length == 1 && change.Before.Nubs.IsEmpty ? StandingText.Headline(change.Before)
            : change.Before.Standings.Length == 1 ? $"is no candidate on {change.Nub.Component}" : $"none of its personalities is a candidate on {change.Nub.Component}";
    }
}
