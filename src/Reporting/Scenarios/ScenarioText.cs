using System.Globalization;

namespace IOMatch;

/// <summary>Scenario results for the terminal: a line each, a difference for each failed claim, a summary.</summary>
public static class ScenarioText
{
    private const int Indent = 4;

    /// <summary>The line of a scenario, and below it what failed and why.</summary>
    public static string Of(ScenarioReport report, PageStyle style)
    {
        var page = new Page(style);
        var word = report.Passed ? Run.Good("pass") : report.Result is null ? Run.Bad("bad ") : Run.Bad("FAIL");
        var name = report.Result is null ? "cannot be read" : report.Name;
        page.Exact(0, word, "  ", $"{report.File}: {name} ", Run.Faint($"({Milliseconds(report.Time)})"));
        if (report.Result is { } result) Failures(page, result, style);
        return page.ToString();
    }

    /// <summary><c>12 passed, 1 failed</c>, and how many could not be read.</summary>
    public static string Summary(IReadOnlyCollection<ScenarioReport> reports)
    {
        var unread = reports.Count(r => r.Result is null);
        var passed = reports.Count(r => r.Passed);
        return string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {reports.Count - passed - unread} failed{(unread > 0 ? $", {unread} unusable" : "")}\n");
    }

    /// <summary>A failed claim without its explanation: <c>nub winners: expected …, found …</c>.</summary>
    public static string InOneLine(ClaimResult claim) =>
        $"{claim.Claim.Subject}, {claim.Claim.Aspect}: expected {string.Join("; ", claim.Expected)}, found {string.Join("; ", claim.Actual)}";

    internal static string Explained(ScenarioResult result, PageStyle style)
    {
        var page = new Page(style);
        Failures(page, result, style);
        return page.ToString();
    }

    private static void Failures(Page page, ScenarioResult result, PageStyle style)
    {
        var explained = new HashSet<Diagnosis>(ReferenceEqualityComparer.Instance);
        foreach (var claim in result.Failures)
        {
            page.Exact(2, Run.Strong($"{claim.Claim.At}: "), $"{claim.Claim.Subject}, {claim.Claim.Aspect}");
            foreach (var line in claim.Expected) page.Exact(Indent, Run.Bad("- " + line));
            foreach (var line in claim.Actual) page.Exact(Indent, Run.Good("+ " + line));
            if (claim.Diagnosis is not { } diagnosis || !explained.Add(diagnosis)) continue;
            page.Gap();
            foreach (var line in ExplainText.Of(Explanation.OfSimulation(diagnosis), style with { Width = style.Width - Indent }).TrimEnd('\n').Split('\n')) page.Raw(line.Length == 0 ? 0 : Indent, line);
            page.Gap();
        }
    }

    internal static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds < 1 ? "<1 ms" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
