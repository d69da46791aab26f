using System.Diagnostics;
using System.Globalization;

namespace IOMatch.Fuzz;

/// <summary>
/// Runs a target in a process of its own. A stack overflow ends that process and a loop never lets it go on; both leave the index behind,
/// become findings, and the run goes on behind it.
/// </summary>
internal sealed class Supervisor(FuzzTarget target, Options options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public RunResult Run(Action<string> tell)
    {
        var findings = new List<Finding>();
        long inputs = 0, accepted = 0, next = options.From;
        var end = options.From + options.Count;
        while (next < end)
        {
            using var progress = new Progress(target.Name);
            progress.Set(next, 0);
            var died = Once(next, end - next, progress, tell, out var found);
            findings.AddRange(found);
            var (at, read) = progress.Get();
            accepted += read;
            inputs += Math.Min(end, at + 1) - next;
            next = at + 1;
            if (died is not { } how) continue;
            var input = new FuzzRun(target, options.Corpus, options.Seed, options.Longest).Input(at);
            var finding = new Finding(target, how, how == Trouble.Died ? "the process ended" : "no answer in half a minute", input);
            findings.Add(finding);
            tell($"{target.Name} --seed {options.Seed} --index {at}: {Findings.Line(finding)} {Findings.Store(finding, $"--seed {options.Seed} --index {at}")}");
        }
        return new(inputs, accepted, findings);
    }

    private Trouble? Once(long from, long count, Progress progress, Action<string> tell, out IReadOnlyList<Finding> found)
    {
        var list = new List<Finding>();
        found = list;
        using var child = new Process { StartInfo = Program.Again([target.Name, "--inside", .. options.ForChild(from, count)]) };
        child.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { Length: > 0 } text) return;
            list.Add(new(target, Trouble.Thrown, text, []));
            tell(text);
        };
        child.Start();
        child.BeginOutputReadLine();
        var (last, since) = (progress.Get().At, Stopwatch.StartNew());
        while (!child.WaitForExit(Look))
        {
            if (progress.Get().At is var now && now != last) (last, since) = (now, Stopwatch.StartNew());
            else if (since.Elapsed > Patience + TimeSpan.FromSeconds(list.Count > 0 ? 60 : 0))
            {
                child.Kill();
                child.WaitForExit();
                return Trouble.Hung;
            }
        }
        child.WaitForExit();
        return child.ExitCode is 0 or 1 ? null : Trouble.Died;
    }
}

/// <summary>How far a run is, in a file that outlives it.</summary>
internal sealed class Progress : IDisposable
{
    private readonly System.IO.MemoryMappedFiles.MemoryMappedFile file;
    private readonly System.IO.MemoryMappedFiles.MemoryMappedViewAccessor view;

    public Progress(string name)
    {
        Directory.CreateDirectory(Findings.Folder);
        file = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(Path.Combine(Findings.Folder, string.Create(CultureInfo.InvariantCulture, $"{name}.progress")), FileMode.OpenOrCreate, null, 16);
        view = file.CreateViewAccessor();
    }

    public void Set(long at, long accepted)
    {
        view.Write(0, at);
        view.Write(8, accepted);
    }

    public (long At, long Accepted) Get() => (view.ReadInt64(0), view.ReadInt64(8));

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
