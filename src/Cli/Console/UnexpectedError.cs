namespace IOMatch.Cli;

/// <summary>The net under every command: a mistake of the tool itself ends in one line that tells what to send, not in a stack trace.</summary>
internal static class UnexpectedError
{
    /// <summary>The variable that asks for the stack trace too.</summary>
    public const string TraceVariable = "IOMATCH_TRACE";

    /// <summary>Tells of it on standard error.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="error">What happened.</param>
    /// <param name="isTraced">Whether the stack trace was asked for.</param>
    public static ExitCode Tell(Terminal terminal, Exception error, bool isTraced)
    {
        var what = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        terminal.Error.WriteLine($"{ToolVersion.Text}: internal error: {error.GetType().Name}: {what}; this is a mistake of iomatch: please report it with this line, the command and the files that it names ({TraceVariable}=1 adds the stack trace)");
        if (isTraced) terminal.Error.WriteLine(error);
        return ExitCode.InternalError;
    }
}
