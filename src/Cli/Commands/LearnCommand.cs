using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch learn</c>: the course in the terminal.</summary>
internal static class LearnCommand
{
    public static Command Build(Terminal terminal)
    {
        var number = new Argument<int?>("LESSON") { Description = "Number of the lesson (default: list the lessons and ask)", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "List the lessons only" };
        var command = new Command("learn", "Teaches how drivers are matched: you predict, the simulator answers") { number, list };
        command.SetAction(parsed => (int)(parsed.GetValue(list) ? List(terminal) : Run(terminal, parsed.GetValue(number))));
        return command;
    }

    private static ExitCode List(Terminal terminal)
    {
        terminal.Output.Write(LearnText.List(Lesson.All, terminal.Style));
        return ExitCode.Yes;
    }

    private static ExitCode Run(Terminal terminal, int? number)
    {
        var run = LearnRun.Of(terminal.IsTyped);
        if (number is { } asked)
        {
            if (run.Open(asked) is not { } opened)
            {
                terminal.Error.WriteLine($"iomatch: error: no lesson {asked}; there are lessons 1 to {run.Lessons.Length}. Run 'iomatch learn --list' to list them");
                return ExitCode.Unusable;
            }
            run = opened;
        }
        using var reader = new StreamReader(terminal.Input());
        terminal.Output.Write(LearnText.Of(run, terminal.Style));
        while (!run.IsOver)
        {
            terminal.Output.Write($"\n{LearnText.Prompt(run)}");
            terminal.Output.Flush();
            var line = reader.ReadLine();
            // what comes through a pipe is shown, so that the page reads as if it had been typed
            terminal.Output.Write(line is null ? "\n" : terminal.IsTyped ? "" : line + "\n");
            run = run.With(line);
            terminal.Output.Write(LearnText.Of(run, terminal.Style));
        }
        return ExitCode.Yes;
    }
}
