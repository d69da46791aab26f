using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch log FILE</c>: what a kernel log says about drivers, in plain words.</summary>
internal static class LogCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "Output of log show in any style or of dmesg, an excerpt of either, or - for standard input" };
        var driver = new Option<string?>("--driver") { Description = "Only this driver: its bundle identifier, or its name in the log", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = "Show every known line with its text" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with every known line" };
        var command = new Command("log", "Explains what a kernel log says about drivers") { file, driver, all, json };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(file)!, parsed.GetValue(driver), parsed.GetValue(all), parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string name, string? driver, bool all, bool json)
    {
        var inputs = new Inputs(terminal);
        if (!inputs.TryLog(name, out var log)) return ExitCode.Unusable;
        var summary = LogSummary.Of(log);
        if (driver is not null)
        {
            if (summary.Find(driver) is not { } found)
            {
                var known = string.Join(", ", summary.Drivers.Select(d => d.Name));
                terminal.Error.WriteLine(new Fault(InputFault.LogUnreadable, new(log.File), $"no line names {driver}", known.Length == 0 ? "the log names no driver" : $"it names {known}"));
                return ExitCode.Unusable;
            }
            summary = new([found], []);
        }
        terminal.Output.Write(json ? LogJson.Of(log, summary) : LogPage.Of(log, summary, all, terminal.Style));
        return log.Findings.IsEmpty ? ExitCode.NotDecidable : ExitCode.Yes;
    }
}
