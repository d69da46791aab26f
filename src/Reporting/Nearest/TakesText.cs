namespace IOMatch;

/// <summary>Every nub of several registries that a bundle would take.</summary>
public static class TakesText
{
    private const int MostRows = 60;

    /// <summary>The page.</summary>
    /// <param name="registries">The registries by name, each with its diagnosis.</param>
    /// <param name="hasRivals">Whether other drivers competed; without them every match is a win.</param>
    /// <param name="style">The page's style.</param>
    public static string Of(IReadOnlyList<(string Name, Diagnosis Diagnosis)> registries, bool hasRivals, PageStyle style)
    {
        var page = new Page(style);
        var taken = registries.Select(r => (r.Name, Nubs: Matched(r.Diagnosis), r.Diagnosis)).ToList();
        var name = registries[0].Diagnosis.Question.Name;
        var matches = taken.Sum(t => t.Nubs.Count);
        var wins = taken.Sum(t => t.Nubs.Count(n => n.Verdict.Wins));
        page.Line(0, 2, Run.Strong(name + ":"), matches == 0 ? " matches no nub" : $" matches {Count(matches, "nub")}", registries.Count == 1 ? "" : $" in {taken.Count(t => t.Nubs.Count > 0)} of {registries.Count} registries",
            matches == 0 || !hasRivals ? "" : $" and wins {wins}");
        foreach (var (registry, nubs, diagnosis) in taken.Where(t => t.Nubs.Count > 0))
        {
            page.Gap();
            page.Line(0, 2, Run.Strong(registry));
            var text = new CourseText(new DriverNames(diagnosis.Question));
            var rows = nubs.Select(n => (Row: Row(n, text), n)).GroupBy(r => string.Join('\n', r.Row), StringComparer.Ordinal).ToList();
            page.Table(2, ["nub", "class", "what tells it", "personality", "score ", "result"], [.. rows.Take(MostRows).Select(g => Cells(g.First().Row, g.Count()))]);
            if (rows.Count > MostRows) page.Line(2, 2, $"and {rows.Skip(MostRows).Sum(g => g.Count())} more; --json lists all");
        }
        var none = taken.Where(t => t.Nubs.Count == 0).Select(t => t.Name).ToList();
        if (none.Count > 0 && none.Count < taken.Count)
        {
            page.Gap();
            page.Line(0, 2, "none in ", string.Join(", ", none));
        }
        if (matches > 0 && !hasRivals)
        {
            page.Gap();
            page.Line(0, 2, Run.Faint("no other driver competed: --catalogue names those that would"));
        }
        return page.ToString();
    }

    /// <summary>The nubs that a personality matches, in the registry's order.</summary>
    internal static List<NubDiagnosis> Matched(Diagnosis diagnosis) => [.. diagnosis.Nubs.Where(n => n.Best.Matched).OrderBy(n => n.Nub.Id)];

    private static string[] Row(NubDiagnosis nub, CourseText text) =>
    [
        nub.Nub.Component,
        nub.Nub.Class.Name.Text,
        Identity(nub.Nub),
        nub.Best.Personality.Origin?.Name ?? "",
        ScoreText.Of(nub.Best.FinalScore ?? nub.Best.Score),
        nub.Verdict.Wins ? "wins" : text.Short(nub.Best),
    ];

    private static Run[] Cells(string[] row, int count)
    {
        var cells = row.Select(c => new Run(c, Ink.Plain)).ToArray();
        if (count > 1) cells[0] = $"{row[0]} ({count} of them)";
        cells[^1] = row[^1] == "wins" ? Run.Good("wins") : cells[^1];
        return cells;
    }

    private static string Identity(Service nub)
    {
        var ids = new[] { ("idVendor", "idProduct"), ("VendorID", "ProductID") }
            .Where(k => nub[k.Item1] is OSNumber && nub[k.Item2] is OSNumber)
            .Select(k => System.FormattableString.Invariant($"{((OSNumber)nub[k.Item1]!).Low32:x4}:{((OSNumber)nub[k.Item2]!).Low32:x4}"))
            .FirstOrDefault();
        var name = (nub["USB Product Name"] as OSString ?? nub["Product"] as OSString)?.Text;
        return string.Join(' ', new[] { ids, name is null ? null : $"\"{name}\"" }.OfType<string>());
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
