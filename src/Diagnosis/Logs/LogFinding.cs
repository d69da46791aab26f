using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What stands before the message of a log line.</summary>
/// <param name="Style">How the line was written.</param>
/// <param name="Time">As it stands: date and time, seconds since boot, or null.</param>
/// <param name="Process">Who printed it, or null.</param>
/// <param name="Pid">Its process id, or null.</param>
/// <param name="Sender">The library or kext inside that process, or null.</param>
/// <param name="Subsystem">Subsystem and category, <c>com.apple.sx:StateChanges</c>, or null.</param>
public sealed record LogHeader(LogStyle Style, string? Time = null, string? Process = null, int? Pid = null, string? Sender = null, string? Subsystem = null);

/// <summary>The forms in which logs come.</summary>
public enum LogStyle
{
    /// <summary>Lines without a known head, such as excerpts in a forum.</summary>
    Plain,

    /// <summary><c>log show</c>.</summary>
    Default,

    /// <summary><c>log show --style syslog</c>.</summary>
    Syslog,

    /// <summary><c>log show --style compact</c>, and what NSLog prints.</summary>
    Compact,

    /// <summary><c>log show --style ndjson</c> or <c>--style json</c>.</summary>
    Json,

    /// <summary>Copied out of Console.</summary>
    Console,

    /// <summary><c>dmesg</c> with seconds since boot.</summary>
    Dmesg,

    /// <summary>The old system.log.</summary>
    SystemLog,
}

/// <summary>A log line that was recognised.</summary>
/// <param name="Line">What kind of line.</param>
/// <param name="Severity">Good or bad news.</param>
/// <param name="Means">In plain words, with this line's values.</param>
/// <param name="Reason">The reason code to read on at, or null.</param>
/// <param name="Error">The error number in the line, decoded, or null.</param>
/// <param name="Header">Time, process and so on.</param>
/// <param name="Captures">The line's values by name.</param>
/// <param name="At">Where in the file.</param>
/// <param name="Message">The recognised part of the line.</param>
public sealed record LogFinding(
    LogLine Line,
    LogSeverity Severity,
    string Means,
    ReasonCode? Reason,
    DecodedError? Error,
    LogHeader Header,
    ImmutableDictionary<string, string> Captures,
    SourcePosition At,
    string Message)
{
    /// <summary>Which line.</summary>
    public LogLineId Id => Line.Id;

    /// <summary>The stage that it belongs to.</summary>
    public Stage Stage => Line.Stage;

    /// <summary>The driver's name, as in the registry.</summary>
    public string? Driver => this["driver"];

    /// <summary>The registry id of the driver, in hexadecimal.</summary>
    public string? Entry => this["entry"];

    /// <summary>The provider's name.</summary>
    public string? Provider => this["provider"];

    /// <summary>The bundle identifier.</summary>
    public string? Bundle => this["bundle"];

    /// <summary>The user server's name.</summary>
    public string? Server => this["server"];

    /// <summary>The class.</summary>
    public string? Class => this["class"];

    /// <summary>A value by its capture's name, or null.</summary>
    public string? this[string capture] => Captures.GetValueOrDefault(capture);
}
