using System.Globalization;

namespace IOMatch.Cli;

/// <summary>
/// How far long work has come: one line on a terminal's standard error, written over itself and gone at the end. Nothing is written when nobody reads it,
/// or when the work is short. Any thread may tell of a step.
/// </summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    private readonly Terminal terminal;
    private readonly string what;
    private readonly int? total;
    private readonly long began;
    private readonly Lock writing = new();
    private long next;
    private int done;
    private int shown;

    private Progress(Terminal terminal, string what, int? total)
    {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        began = terminal.Clock.GetTimestamp();
        next = After(began, Patience);
    }

    /// <param name="terminal">Where it is shown.</param>
    /// <param name="what">What is counted, such as <c>pairs</c>.</param>
    /// <param name="total">How many there will be; null when nobody knows.</param>
    public static Progress On(Terminal terminal, string what, int? total = null) => new(terminal, what, total);

    /// <summary>One more is done.</summary>
    public void Step()
    {
        var count = Interlocked.Increment(ref done);
        if (!terminal.ShowsProgress) return;
        var now = terminal.Clock.GetTimestamp();
        if (now < Volatile.Read(ref next)) return;
        lock (writing)
        {
            if (now < next) return;
            next = After(now, Pause);
            Show(Line(count, terminal.Clock.GetElapsedTime(began, now)));
        }
    }

    /// <summary>Takes the line away, so that something else can be written; the next step brings it back.</summary>
    public void Clear()
    {
        lock (writing) Show("");
    }

    /// <inheritdoc cref="Clear"/>
    public void Dispose() => Clear();

    private void Show(string line)
    {
        if (shown == 0 && line.Length == 0) return;
        terminal.Error.Write('\r' + line.PadRight(shown) + (line.Length == 0 ? "\r" : ""));
        terminal.Error.Flush();
        shown = line.Length;
    }

    private string Line(int count, TimeSpan elapsed)
    {
        if (total is not { } all) return $"{count} {what}";
        var line = string.Create(CultureInfo.InvariantCulture, $"{count} of {all} {what}, {100L * count / Math.Max(all, 1)} %");
        return elapsed < Settled || count >= all ? line : line + ", about " + Words(elapsed / count * (all - count)) + " left";
    }

    private static string Words(TimeSpan left) => left switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalSeconds)} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{left.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{left.TotalHours:0} h"),
    };

    private long After(long timestamp, TimeSpan wait) => timestamp + (long)(wait.TotalSeconds * terminal.Clock.TimestampFrequency);
}
