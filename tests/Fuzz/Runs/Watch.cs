using System.Diagnostics;

namespace IOMatch.Fuzz;

/// <summary>What an input can do that none may.</summary>
internal enum Trouble
{
    /// <summary>It was answered with an exception.</summary>
    Thrown,

    /// <summary>More than a second for at most 64 KB.</summary>
    Slow,

    /// <summary>More than 64 bytes allocated for each of its own, and 64 MB.</summary>
    Greedy,

    /// <summary>The process ended: a stack overflow.</summary>
    Died,

    /// <summary>No answer in half a minute.</summary>
    Hung,
}

/// <summary>An input that got a target into trouble.</summary>
internal sealed record Finding(FuzzTarget Target, Trouble Trouble, string What, byte[] Input)
{
    /// <summary>The same for inputs that fail alike: the exception and the place that threw it.</summary>
    public string Key => $"{Target.Name} {Trouble} {What.Split('\n') switch { [var first, ..] when Trouble == Trouble.Thrown => string.Join(' ', What.Split('\n').Where(l => l.Contains("   at IOMatch", StringComparison.Ordinal)).Take(1).Prepend(first.Split(':')[0])), _ => "" }}";
}

/// <summary>Gives an input to a target and looks at what that costs.</summary>
internal static class Watch
{
    public const int LargestTimed = 64 << 10;
    private const int BytesForEach = 64;
    private const int Attempts = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>The trouble, or null; <paramref name="accepted"/> tells whether the input was read whole.</summary>
    public static Finding? Of(FuzzTarget target, byte[] input, out bool accepted)
    {
        var finding = Once(target, input, out accepted);
        // what the first use of a table costs, or another process, is not the input's fault
        for (var again = 1; again < Attempts && finding is { Trouble: Trouble.Slow or Trouble.Greedy }; again++) finding = Once(target, input, out accepted);
        return finding;
    }

    private static Finding? Once(FuzzTarget target, byte[] input, out bool accepted)
    {
        accepted = false;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var worked = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        try
        {
            accepted = target.Read(input);
        }
#pragma warning disable CA1031 // any exception is a finding
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new(target, Trouble.Thrown, e.ToString(), input);
        }
        // on a busy machine the clock runs on without us; beside other tests the process works without us: what both say is ours
        var time = new[] { Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - worked }.Min();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return time > Longest && input.Length <= LargestTimed ? new(target, Trouble.Slow, $"{time.TotalSeconds:0.0} s for {input.Length} bytes", input)
            : allocated > target.FreeBytes + ((long)BytesForEach * input.Length) ? new(target, Trouble.Greedy, $"{allocated >> 20} MB for {input.Length} bytes", input)
            : null;
    }

    /// <summary>Runs on a stack no larger than the smallest that a program gets by itself on the systems we know.</summary>
    public static void OnSmallStack(Action action)
    {
        Exception? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
#pragma warning disable CA1031 // handed on to the caller's thread
                catch (Exception e)
#pragma warning restore CA1031
                {
                    failed = e;
                }
            },
            1 << 20);
        thread.Start();
        thread.Join();
        if (failed is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
    }
}
