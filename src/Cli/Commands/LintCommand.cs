using System.CommandLine;
using System.Reflection;

namespace IOMatch.Cli;

/// <summary><c>iomatch lint BUNDLE…</c>: what is wrong in the files, without any registry.</summary>
internal static class LintCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundles = new Argument<string[]>("BUNDLE") { Description = "A .kext, .dext, .app, an Info.plist, or a folder of bundles; several are allowed", Arity = ArgumentArity.OneOrMore };
        var entitlements = new Option<string?>("--entitlements") { Description = "Entitlements to use instead of those in the signature", HelpName = "FILE" };
        var log = new Option<string?>("--log") { Description = "A log of the Mac: a mistake whose effect it shows counts for more", HelpName = "FILE" };
        var notes = new Option<bool>("--notes") { Description = "List notes too, not only errors and warnings" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document" };
        var sarif = new Option<bool>("--sarif") { Description = "Print SARIF 2.1.0 for code scanning" };
        var config = new Option<string?>("--config") { Description = $"Project file with suppressions (default: {LintSuppressions.FileName} in the bundle's folder or one above it)", HelpName = "FILE" };
        var command = new Command("lint", "Looks for mistakes in bundles and their personalities") { bundles, entitlements, log, notes, json, sarif, config };
        command.SetAction(parsed => (int)Run(
            terminal,
            parsed.GetValue(bundles)!,
            parsed.GetValue(entitlements),
            parsed.GetValue(log),
            parsed.GetValue(notes),
            parsed.GetValue(json) ? Form.Json : parsed.GetValue(sarif) ? Form.Sarif : Form.Text,
            parsed.GetValue(config)));
        return command;
    }

    private enum Form
    {
        Text,
        Json,
        Sarif,
    }

    private static ExitCode Run(Terminal terminal, string[] paths, string? entitlements, string? logFile, bool notes, Form form, string? config)
    {
        var inputs = new Inputs(terminal);
        var options = BundleOptions.Default with { EntitlementsFile = entitlements };
        var results = new List<LintResult>();
        var usable = true;
        IReadOnlyCollection<string>? timedOut = null;
        if (logFile is not null)
        {
            usable &= inputs.TryTell(KernelLog.ReadFile(logFile), out var lines);
            timedOut = lines is null ? null : [.. LogSummary.Of(lines).TimedOut];
        }
        var suppressed = 0;
        foreach (var path in paths)
        {
            usable &= inputs.TryTell(Linter.Read(path, options, timedOut), out var found);
            var file = config ?? NearestConfig(path);
            var suppressions = LintSuppressions.None;
            if (file is not null)
            {
                usable &= inputs.TryTell(LintSuppressions.ReadFile(file), out var read);
                suppressions = read ?? suppressions;
            }
            if (found is null) continue;
            results.AddRange(suppressions.Apply(found, out _, out var count));
            suppressed += count;
        }
        if (usable || results.Count > 0)
        {
            terminal.Output.Write(form switch
            {
                Form.Json => LintReport.Json(results, suppressed),
                Form.Sarif => LintReport.Sarif(results, typeof(LintCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"),
                _ => LintReport.Text(results, notes, suppressed),
            });
        }
        return !usable ? ExitCode.Unusable : results.Exists(r => r.Findings.Any(f => f.Severity != LintSeverity.Note)) ? ExitCode.No : ExitCode.Yes;
    }

    private static string? NearestConfig(string path)
    {
        var full = Path.GetFullPath(path);
        for (var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, LintSuppressions.FileName);
            if (File.Exists(file)) return Path.GetRelativePath(".", file);
        }
        return null;
    }
}
