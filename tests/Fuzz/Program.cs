using System.Diagnostics;
using System.Globalization;

namespace IOMatch.Fuzz;

/// <summary>Fuzzing by command; dotnet test runs the same targets shortly.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        if (Options.Parse(words) is not { } options)
        {
            Console.Error.WriteLine(Options.Usage);
            Console.Error.WriteLine("targets: " + string.Join(", ", FuzzTargets.All));
            return 2;
        }
        FuzzTarget[] targets = options.Target == "all" ? [.. FuzzTargets.All] : [FuzzTargets.Find(options.Target)!];
        if (options.IsInside) return Inside(targets[0], options);
        if (options.File is { } file) return One(targets[0], File.ReadAllBytes(file));
        if (options.Deep is { } depth) return targets.SelectMany(t => t.Nested(depth).Select(bytes => One(t, bytes))).ToList().Max();
        if (options.IsOne) return One(targets[0], new FuzzRun(targets[0], options.Corpus, options.Seed, options.Longest).Input(options.From), show: true);
        var failed = false;
        foreach (var target in targets)
        {
            var watch = Stopwatch.StartNew();
            var result = new Supervisor(target, options).Run(Console.WriteLine);
            failed |= result.Findings.Count > 0;
            Tell($"{target.Name,-16} seed {options.Seed}, inputs {options.From:n0} to {options.From + result.Inputs - 1:n0}: {100.0 * result.Accepted / Math.Max(1, result.Inputs),3:0} % accepted, {result.Findings.Count} findings, {watch.Elapsed.TotalSeconds:0} s");
        }
        return failed ? 1 : 0;
    }

    /// <summary>Starts this program once more.</summary>
    public static ProcessStartInfo Again(IEnumerable<string> words)
    {
        var self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet") start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var word in words) start.ArgumentList.Add(word);
        return start;
    }

    private static int Inside(FuzzTarget target, Options options)
    {
        using var progress = new Progress(target.Name);
        var run = new FuzzRun(target, options.Corpus, options.Seed, options.Longest);
        var result = run.Run(
            options.From,
            options.Count,
            progress.Set,
            (index, finding) => Tell($"{target.Name} --seed {options.Seed} --index {index}: {Findings.Line(finding)} {Findings.Store(finding, $"--seed {options.Seed} --index {index}")}"));
        return result.Findings.Count > 0 ? 1 : 0;
    }

    private static int One(FuzzTarget target, byte[] input, bool show = false)
    {
        if (show)
        {
            var stored = Findings.Store(new(target, Trouble.Thrown, "asked for", input), "by index");
            Tell($"{stored}");
        }
        Finding? finding = null;
        var accepted = false;
        var watch = Stopwatch.StartNew();
        Watch.OnSmallStack(() => finding = Watch.Of(target, input, out accepted));
        Tell($"{target.Name}: {input.Length:n0} bytes, {(finding is null ? accepted ? "accepted" : "refused" : finding.Trouble + ": " + finding.What)}, {watch.Elapsed.TotalMilliseconds:0} ms");
        return finding is null ? 0 : 1;
    }

    private static void Tell(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
