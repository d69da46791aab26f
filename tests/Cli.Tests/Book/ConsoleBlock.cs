using System.Text;
using System.Text.RegularExpressions;

namespace IOMatch.Cli;

/// <summary>
/// A block of a page that shows a terminal: lines that begin with <c>$ </c> are commands, what follows is their output. <c>[...]</c> on a line of its own
/// stands for lines that are left out. A block of any kind behind a comment, <c>&lt;!-- $ iomatch … --&gt;</c>, is the output of that one command.
/// </summary>
internal static partial class ConsoleBlock
{
    private const string Cut = "[...]";
    private const string Prompt = "$ ";
    private const string FromSources = "dotnet run --project src/Cli -c Release -- ";

    /// <summary>The page with each output as the tool prints it today; the page itself when nothing differs.</summary>
    public static string Refresh(string page)
    {
        var text = new StringBuilder();
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(lines[i]).Append('\n');
            var behind = i > 0 ? Comment().Match(lines[i - 1]) : Match.Empty;
            if (lines[i] != "```console" && !(behind.Success && lines[i].StartsWith("```", StringComparison.Ordinal))) continue;
            var to = Array.FindIndex(lines, i + 1, l => l == "```");
            var block = lines[(i + 1)..to];
            foreach (var line in behind.Success ? Block([Prompt + behind.Groups["command"].Value, .. block]).Skip(1) : Block(block)) text.Append(line).Append('\n');
            i = to - 1;
        }
        text.Length--;
        return text.ToString();
    }

    private static IEnumerable<string> Block(string[] lines)
    {
        var exitCode = 0;
        for (var i = 0; i < lines.Length;)
        {
            var command = lines[i].StartsWith(Prompt, StringComparison.Ordinal) ? lines[i][Prompt.Length..] : throw new FormatException($"a console block begins with a command, not with {lines[i]}");
            yield return lines[i++];
            while (command.EndsWith('\\') && i < lines.Length)
            {
                command = command[..^1] + lines[i].TrimStart();
                yield return lines[i++];
            }
            var from = i;
            while (i < lines.Length && !lines[i].StartsWith(Prompt, StringComparison.Ordinal)) i++;
            var shown = lines[from..i];
            var printed = Run(command, ref exitCode);
            foreach (var line in printed is null || Fits(shown, printed) ? shown : CutAs(shown, printed)) yield return line;
        }
    }

    /// <summary>What a command prints; null for commands of a Mac or a shell, and for those that write a file, which are not run.</summary>
    private static string[]? Run(string command, ref int exitCode)
    {
        var input = "";
        if (Piped().Match(command) is { Success: true } piped)
        {
            input = Regex.Unescape(piped.Groups["text"].Value);
            command = piped.Groups["command"].Value;
        }
        if (command == "echo $?") return [exitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var words = Words(command);
        if (words is ["cat", var file]) return Lines(File.ReadAllText(file));
        if (command.StartsWith(FromSources, StringComparison.Ordinal)) words = Words(command[FromSources.Length..]);
        else if (words[0] == "iomatch") words = words[1..];
        else return null;
        // a page's test leaves nothing behind
        if (words.Any(w => w is "-o" or "--output" or "--write" or "--record" or "--junit" or ">")) return null;
        var run = Tool.RunTogether(input, words);
        exitCode = run.ExitCode;
        return Lines(run.Output);
    }

    private static string[] Words(string command) => [.. Word().Matches(command).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value)];

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Whether lines with cuts are those that are printed; how long a scenario took is not compared.</summary>
    private static bool Fits(ReadOnlySpan<string> shown, ReadOnlySpan<string> printed)
    {
        if (shown.IsEmpty) return printed.IsEmpty;
        if (shown[0] != Cut) return !printed.IsEmpty && Plain(shown[0]) == Plain(printed[0]) && Fits(shown[1..], printed[1..]);
        for (var skipped = 0; skipped <= printed.Length; skipped++)
        {
            if (Fits(shown[1..], printed[skipped..])) return true;
        }
        return false;
    }

    /// <summary>What is printed, cut as it was before: as many lines in the beginning and in the end. Pieces between two cuts are to be looked for by hand.</summary>
    private static IEnumerable<string> CutAs(string[] shown, string[] printed)
    {
        var first = Array.IndexOf(shown, Cut);
        if (first < 0) return printed;
        var last = shown.Length - 1 - Array.LastIndexOf(shown, Cut);
        return first + last >= printed.Length ? printed : [.. printed[..first], Cut, .. printed[^last..]];
    }

    private static string Plain(string line) => Time().Replace(line, "(0 ms)");

    [GeneratedRegex(@"\((?:<1|[0-9]+) ms\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Time();

    [GeneratedRegex("^<!-- \\$ (?<command>.*) -->$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^printf '(?<text>[^']*)' \| (?<command>.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Piped();

    [GeneratedRegex(@"'(?<quoted>[^']*)'|""(?<quoted>[^""]*)""|\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
