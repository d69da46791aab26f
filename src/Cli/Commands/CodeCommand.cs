using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch code IOM803</c>: what a reason code or an error number means.</summary>
internal static class CodeCommand
{
    public static Command Build(Terminal terminal)
    {
        var code = new Argument<string>("CODE") { Description = "A reason code (IOM803, provider-opened-by-sibling) or an error (0xe00002c5, -536870203, kIOReturnExclusiveAccess)" };
        var command = new Command("code", "Explains a reason code or an error number") { code };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(code)!));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string text)
    {
        if (ReasonCodes.TryParse(text, out var code))
        {
            terminal.Output.Write(CodeText.Of(Reason.Of(code), terminal.Style));
            return ExitCode.Yes;
        }
        if (ErrorCode.Decode(text) is { } error)
        {
            terminal.Output.Write(CodeText.Of(error, terminal.Style));
            return ExitCode.Yes;
        }
        terminal.Error.WriteLine($"iomatch: error: '{text}' is neither a reason code nor an error number; use a form such as IOM803, provider-opened-by-sibling, 0xe00002c5 or kIOReturnExclusiveAccess");
        return ExitCode.Unusable;
    }
}
