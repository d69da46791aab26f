namespace IOMatch.Cli;

/// <summary>Everything of the outside that a command may use; tests give their own.</summary>
/// <param name="Input">Standard input, opened when a file is named <c>-</c>.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Style">What the terminal can do.</param>
internal sealed record Terminal(Func<Stream> Input, TextWriter Output, TextWriter Error, PageStyle Style)
{
    /// <summary>What stands for standard input, or output, in the place of a file's name.</summary>
    public const string StandardInput = "-";

    private const int UsualWidth = 100;
    private const int WidestPage = 160;

    /// <summary>The run is a step of a GitHub workflow, which shows notes beside files.</summary>
    public bool IsGitHub { get; init; }

    /// <summary>Somebody types the input and sees what is typed; otherwise it comes from a file or a pipe.</summary>
    public bool IsTyped { get; init; }

    /// <summary>Standard error is read by a person: a line may be written over itself there to show how far long work has come.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Tells how long things take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cancelled when the tool is to end; what is registered puts in order what would be left half done.</summary>
    public Func<CancellationToken> Ending { get; init; } = () => CancellationToken.None;

    /// <summary>Standard output for what is no text.</summary>
    public Func<Stream> OutputBytes { get; init; } = () => Stream.Null;

    /// <summary>The terminal this process runs in. Colour follows the terminal, NO_COLOR and TERM=dumb.</summary>
    public static Terminal OfProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var isDumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || isDumb;
        var isUnicode = Console.OutputEncoding.CodePage == 65001;
        return new(
            Console.OpenStandardInput,
            Console.Out,
            Console.Error,
            new PageStyle(isTerminal ? Math.Min(WindowWidth(), WidestPage) : UsualWidth, isTerminal && !isPlain, isTerminal && isUnicode))
        {
            IsTyped = isTerminal && !Console.IsInputRedirected,
            OutputBytes = Console.OpenStandardOutput,
            ShowsProgress = !Console.IsErrorRedirected && !isDumb,
            Ending = () => Signals.Ending,
            IsGitHub = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is "true",
        };
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
