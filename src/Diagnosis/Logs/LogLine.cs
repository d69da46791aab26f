using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a log line says about a driver's fate.</summary>
public enum LogSeverity
{
    /// <summary>A step was passed.</summary>
    Good,

    /// <summary>Worth knowing, decides nothing by itself.</summary>
    Neutral,

    /// <summary>Something failed or was refused.</summary>
    Bad,
}

/// <summary>A kind of log line: its format and what it tells. The table is data/tables/diagnosis/log-lines.tsv.</summary>
/// <param name="Id">Which.</param>
/// <param name="Process">Who prints it: <c>kernel</c>, a daemon, or <c>*</c> for several.</param>
/// <param name="Stage">The stage that it belongs to.</param>
/// <param name="Severity">Good or bad news.</param>
/// <param name="Reason">The reason code to read on at, or null.</param>
/// <param name="Needs">What has to be set for it to be printed, <c>always</c> when nothing: <c>io 0x10</c> is a bit of the boot argument io or of IOKitDebug in the personality, <c>dk 0x2</c> of the boot argument dk.</param>
/// <param name="Means">In plain words; captures stand in braces.</param>
/// <param name="Certainty">How sure format and meaning are.</param>
/// <param name="Source">The function that prints it.</param>
public sealed record LogLine(LogLineId Id, string Process, Stage Stage, LogSeverity Severity, ReasonCode? Reason, string Needs, string Means, Certainty Certainty, string Source)
{
    private static readonly Lazy<ImmutableArray<LogLine>> LazyAll = new(Load);

    /// <summary>All lines, in the order of <see cref="LogLineId"/>.</summary>
    public static ImmutableArray<LogLine> All => LazyAll.Value;

    /// <summary>The forms of the line: first what is printed, then what people quote.</summary>
    internal ImmutableArray<LogFormat> Formats { get; private init; }

    /// <summary>What is printed, with captures in braces.</summary>
    public string Format => Formats[0].Text;

    /// <summary>The names of the captures of <see cref="Format"/>.</summary>
    public IEnumerable<string> Captures => Formats[0].Captures;

    /// <summary>A line by its id.</summary>
    public static LogLine Of(LogLineId id) => All[(int)id];

    private static ImmutableArray<LogLine> Load() =>
    [
        .. EmbeddedTable.Rows("log-lines.tsv").Select(r => new LogLine(
            Enum.Parse<LogLineId>(r[0]),
            r[1],
            Enum.Parse<Stage>(r[3]),
            Enum.Parse<LogSeverity>(r[4], ignoreCase: true),
            r[5].Length == 0 ? null : ReasonCodes.Parse(r[5]),
            r[6],
            r[7],
            Enum.Parse<Certainty>(r[8]),
            r[9])
        {
            Formats = [.. r[2].Split(" ¦ ").Select(f => new LogFormat(f))],
        }).OrderBy(l => l.Id),
    ];
}
