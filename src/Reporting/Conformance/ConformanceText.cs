using System.Globalization;

namespace IOMatch;

/// <summary>A conformance run: what agreed, field by field, and the first differences side by side.</summary>
public static class ConformanceText
{
    private const int MostDifferences = 20;

    /// <summary>The page of one file.</summary>
    public static string Of(ConformanceReport report, PageStyle style)
    {
        var page = new Page(style);
        var all = report.Agreed == report.Vectors;
        page.Line(Run.Strong(report.File), ": ", new Run($"{Number(report.Agreed)} of {Number(report.Vectors)} vectors agree in every field", all ? Ink.Good : Ink.Bad));
        page.Table(2, ["field", "agreed ", "total ", ""], [.. report.Fields.Select(f => new[] { f.Field, Number(f.Agreed), Number(f.Total), f.Agreed == f.Total ? "" : Run.Bad($"{Number(f.Total - f.Agreed)} differ") })]);
        if (report.Differences.IsEmpty) return page.ToString();
        page.Gap();
        page.Line("first differences");
        foreach (var difference in report.Differences.Take(MostDifferences))
        {
            page.Line(2, 2, difference.Vector, "  ", difference.Where);
            page.Field("    kernel", 17, difference.Kernel ?? "nothing");
            page.Field("    simulator", 17, difference.Simulator ?? "nothing");
        }
        return page.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
