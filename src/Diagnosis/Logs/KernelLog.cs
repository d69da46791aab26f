using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A log, reduced to the lines that say something about matching, loading and opening.</summary>
/// <param name="File">The name as the user gave it.</param>
/// <param name="Findings">The recognised lines, in order; at most <see cref="MostFindings"/>.</param>
/// <param name="Lines">Lines read, blank ones included; objects in a JSON array.</param>
/// <param name="RecognizedLines">Lines that hold a finding.</param>
/// <param name="Counts">How often each kind of line was seen.</param>
/// <param name="Style">The form of most recognised lines.</param>
public sealed record KernelLog(
    string File,
    ImmutableArray<LogFinding> Findings,
    long Lines,
    long RecognizedLines,
    ImmutableSortedDictionary<LogLineId, int> Counts,
    LogStyle Style)
{
    /// <summary>How many findings are kept. A log with more is a loop, and says the same again.</summary>
    public const int MostFindings = 100_000;

    private const int LongestLine = 1 << 20;

    /// <summary>Lines that say nothing about drivers, or nothing that is known.</summary>
    public long OtherLines => Lines - RecognizedLines;

    /// <summary>Reads a file: <c>log show</c> in any style, <c>dmesg</c>, or an excerpt.</summary>
    public static ReadResult<KernelLog> ReadFile(string path, ReadLimits? limits = null)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return Read(stream, path, limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return ReadResult.Failed<KernelLog>(new Fault(InputFault.FileUnreadable, new(path), "the file cannot be opened: " + e.Message.TrimEnd('.'), "check the path and the permissions"));
        }
    }

    /// <summary>Reads a stream, in memory bounded by the findings.</summary>
    /// <param name="stream">UTF-8 or UTF-16; bytes that are no text do no harm.</param>
    /// <param name="file">The name for positions.</param>
    /// <param name="limits">How much is read.</param>
    public static ReadResult<KernelLog> Read(Stream stream, string file, ReadLimits? limits = null)
    {
        try
        {
            using var reader = LogText.Open(stream);
            return Read(reader, file, limits ?? ReadLimits.Default);
        }
        catch (IOException e)
        {
            return ReadResult.Failed<KernelLog>(new Fault(InputFault.LogUnreadable, new(file), "the log cannot be read to its end: " + e.Message.TrimEnd('.')));
        }
    }

    /// <summary>Reads text, such as what was pasted.</summary>
    public static ReadResult<KernelLog> Parse(string text, string file = "log", ReadLimits? limits = null)
    {
        using var reader = new StringReader(text);
        return Read(reader, file, limits ?? ReadLimits.Default);
    }

    /// <summary>The findings of a log as they are met: for logs of any size, in bounded memory.</summary>
    public static IEnumerable<LogFinding> Scan(TextReader reader, string file)
    {
        var findings = new List<LogFinding>();
        var printing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries(new LogText(reader, LongestLine)))
        {
            if (entry.Message is null) continue;
            findings.Clear();
            Recognize(entry, file, findings);
            foreach (var finding in findings)
            {
                if (IsNews(finding, printing)) yield return finding;
            }
        }
    }

    private static ReadResult<KernelLog> Read(TextReader reader, string file, ReadLimits limits)
    {
        var findings = ImmutableArray.CreateBuilder<LogFinding>();
        var counts = new Dictionary<LogLineId, int>();
        var styles = new Dictionary<LogStyle, int>();
        var found = new List<LogFinding>();
        var printing = new HashSet<string>(StringComparer.Ordinal);
        long lines = 0;
        long recognized = 0;
        var text = new LogText(reader, LongestLine);
        foreach (var entry in Entries(text))
        {
            lines++;
            if (text.Characters > limits.Bytes)
            {
                return ReadResult.Failed<KernelLog>(new Fault(InputFault.LimitExceeded, new(file, entry.Line), $"the log is longer than {limits.Bytes} characters", "cut it with log show --last 1h, or with --predicate 'process == \"kernel\"'"));
            }
            if (entry.Message is null || findings.Count == MostFindings) continue;
            found.Clear();
            Recognize(entry, file, found);
            if (found.Count == 0) continue;
            recognized++;
            styles[entry.Header!.Style] = styles.GetValueOrDefault(entry.Header.Style) + 1;
            foreach (var finding in found)
            {
                counts[finding.Id] = counts.GetValueOrDefault(finding.Id) + 1;
                if (findings.Count < MostFindings && IsNews(finding, printing)) findings.Add(finding);
            }
        }
        var log = new KernelLog(
            file,
            findings.DrainToImmutable(),
            lines,
            recognized,
            counts.ToImmutableSortedDictionary(),
            styles.Count == 0 ? LogStyle.Plain : styles.MaxBy(s => s.Value).Key);
        var noticed = new List<Fault>();
        if (log.Findings.Length == MostFindings) noticed.Add(new(InputFault.LimitExceeded, log.Findings[^1].At, $"the log holds more than {MostFindings} known lines; what follows is not looked at", "cut it with log show --last 1h", FaultSeverity.Warning));
        if (text.Cut > 0) noticed.Add(new(InputFault.LogUnreadable, new(file), $"{text.Cut} lines are longer than {LongestLine} characters and are cut", Severity: FaultSeverity.Note));
        return ReadResult.Of(log, noticed);
    }

    private static void Recognize(Entry entry, string file, List<LogFinding> findings)
    {
        LogRecognizer.Recognize(entry.Header!, entry.Message!, new(file, entry.Line), findings);
        // What looked like a process name in front may be the line's own first word.
        if (findings.Count == 0 && entry.Whole is not null) LogRecognizer.Recognize(new(LogStyle.Plain), entry.Whole, new(file, entry.Line), findings);
    }

    // That a dext prints is said once; a talkative one would drown the rest.
    private static bool IsNews(LogFinding finding, HashSet<string> printing) =>
        finding.Id != LogLineId.DextPrints || printing.Add(finding.Bundle!);

    /// <summary>Every line, or JSON object; the message only where a known line may stand.</summary>
    private static IEnumerable<Entry> Entries(LogText lines)
    {
        var isFirst = true;
        while (lines.MoveNext())
        {
            if (isFirst && !lines.Current.Trim().IsEmpty)
            {
                isFirst = false;
                if (BeginsArray(lines))
                {
                    foreach (var (json, line) in JsonLog.Objects(lines)) yield return OfJson(json, line);
                    yield break;
                }
            }
            yield return OfLine(lines);
        }
    }

    private static bool BeginsArray(LogText lines)
    {
        // dmesg begins with a bracket too: [    0.000000]
        var start = lines.Current.Trim();
        return start is "[" || (start.Length > 1 && start[0] == '[' && start[1..].TrimStart() is ['{', ..]);
    }

    private static Entry OfJson(string json, int line) =>
        LogRecognizer.MayHold(json) && JsonLog.TryRead(json, out var header, out var message)
            ? new(line, header, LogRecognizer.Clean(message))
            : new(line, null, null);

    private static Entry OfLine(LogText lines)
    {
        var current = lines.Current;
        if (!LogRecognizer.MayHold(current)) return new(lines.Line, null, null);
        if (current.TrimStart() is ['{', ..] && JsonLog.TryRead(current.Trim().TrimEnd(',').ToString(), out var header, out var message)) return new(lines.Line, header, LogRecognizer.Clean(message));
        var line = LogRecognizer.Clean(current);
        header = LogHeaderReader.Read(line, out var messageAt);
        return new(lines.Line, header, line[messageAt..], header.Style == LogStyle.Plain && messageAt > 0 ? line : null);
    }

    private readonly record struct Entry(int Line, LogHeader? Header, string? Message, string? Whole = null);
}
