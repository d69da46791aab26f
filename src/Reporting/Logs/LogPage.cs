using System.Globalization;

namespace IOMatch;

/// <summary>A kernel log as a page for the terminal: driver by driver how far it came, and what each line means.</summary>
public static class LogPage
{
    private const int Label = 19;

    /// <summary>The page.</summary>
    /// <param name="log">The log.</param>
    /// <param name="summary">The drivers to show.</param>
    /// <param name="all">Every known line with its own words; otherwise lines that say the same are shown once, and lines without a driver only when they are bad news.</param>
    /// <param name="style">What the terminal can do.</param>
    public static string Of(KernelLog log, LogSummary summary, bool all, PageStyle style)
    {
        var page = new Page(style);
        page.Line(0, 2, Run.Strong(log.File + ":"), " ", Headline(log, summary));
        foreach (var driver in summary.Drivers) Driver(page, driver, all);
        var causes = summary.Drivers.SelectMany(d => d.Causes).ToHashSet<LogFinding>(ReferenceEqualityComparer.Instance);
        var nameless = summary.Unattributed.Where(f => !causes.Contains(f)).ToList();
        var others = all ? nameless : nameless.FindAll(f => f.Severity == LogSeverity.Bad);
        if (others.Count > 0)
        {
            page.Gap();
            page.Line(0, 2, Run.Strong("lines that name no driver"));
            Lines(page, others, all);
        }
        var hidden = nameless.Count - others.Count;
        if (hidden > 0)
        {
            page.Gap();
            page.Line(0, 2, Run.Faint($"{Counted(hidden, "more line names", "more lines name")} no driver and {(hidden == 1 ? "is" : "are")} no bad news; --all shows {(hidden == 1 ? "it" : "them")}."));
        }
        return page.ToString();
    }

    private static string Headline(KernelLog log, LogSummary summary)
    {
        var known = $"{Number(log.RecognizedLines)} of {Counted(log.Lines, "line says", "lines say")} something about drivers";
        if (log.Findings.IsEmpty)
        {
            return $"no line of {Number(log.Lines)} is one that is known to say something about drivers; to get such lines: log show --last 10m --info --debug --predicate 'process == \"kernel\" OR process == \"kernelmanagerd\" OR process == \"sysextd\" OR process == \"amfid\"'";
        }
        return $"{known}, about {(summary.Drivers.Length == 0 ? "none by name" : Counted(summary.Drivers.Length, "driver", "drivers"))}";
    }

    private static void Driver(Page page, DriverInLog driver, bool all)
    {
        page.Gap();
        page.Line(0, 2, Run.Strong(driver.Name));
        var names = driver.Drivers.Concat(driver.Bundles).Where(n => !string.Equals(n, driver.Name, StringComparison.Ordinal)).ToList();
        if (names.Count > 0) page.Field("also called", Label, string.Join(", ", names));
        page.Field("came as far as", Label, Reached(driver));
        if (driver.Reason is { } reason) page.Field("read on", Label, $"{reason.Number()} {reason.Id()}: {Reason.Of(reason).Title}");
        if (driver.Crashes > 0) page.Field("crashes", Label, Run.Bad(Number(driver.Crashes)));
        page.Gap();
        Lines(page, driver.Findings, all);
        if (driver.Causes.Length > 0)
        {
            page.Gap();
            page.Line(2, 2, "lines between these that do not name it; the cause is mostly among them:");
            Lines(page, driver.Causes, all);
        }
    }

    private static Run Reached(DriverInLog driver)
    {
        if (driver.HasStarted) return Run.Good("start: it started");
        if (driver.Furthest == Stage.Outcome) return "the log tells only of its end";
        var words = driver.Furthest.Words();
        return driver.Decisive.Severity switch
        {
            LogSeverity.Bad => Run.Bad(words + ", and failed there"),
            LogSeverity.Good => words + "; the log shows no further step",
            _ => words + "; the log does not tell how that ended",
        };
    }

    private static void Lines(Page page, IEnumerable<LogFinding> findings, bool all)
    {
        var rows = new List<Run[]>();
        if (all)
        {
            foreach (var f in findings)
            {
                rows.Add([Number(f.At.Line), Mark(f), f.Means]);
                rows.Add(["", "", Run.Faint(f.Message)]);
            }
        }
        else
        {
            // the first of those that say the same, where it stands
            foreach (var same in findings.GroupBy(f => (f.Id, f.Means)))
            {
                var count = same.Count();
                rows.Add([Number(same.First().At.Line), Mark(same.First()), count == 1 ? same.Key.Means : $"{same.Key.Means} ({Number(count)} times)"]);
            }
        }
        page.Table(2, ["line ", "news", "what it means"], rows);
    }

    private static Run Mark(LogFinding finding) => finding.Severity switch
    {
        LogSeverity.Good => Run.Good("good"),
        LogSeverity.Bad => Run.Bad("bad"),
        _ => "",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Counted(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";
}
