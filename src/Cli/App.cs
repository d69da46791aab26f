using System.CommandLine;
using System.CommandLine.Help;

namespace IOMatch.Cli;

/// <summary>The command line as a whole.</summary>
internal static class App
{
    /// <summary>Runs the tool.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Shows which driver the kernel starts for each device, and why yours was not chosen.")
        {
            ExplainCommand.Build(terminal),
            ReportCommand.Build(terminal),
            MatchCommand.Build(terminal),
            NearestCommand.Build(terminal),
            TakesCommand.Build(terminal),
            ShowCommand.Build(terminal),
            CodeCommand.Build(terminal),
            LogCommand.Build(terminal),
            ConvertCommand.Build(terminal),
            TestCommand.Build(terminal),
            VerifyCommand.Build(terminal),
            ConformanceCommand.Build(terminal),
            LintCommand.Build(terminal),
            SweepCommand.Build(terminal),
            WhyNotCommand.Build(terminal),
            LearnCommand.Build(terminal),
            SchemaCommand.Build(terminal),
            DiffCommand.Build(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in parsed.Errors) terminal.Error.WriteLine($"iomatch: error: {error.Message}");
            terminal.Error.WriteLine("iomatch: Run 'iomatch --help' for usage.");
            return (int)ExitCode.Unusable;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
        {
            return (int)UnexpectedError.Tell(terminal, e, Environment.GetEnvironmentVariable(UnexpectedError.TraceVariable) == "1");
        }
    }
}
