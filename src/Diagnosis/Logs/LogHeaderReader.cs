using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>Takes the head off a log line.</summary>
internal static partial class LogHeaderReader
{
    /// <summary>The head, and where the message starts.</summary>
    public static LogHeader Read(string line, out int messageAt)
    {
        foreach (var (style, pattern) in Styles)
        {
            var match = pattern.Match(line);
            if (!match.Success) continue;
            messageAt = match.Length;
            var header = new LogHeader(
                style,
                Value(match, "time"),
                Value(match, "process")?.Trim(),
                int.TryParse(match.Groups["pid"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null,
                Value(match, "sender"),
                Value(match, "subsystem"));
            return header;
        }
        messageAt = 0;
        return new(LogStyle.Plain);
    }

    private static readonly (LogStyle Style, Regex Pattern)[] Styles =
    [
        (LogStyle.Default, Default()),
        (LogStyle.Syslog, Syslog()),
        (LogStyle.Compact, Compact()),
        (LogStyle.Dmesg, Dmesg()),
        (LogStyle.Console, Console()),
        (LogStyle.SystemLog, SystemLog()),
        (LogStyle.Plain, Bare()),
    ];

    private static string? Value(Match match, string group) => match.Groups[group] is { Success: true, Length: > 0 } g ? g.Value : null;

    // sender and subsystem, as all three styles of log show print them
    private const string Tail = @"(?:\((?<sender>[^()]{1,200})\) )?(?:\[(?<subsystem>[\w.\-]{1,200}:[\w.\- ]{1,200})\] )?";
    private const string Date = @"^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d{4})?)";

    [GeneratedRegex(Date + @"\s+0x[0-9a-f]{1,16}\s+\w{1,20}\s+0x[0-9a-f]{1,16}\s+(?<pid>\d{1,9})\s+(?:\d{1,9}\s+)?(?<process>[^:\[]{1,200})(?:\[\d+\])?:\s?" + Tail, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Default();

    [GeneratedRegex(Date + @"\s+\S{1,200}\s+(?<process>[^\[\]:]{1,200})\[(?<pid>\d{1,9})\]:\s?" + Tail + @"(?:<\w{1,20}>: )?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Syslog();

    [GeneratedRegex(Date + @"\s+(?:[A-Z][a-z]?\s+)?(?<process>[^\[\]:]{1,200})\[(?<pid>\d{1,9}):[0-9a-f]{1,16}\]\s?" + Tail, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^\[\s*(?<time>\d{1,10}\.\d{1,9})\]:?\s?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dmesg();

    [GeneratedRegex(@"^(?:default|info|debug|error|fault)\s+(?<time>\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d{4})?)\s+(?<process>[^\t\s]{1,200})\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Console();

    [GeneratedRegex(@"^(?<time>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) \S{1,200} (?<process>[^\[\]:]{1,200})(?:\[(?<pid>\d{1,9})\])?(?: \([^()]{1,200}\))?:\s?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SystemLog();

    [GeneratedRegex(@"^\s*\(?(?<process>kernel|kernelmanagerd|kernelmanager_helper|sysextd|amfid|taskgated-helper|taskgated|syspolicyd|launchd|runningboardd|kextd|trustd|securityd|AppleSystemPolicy)\)?(?:\[(?<pid>\d{1,9})(?::\w{1,16})?\])?:?\s+" + Tail, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Bare();
}
