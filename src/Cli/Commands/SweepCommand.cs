using System.Collections.Concurrent;
using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch sweep BUNDLE… --on DUMP…</c>: every bundle against every dump.</summary>
internal static class SweepCommand
{
    private sealed record Options(string[] Bundles, string[] Dumps, string[] Catalogues, string Output, bool Resumes, bool IsCsv, SweepShard Shard, int Jobs);

    public static Command Build(Terminal terminal)
    {
        var bundles = new Argument<string[]>("BUNDLE") { Description = "A .dext, .kext or .app, an Info.plist, or a folder of bundles", Arity = ArgumentArity.ZeroOrMore };
        var dumps = new Option<string[]>("--on") { Description = "Dumps: output of ioreg -l or ioreg -a of each Mac, device trees in YAML, or folders of them", HelpName = "DUMP", AllowMultipleArgumentsPerToken = true };
        var catalogue = Shared.Catalogue("Drivers they compete with: a built-in name such as macos-15, a bundle, or a file; may be repeated (default: the built-in one closest to each dump's system)");
        var output = new Option<string?>("--output", "-o") { Description = "File to write (default, or -: standard output)", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Continue FILE, skipping pairs it already contains" };
        var csv = new Option<bool>("--csv") { Description = "Print comma-separated values instead of JSON Lines" };
        var shard = new Option<string?>("--shard") { Description = "Run only one of N equal shards, such as 3/8, to share the work between machines", HelpName = "K/N" };
        var jobs = new Option<int?>("--jobs", "-j") { Description = "Pairs to evaluate in parallel (default: number of processors)", HelpName = "N" };
        var command = new Command("sweep", "Tests every bundle against every dump, one line per pair") { bundles, dumps, catalogue, output, resume, csv, shard, jobs };
        command.Subcommands.Add(SweepMergeCommand.Build(terminal));
        command.Validators.Add(result =>
        {
            if (result.Children.OfType<System.CommandLine.Parsing.CommandResult>().Any()) return;
            if (result.GetValue(bundles) is not { Length: > 0 }) result.AddError("No bundle given.");
            if (result.GetValue(dumps) is not { Length: > 0 }) result.AddError("No dump given; name dumps or folders of them with --on.");
            if (result.GetValue(shard) is { } part && SweepShard.Parse(part) is null) result.AddError($"--shard must be a part such as 3/8, not '{result.GetValue(shard)}'.");
            if (result.GetValue(jobs) < 1) result.AddError("--jobs must be at least 1.");
            if (!result.GetValue(resume)) return;
            if (result.GetValue(output) is null or Terminal.StandardInput) result.AddError("--resume needs --output, the file to continue.");
            if (result.GetValue(csv)) result.AddError("--resume writes JSON Lines; run 'iomatch sweep merge --csv' to convert them.");
        });
        command.SetAction(parsed => (int)Run(terminal, new(
            parsed.GetValue(bundles)!,
            parsed.GetValue(dumps)!,
            parsed.GetValue(catalogue) ?? [],
            parsed.GetValue(output) ?? Terminal.StandardInput,
            parsed.GetValue(resume),
            parsed.GetValue(csv),
            parsed.GetValue(shard) is { } part ? SweepShard.Parse(part)!.Value : SweepShard.Whole,
            parsed.GetValue(jobs) ?? Environment.ProcessorCount)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, Options options)
    {
        var inputs = new Inputs(terminal);
        if (!(TryFind(terminal, options.Bundles, SweepInputs.Bundles, "no bundle found in this folder", out var bundles)
            & TryFind(terminal, options.Dumps, SweepInputs.Dumps, "no dump found in this folder", out var dumps)
            & TryCatalogues(inputs, options.Catalogues, out var catalogueFor))) return ExitCode.Unusable;

        var sweep = new Sweep(bundles.Select(b => new SweepBundle(b, () => CatalogueReader.Read(b))), dumps.Select(d => new SweepDump(d, () => Registry.Read(d))), catalogueFor);
        SweepFile? file = null;
        if (options.Output != Terminal.StandardInput && !inputs.TryTell(SweepFile.Open(options.Output, options.Resumes), out file)) return ExitCode.Unusable;
        try
        {
            return Run(terminal, options, sweep, file);
        }
        catch (IOException) when (file is not null)
        {
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(options.Output), "cannot write to the file", "free some space and continue with --resume"));
            return ExitCode.Unusable;
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static ExitCode Run(Terminal terminal, Options options, Sweep sweep, SweepFile? file)
    {
        Action<string> write = file is null ? terminal.Output.Write : file.Write;
        var tally = new SweepTally();
        foreach (var row in file?.Rows ?? []) tally.Add(row);
        var known = (file?.Rows ?? []).Select(r => r.Pair).ToHashSet();
        var all = sweep.PairsOf(options.Shard).ToList();
        var pairs = all.FindAll(p => !known.Contains(p));
        var told = new HashSet<string>(StringComparer.Ordinal);

        using var progress = Progress.On(terminal, "pairs", pairs.Count);
        var ending = terminal.Ending();
        using var atTheEnd = ending.Register(() =>
        {
            file?.Dispose();
            progress.Clear();
            if (file is not null) terminal.Error.WriteLine($"iomatch: stopped; {options.Output} has {file.Count} lines; continue with --resume");
        });
        if (options.IsCsv) write(SweepCsv.Head);
        foreach (var row in sweep.Rows(pairs, options.Jobs, ending))
        {
            write(options.IsCsv ? SweepCsv.Of(row) : SweepLine.Of(row) + "\n");
            tally.Add(row);
            progress.Step();
            foreach (var fault in row.Faults.Where(told.Add))
            {
                progress.Clear();
                terminal.Error.WriteLine(fault);
            }
        }
        progress.Clear();
        if (ending.IsCancellationRequested) return ExitCode.Interrupted;
        if (file is not null) terminal.Output.Write(SweepText.Of(tally, terminal.Style));
        return tally.Unusable > 0 ? ExitCode.Unusable : ExitCode.Yes;
    }

    private static bool TryFind(Terminal terminal, string[] paths, Func<string, IEnumerable<string>> find, string none, out List<string> found)
    {
        found = [];
        var usable = true;
        foreach (var path in paths)
        {
            var before = found.Count;
            found.AddRange(find(path));
            if (found.Count > before) continue;
            usable = false;
            terminal.Error.WriteLine(new Fault(InputFault.FileUnreadable, new(path), none, "run 'iomatch sweep --help' to see which files are used"));
        }
        return usable;
    }

    /// <summary>The catalogues that are named, or the nearest built-in one for each system; each is read once.</summary>
    private static bool TryCatalogues(Inputs inputs, string[] names, out Func<Host, SweepCatalogue> catalogueFor)
    {
        var nearest = new ConcurrentDictionary<string, SweepCatalogue>(StringComparer.Ordinal);
        catalogueFor = host => nearest.GetOrAdd(NearestCatalogue.NameFor(host), name => new([name], CatalogueReader.Read(name)));
        if (names.Length == 0) return true;
        var usable = inputs.TryCatalogue(names, out var source);
        var given = usable ? new SweepCatalogue([.. names], ReadResult.Of(source!)) : null;
        catalogueFor = _ => given!;
        return usable;
    }
}
