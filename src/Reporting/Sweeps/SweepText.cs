namespace IOMatch;

/// <summary>What a sweep came to, in a few lines.</summary>
public static class SweepText
{
    /// <summary>How many pairs there were, and how often each verdict was given: the good ones first, unusable inputs last.</summary>
    public static string Of(SweepTally tally, PageStyle style)
    {
        var page = new Page(style);
        page.Line($"{Count(tally.Bundles, "bundle")} on {Count(tally.Dumps, "dump")}: {Count(tally.Pairs, "pair")}");
        if (tally.Pairs == 0) return page.ToString();
        page.Gap();
        page.Table(0, ["verdict", "", " pairs"], [.. tally.ByCode.OrderBy(v => v.Key.Stage() == Stage.Input).ThenBy(v => v.Key).Select(v => new Run[] { v.Key.Number(), v.Key.Id(), $"{v.Value,6}" })]);
        return page.ToString();
    }

    private static string Count(int count, string of) => $"{count} {of}{(count == 1 ? "" : "s")}";
}
