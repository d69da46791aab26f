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
        var paths = new Argument<string[]>("PATHS") { Description = "Scenario files, or folders to search for them", Arity = ArgumentArity.OneOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only scenarios whose name or path contains TEXT; * matches anything", HelpName = "TEXT" };
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text" };
        var record = new Option<bool>("--record") { Description = "Write the results into scenarios that have no expectations yet" };
        var watch = new Option<bool>("--watch") { Description = "Run again whenever one of these files, or a file that a scenario uses, changes" };
        var command = new Command("test", "Runs scenarios: unit tests of personalities") { paths, filter, junit, json, record, watch };
        command.SetAction(parsed => (int)Run(terminal, new(
            parsed.GetValue(paths) ?? [], parsed.GetValue(filter), parsed.GetValue(junit), parsed.GetValue(json), parsed.GetValue(record), parsed.GetValue(watch))));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        if (!options.Watch) return RunOnce(terminal, options, null);
        using var changes = new FileChanges(options.JUnit);
        foreach (var path in options.Paths) changes.Watch(path);
        try
        {
            var code = RunOnce(terminal, options, changes);
            for (var ending = terminal.Ending(); changes.WaitForNext(ending); code = RunOnce(terminal, options, changes)) terminal.Output.WriteLine();
            return code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static ExitCode RunOnce(Terminal terminal, Options options, FileChanges? changes)
    {
        var reports = new List<ScenarioReport>();
        var usable = true;
        var found = options.Paths.Select(p => (Path: p, Files: Find(p))).ToList();
        // without it every scenario has its line as it ends
        using var progress = options.Json ? Progress.On(terminal, "scenarios", found.Sum(f => f.Files.Count)) : null;
        foreach (var (path, files) in found)
        {
            if (files.Count == 0)
            {
                usable = false;
                terminal.Error.WriteLine(new Fault(
                    InputFault.FileUnreadable, new(path), Directory.Exists(path) ? "no scenario found in this folder" : "file or folder not found", "a scenario is a YAML file with the key scenario:"));
            }
            foreach (var file in files)
            {
                var report = Execute(file, options.Filter);
                progress?.Step();
                if (report is null) continue;
                reports.Add(report);
                foreach (var named in report.Result?.Scenario.Files ?? []) changes?.Watch(named);
                if (!report.Faults.IsEmpty) progress?.Clear();
                Tell(terminal, options, report);
            }
        }
        if (usable && reports.Count == 0)
        {
            terminal.Error.WriteLine($"iomatch: error: no scenario matches --filter '{options.Filter}'");
            return ExitCode.Unusable;
        }
        progress?.Clear();
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
        // GitHub reads both streams, and a document must stay one
        if (terminal.IsGitHub) (options.Json ? terminal.Error : terminal.Output).Write(GitHubAnnotations.Of(report));
        if (options.Record && report.Result is { } result) Record(terminal, result);
    }

    private static void Record(Terminal terminal, ScenarioResult result)
    {
        if (!result.Scenario.Claims.IsEmpty) return;
        var file = result.Scenario.File;
        var inputs = new Inputs(terminal);
        if (ScenarioRecording.Of(result) is not { } block)
        {
            terminal.Error.WriteLine(new Fault(InputFault.ScenarioInvalid, new(file), "there is no result to record", null, FaultSeverity.Warning));
            return;
        }
        terminal.Output.Write(block);
        if (inputs.TryTell(inputs.Bytes(file), out var bytes) && new OutputFile(terminal, file).TryWrite(ScenarioRecording.Append(bytes, block))) terminal.Output.WriteLine($"recorded in {file}");
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

    private static bool WriteJUnit(Terminal terminal, string target, List<ScenarioReport> reports) => new OutputFile(terminal, target).TryWrite(
        stream =>
        {
            ScenarioJUnit.Write(stream, reports);
            return [];
        },
        out _);
}
