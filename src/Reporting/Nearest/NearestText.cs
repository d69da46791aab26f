namespace IOMatch;

/// <summary>The nearest personalities of nubs, as a page.</summary>
public static class NearestText
{
    /// <summary>The page: with both sides of each comparison for one nub, a line a nub for many.</summary>
    /// <param name="nubs">What was looked at.</param>
    /// <param name="more">How many further nubs were not looked at.</param>
    /// <param name="style">The page's style.</param>
    public static string Of(IReadOnlyList<NearestPersonalities> nubs, int more, PageStyle style)
    {
        var page = new Page(style);
        if (nubs is [var one]) One(page, one);
        else Many(page, nubs, more);
        return page.ToString();
    }

    private static void One(Page page, NearestPersonalities nub)
    {
        page.Line(0, 4, "on  ", Run.Strong(nub.Nub.Component), "  ", nub.Nub.Class.Name.Text, $"  id 0x{nub.Nub.Id:x}");
        page.Exact(4, Run.Faint(nub.Nub.Path));
        var drivers = Outcome.WinnersOn(nub.Nub).Select(w => Name(w.Driver.Personality!)).Distinct(StringComparer.Ordinal).ToList();
        page.Line(0, 2, drivers.Count == 0 ? "nobody drives it" : $"{CourseText.List(drivers)} {(drivers.Count == 1 ? "drives" : "drive")} it", nub.Near.IsEmpty ? ", and no personality has anything in common with it" : $"; of {nub.Looked} personalities that have something to do with it, the nearest are:");
        foreach (var near in nub.Near)
        {
            page.Gap();
            page.Line(2, 2, Run.Strong(Name(near.Personality)), Key(near.Personality), "  ", MissText.Distance(near.Distance), Agreeing(near));
            MissText.Write(page, 4, nub.Nub, near.Misses, near.Personality.ProviderClass, near.IsOffered);
        }
    }

    private static void Many(Page page, IReadOnlyList<NearestPersonalities> nubs, int more)
    {
        if (nubs.Count == 0)
        {
            page.Line("every registered nub has a driver");
            return;
        }
        page.Line($"{nubs.Count + more} registered nub{(nubs.Count + more == 1 ? " has" : "s have")} no driver");
        page.Gap();
        // that one of the keys does not fit is near only where another does
        var near = nubs.Select(n => (n.Nub, Near: n.Near.FirstOrDefault(m => m.Distance == 0 || m.Misses.AgreeingAsMeant > 0)!)).Where(n => n.Near is not null).OrderBy(n => n.Near.Distance).ToList();
        var rows = near.GroupBy(n => (n.Near.Personality, n.Near.Distance, Fails: Fails(n.Nub, n.Near))).Select(g => new Run[]
        {
            g.Count() == 1 ? g.First().Nub.Component : $"{g.First().Nub.Component} and {g.Count() - 1} more",
            Name(g.Key.Personality),
            g.Key.Distance.ToString(System.Globalization.CultureInfo.InvariantCulture),
            g.Key.Fails,
        }).ToList();
        page.Table(0, ["nub", "nearest personality", "by ", "what fails first"], rows);
        if (nubs.Count > near.Count) page.Line(0, 2, rows.Count == 0 ? "none of them has a key in common with any personality" : $"{nubs.Count - near.Count} more have no key in common with any personality");
        if (more > 0) page.Line(0, 2, $"{more} more were not looked at");
        page.Gap();
        page.Line("--nub NAME shows both sides of every comparison");
    }

    private static string Fails(Service nub, NearMiss near) =>
        near.Distance == 0 ? "every key agrees: it is stopped behind the match" : MissText.First(nub, near.Misses, near.Personality.ProviderClass, near.IsOffered);

    private static string Agreeing(NearMiss near) => near.Misses.Agreed.IsEmpty ? "" : $"; {string.Join(", ", near.Misses.Agreed.Distinct(StringComparer.Ordinal).Take(5))} agree{(near.Misses.Agreed.Distinct(StringComparer.Ordinal).Count() == 1 ? "s" : "")}";

    private static string Name(Personality personality) => new DriverNames(null).Of(personality);

    private static string Key(Personality personality) => personality.Origin is { } origin && origin.Name != Name(personality) ? $" ({origin.Name})" : "";
}
