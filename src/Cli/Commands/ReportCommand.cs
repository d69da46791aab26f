using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch report BUNDLE --on REGISTRY -o FILE</c>: the whole answer as one HTML file.</summary>
internal static class ReportCommand
{
    private const long LargestSource = 1 << 20;

    private sealed record Options(string Bundle, string Registry, string? Nub, string[] Catalogues, string Output, bool Redact);

    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = new Option<string>("--on") { Description = "Registry: output of ioreg -l or ioreg -a, a device tree in YAML, or - for standard input", HelpName = "REGISTRY", Required = true };
        var nub = new Option<string?>("--nub") { Description = "Only this nub: its path, name, class or id", HelpName = "PATH" };
        var catalogue = new Option<string[]>("--catalogue") { Description = "Drivers it competes with: a built-in name such as macos-15, or a file; may be repeated", HelpName = "NAME" };
        var output = new Option<string>("--output", "-o") { Description = "File to write, or - for standard output", HelpName = "FILE", Required = true };
        var open = new Option<bool>("--no-redaction") { Description = "Keep serial numbers, hardware addresses, UUIDs and user names" };
        var command = new Command("report", "Writes the whole explanation as one HTML file to read, send and print") { bundle, registry, nub, catalogue, output, open };
        command.SetAction(parsed => (int)Run(terminal, new(
            parsed.GetValue(bundle)!, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(output)!, !parsed.GetValue(open))));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        var inputs = new Inputs(terminal);
        var usable = inputs.TryRegistry(options.Registry, out var registry)
            & inputs.TryCatalogue(options.Catalogues, out var system)
            & inputs.TryCatalogue([options.Bundle], out var bundle);
        if (!usable) return ExitCode.Unusable;

        var source = system!.With(bundle!);
        var outcome = MatchSimulator.Run(registry!, source);
        if (!inputs.TryNubs(outcome, options.Registry, options.Nub, out var nubs)) return ExitCode.Unusable;
        var question = DriverQuestion.Of(source, bundle!, ExplainCommand.BundleName(options.Bundle));
        var diagnosis = Diagnosis.Of(outcome, question, nubs, ExplainCommand.Unseen(options.Catalogues, bundle!));
        var html = HtmlReport.Of(
            new(outcome, diagnosis, s => MatchSimulator.Run(registry!, s), Sources(question), App.Version),
            options.Redact ? Redaction.For(registry!, question) : null);
        return new OutputFile(terminal, options.Output).TryWrite(html) ? ExitCodes.Of(diagnosis.Verdict) : ExitCode.Unusable;
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
