using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch report BUNDLE --on REGISTRY -o FILE</c>: the whole answer as one HTML file.</summary>
internal static class ReportCommand
{
    private const long LargestSource = 1 << 20;

    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = Shared.On();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("Drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be repeated");
        var entitlements = Shared.Entitlements();
        var log = Shared.Log();
        var observed = Shared.Observed();
        var noFixes = Shared.NoFixes();
        var output = new Option<string>("--output", "-o") { Description = "File to write, or - for standard output", HelpName = "FILE", Required = true };
        var open = new Option<bool>("--no-redaction") { Description = "Keep serial numbers, hardware addresses, UUIDs and user names" };
        var command = new Command("report", "Writes the whole explanation as one HTML file to read, send and print") { bundle, registry, nub, catalogue, entitlements, log, observed, noFixes, output, open };
        command.SetAction(parsed => (int)Run(
            terminal,
            new(parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [])
            {
                Entitlements = parsed.GetValue(entitlements),
                Log = parsed.GetValue(log),
                IsObserved = parsed.GetValue(observed),
                SearchesChange = !parsed.GetValue(noFixes),
            },
            parsed.GetValue(output)!,
            redacts: !parsed.GetValue(open)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, AskedBundle asked, string file, bool redacts)
    {
        if (!new Inputs(terminal).TryExplain(asked, out var answer)) return ExitCode.Unusable;
        var registry = answer.Outcome.Registry;
        var html = HtmlReport.Of(
            new(answer, s => MatchSimulator.Run(registry, s), Sources(answer.Question), ToolVersion.Text),
            redacts ? Redaction.For(registry, answer.Question) : null);
        return new OutputFile(terminal, file).TryWrite(html) ? ExitCodes.Of(answer.Verdict) : ExitCode.Unusable;
    }

    /// <summary>The text of the bundle's property lists, where they are XML.</summary>
    private static Dictionary<string, string> Sources(DriverQuestion question)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in question.Personalities.Where(p => p.Origin.At.Line > 0).Select(p => p.Origin.At.File).Distinct(StringComparer.Ordinal))
        {
            try
            {
                if (new FileInfo(file) is { Exists: true, Length: <= LargestSource }) sources[file] = File.ReadAllText(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // it could be read a moment ago; the report then goes without its text
            }
        }
        return sources;
    }
}
