using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.IO.Enumeration;

namespace IOMatch.Cli;

/// <summary><c>iomatch test PATHS…</c>: runs scenarios and tells which pass.</summary>
internal static class TestCommand
{
    private sealed record Options(string[] Paths, string? Filter, string? JUnit, bool Json, bool Record, bool Watch);

    public static Command Build(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATHS") { Description = "Scenario files, or folders that are searched for them", Arity = ArgumentArity.OneOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only scenarios whose name or path holds this text; * stands for anything", HelpName = "TEXT" };
        var junit = new Option<string?>("--junit") { Description = "Also write the results for a build server", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text" };
        var record = new Option<bool>("--record") { Description = "Write what came out into scenarios that expect nothing yet" };
        var watch = new Option<bool>("--watch") { Description = "Run again whenever a file in these folders changes" };
        var command = new Command("test", "Runs scenarios: what is there, what happens, who must win") { paths, filter, junit, json, record, watch };
        command.SetAction(parsed => (int)Run(terminal, new(
            parsed.GetValue(paths) ?? [], parsed.GetValue(filter), parsed.GetValue(junit), parsed.GetValue(json), parsed.GetValue(record), parsed.GetValue(watch))));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        var code = RunOnce(terminal, options);
        if (!options.Watch) return code;
        using var changes = new FileChanges(options.Paths);
        while (changes.WaitForNext())
        {
            terminal.Output.WriteLine();
            code = RunOnce(terminal, options);
        }
        return code;
    }

    private static ExitCode RunOnce(Terminal terminal, Options options)
    {
        var reports = new List<ScenarioReport>();
        var usable = true;
        foreach (var path in options.Paths)
        {
            var files = Find(path);
            if (files.Count == 0)
            {
                usable = false;
                terminal.Error.WriteLine(new Fault(
                    InputFault.FileUnreadable, new(path), Directory.Exists(path) ? "no scenario is in this folder" : "there is no such file or folder", "a scenario is a YAML file with the key scenario:"));
            }
            foreach (var file in files)
            {
                if (Execute(file, options.Filter) is not { } report) continue;
                reports.Add(report);
                Tell(terminal, options, report);
            }
        }
        if (usable && reports.Count == 0)
        {
            terminal.Error.WriteLine($"iomatch: error: no scenario fits --filter {options.Filter}");
            return ExitCode.Unusable;
        }
        if (options.Json) WriteJson(terminal, reports);
        else terminal.Output.Write(ScenarioText.Summary(reports));
        if (options.JUnit is { } target) usable &= WriteJUnit(terminal, target, reports);
        return !usable || reports.Exists(r => r.Result is null) ? ExitCode.Unusable : reports.TrueForAll(r => r.Passed) ? ExitCode.Yes : ExitCode.No;
    }

    private static void Tell(Terminal terminal, Options options, ScenarioReport report)
    {
        // what is odd in files that it names matters when the scenario fails
        foreach (var fault in report.Faults.Where(f => f.Severity == FaultSeverity.Error || (f.Severity == FaultSeverity.Warning && (!report.Passed || f.At.File == report.File))))
        {
            terminal.Error.WriteLine(fault);
        }
        if (!options.Json) terminal.Output.Write(ScenarioText.Of(report, terminal.Style));
        if (terminal.IsGitHub) terminal.Output.Write(GitHubAnnotations.Of(report));
        if (options.Record && report.Result is { } result) Record(terminal, result);
    }

    private static void Record(Terminal terminal, ScenarioResult result)
    {
        if (!result.Scenario.Claims.IsEmpty) return;
        var file = result.Scenario.File;
        if (ScenarioRecording.Of(result) is not { } block)
        {
            terminal.Error.WriteLine(new Fault(InputFault.ScenarioInvalid, new(file), "nothing came out that could be recorded", null, FaultSeverity.Warning));
            return;
        }
        terminal.Output.Write(block);
        try
        {
            File.WriteAllBytes(file, ScenarioRecording.Append(File.ReadAllBytes(file), block));
            terminal.Output.WriteLine($"recorded in {file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(file), "the file cannot be written", "check its permissions"));
        }
    }

    /// <summary>Null when the filter leaves it out.</summary>
    private static ScenarioReport? Execute(string file, string? filter)
    {
        var watch = Stopwatch.StartNew();
        var read = Scenario.Read(file);
        if (filter is not null && !Fits(file, filter) && !(read.Value is { } named && Fits(named.Name, filter))) return null;
        var result = read.TryGet(out var scenario) ? ScenarioRun.Of(scenario) : null;
        return new(file, result, read.Faults, watch.Elapsed);
    }

    private static bool Fits(string text, string filter) => FileSystemName.MatchesSimpleExpression($"*{filter}*", text.Replace('\\', '/'));

    private static List<string> Find(string path)
    {
        if (!Directory.Exists(path)) return File.Exists(path) ? [path] : [];
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return
        [
            .. Directory.EnumerateFiles(path, "*", all)
                .Where(f => f.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
                .Where(IsScenario)
                .Select(f => f.Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsScenario(string file)
    {
        try
        {
            return Scenario.IsOne(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void WriteJson(Terminal terminal, List<ScenarioReport> reports)
    {
        using var buffer = new MemoryStream();
        ScenarioJson.Write(buffer, reports);
        terminal.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static bool WriteJUnit(Terminal terminal, string target, List<ScenarioReport> reports)
    {
        try
        {
            using var stream = File.Create(target);
            ScenarioJUnit.Write(stream, reports);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(target), "the file cannot be written", "name a file in a folder that is there"));
            return false;
        }
    }
}
