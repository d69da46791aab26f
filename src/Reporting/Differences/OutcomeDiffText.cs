using System.Globalization;

namespace IOMatch;

/// <summary>What two simulations come to differently, as a page for the terminal.</summary>
public static class OutcomeDiffText
{
    private const int Label = 11;
    private const int MostNamed = 3;

    /// <summary>The page.</summary>
    /// <param name="diff">The difference.</param>
    /// <param name="before">What the one side is called.</param>
    /// <param name="after">What the other side is called.</param>
    /// <param name="style">What the terminal can do.</param>
    public static string Of(OutcomeDiff diff, string before, string after, PageStyle style)
    {
        var page = new Page(style);
        page.Line(Run.Strong(Headline(diff)));
        page.Field("before", Label, before);
        page.Field("after", Label, after);
        var nubs = diff.Nubs.Select(n => (n.Nub, Rows: n.Changes.Select(c => new Row(c)).ToList()));
        foreach (var alike in nubs.GroupBy(n => string.Join('\n', n.Rows), StringComparer.Ordinal))
        {
            page.Gap();
            var name = Nubs([.. alike.Select(n => n.Nub)]);
            foreach (var row in alike.First().Rows) Change(page, name, row);
            if (alike.Count() == 1) page.Exact(2, Run.Faint(alike.First().Nub.Path));
        }
        Only(page, diff);
        Died(page, "before", diff.Before.Died);
        Died(page, "after", diff.After.Died);
        return page.ToString();
    }

    /// <summary>A change with its words: nubs with the same words are told together.</summary>
    private sealed record Row(string Head, string? Formerly, string? Afterwards)
    {
        public Row(WinnerChange change)
            : this($"{ChangeWords.Category(change.Category)}: {ChangeWords.Of(change)}{(change.Reason is { } reason ? $" ({reason.Number()})" : "")}", ChangeWords.Formerly(change), ChangeWords.Afterwards(change))
        {
            // a driver that came or went with its catalogue: the line says it all
            if (change is { Before: null, NewBefore: DriverFate.NotInCatalogue } or { After: null, OldAfter: DriverFate.NotInCatalogue }) Formerly = Afterwards = null;
        }
    }

    private static string Headline(OutcomeDiff diff) => (diff.Nubs.Length, diff.Driven) switch
    {
        (0, 0) => diff.OnlyBefore + diff.OnlyAfter == 0 ? "no nub has a driver on either side" : "no nub with a driver is in both registries",
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"nothing changes: {diff.Driven} nub{(diff.Driven == 1 ? " has its" : "s have their")} drivers as before"),
        var (changed, driven) => string.Create(CultureInfo.InvariantCulture, $"the drivers change on {changed} of {driven} nub{(driven == 1 ? "" : "s")}"),
    };

    private static void Change(Page page, string nubs, Row row)
    {
        page.Line(0, 4, Run.Strong(nubs), "  ", row.Head);
        if (row.Formerly is { } formerly) page.Field("before", Label, formerly);
        if (row.Afterwards is { } afterwards) page.Field("after", Label, afterwards);
    }

    private static string Nubs(List<Service> alike)
    {
        var told = alike.Select(n => n.Component).Distinct(StringComparer.Ordinal).Take(MostNamed).ToList();
        return string.Join(", ", told) + (alike.Count > told.Count ? string.Create(CultureInfo.InvariantCulture, $" and {alike.Count - told.Count} more") : "");
    }

    private static void Only(Page page, OutcomeDiff diff)
    {
        if (diff.OnlyBefore + diff.OnlyAfter == 0) return;
        page.Gap();
        page.Line(0, 2, "not compared: nubs with a driver that only one registry has, ", string.Create(CultureInfo.InvariantCulture, $"{diff.OnlyBefore} before and {diff.OnlyAfter} after"));
    }

    private static void Died(Page page, string side, MatchVerdict? how)
    {
        if (how is null) return;
        page.Gap();
        page.Line(Run.Bad($"{side}: the kernel {(how == MatchVerdict.Hang ? "hangs" : "dies")}"), ", nothing is matched afterwards");
    }
}
