using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch conformance FILE…</c>: vectors made by the kernel's own code against this simulator.</summary>
internal static class ConformanceCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Vectors as JSON Lines, plain or gzipped", Arity = ArgumentArity.OneOrMore };
        var command = new Command("conformance", "Compares the simulator with recorded results of the kernel's code, field by field") { files };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(files)!));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string[] files)
    {
        var inputs = new Inputs(terminal);
        var reports = new List<ConformanceReport>();
        var usable = true;
        foreach (var file in files)
        {
            if (!inputs.TryTell(ConformanceRun.OfFile(file), out var report))
            {
                usable = false;
                continue;
            }
            if (reports.Count > 0) terminal.Output.WriteLine();
            terminal.Output.Write(ConformanceText.Of(report, terminal.Style));
            reports.Add(report);
        }
        return usable ? ExitCodes.Of(reports) : ExitCode.Unusable;
    }
}
