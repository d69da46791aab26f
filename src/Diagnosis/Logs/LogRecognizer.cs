using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>Finds known lines in a message. Several may stand in one: the kernel's buffer interleaves.</summary>
internal static partial class LogRecognizer
{
    private const int MostFindingsInALine = 16;

    // Hostile lines may hold every anchor there is. Real ones hold a few, close together.
    private const int MostCandidates = 24;
    private const int Window = 4096;

    private static readonly ImmutableArray<(LogLine Line, LogFormat Format)> Formats = [.. LogLine.All.SelectMany(l => l.Formats.Select(f => (l, f)))];
    private static readonly SearchValues<string> Anchors = SearchValues.Create([.. Formats.Select(f => f.Format.Anchor).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    // A dext's own output is known by its sender, which JSON writes as a path.
    private static readonly SearchValues<string> AnchorsOfLines = SearchValues.Create([.. Formats.Select(f => f.Format.Anchor).Append(".dext/").Append(@".dext\/").Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    /// <summary>Whether a closer look is worth while: no known line lacks all anchors. As it stands in the file, JSON escapes included.</summary>
    public static bool MayHold(ReadOnlySpan<char> line) => line.ContainsAny(AnchorsOfLines);

    /// <summary>All known lines in a message.</summary>
    public static void Recognize(LogHeader header, string message, SourcePosition at, List<LogFinding> findings)
    {
        var from = 0;
        for (var i = 0; i < MostFindingsInALine && from < message.Length; i++)
        {
            if (Best(message, from) is not { } best) break;
            var end = best.Match.Index + best.Match.Length;
            int? next = null;
            var rest = best.Format.Rest;
            if (rest is not null)
            {
                // A capture to the end of the line would swallow a line that was printed into this one.
                var restAt = best.Match.Groups[rest].Index;
                if (Best(message, restAt) is { } inside)
                {
                    if (inside.Match.Index > restAt) end = inside.Match.Index;
                    next = inside.Match.Index;
                }
            }
            findings.Add(Found(best.Line, best.Match, header, message[best.Match.Index..end], rest, at));
            from = Math.Max(next ?? end, from + 1);
        }
        if (from == 0 && BundleOf(header) is { } bundle) findings.Add(Printed(header, bundle, message, at));
    }

    /// <summary>The text without colours and control characters.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var line = text.Contains('\u001b') ? Colours().Replace(text.ToString(), "") : text.ToString();
        return line.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && line.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0
            ? line
            : string.Create(line.Length, line, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = source[i] is '\t' or '\n' or '\r' ? ' ' : char.IsControl(source[i]) ? '\ufffd' : source[i];
            });
    }

    private static (LogLine Line, LogFormat Format, Match Match)? Best(string message, int from)
    {
        var first = message.AsSpan(from).IndexOfAny(Anchors);
        if (first < 0) return null;
        // What stands before the first anchor belongs to the line only as far as a name reaches.
        if (first > Window / 2) from += first - (Window / 2);
        var length = Math.Min(Window, message.Length - from);
        Span<(int At, int Index)> candidates = stackalloc (int, int)[MostCandidates];
        var count = Candidates(message.AsSpan(from, length), candidates);
        (LogLine Line, LogFormat Format, Match Match)? best = null;
        foreach (var (_, index) in candidates[..count])
        {
            var (line, format) = Formats[index];
            var match = format.Match(message, from, length);
            if (!match.Success) continue;
            if (best is not { } b || match.Index < b.Match.Index || (match.Index == b.Match.Index && format.LiteralLength > b.Format.LiteralLength)) best = (line, format, match);
        }
        return best;
    }

    // The formats whose anchors are in the text, those that come first.
    private static int Candidates(ReadOnlySpan<char> text, Span<(int At, int Index)> candidates)
    {
        var count = 0;
        for (var i = 0; i < Formats.Length; i++)
        {
            var at = text.IndexOf(Formats[i].Format.Anchor, StringComparison.Ordinal);
            if (at < 0) continue;
            var place = count;
            while (place > 0 && candidates[place - 1].At > at) place--;
            if (place == candidates.Length) continue;
            if (count < candidates.Length) count++;
            for (var k = count - 1; k > place; k--) candidates[k] = candidates[k - 1];
            candidates[place] = (at, i);
        }
        return count;
    }

    private static LogFinding Found(LogLine line, Match match, LogHeader header, string text, string? rest, SourcePosition at)
    {
        var captures = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (Group group in match.Groups)
        {
            if (char.IsAsciiDigit(group.Name[0]) || !group.Success) continue;
            var value = string.Equals(group.Name, rest, StringComparison.Ordinal) ? text[Math.Min(text.Length, group.Index - match.Index)..] : group.Value;
            captures[group.Name] = value.Trim();
        }
        if (!captures.ContainsKey("bundle") && BundleOf(header) is { } bundle) captures["bundle"] = bundle;
        var error = ErrorIn(line.Id, captures);
        var means = Fill(line.Means, captures);
        if (error?.Meaning is { } meaning && line.Id != LogLineId.ExclusiveAccess) means += $" ({meaning.Name}: {meaning.Means})";
        return new(line, line.Severity, means, error?.Meaning?.Reason ?? line.Reason, error, header, captures.ToImmutable(), at, text.Trim());
    }

    // The dext whose code printed the line, or null.
    private static string? BundleOf(LogHeader header) =>
        header.Sender is { } sender && sender.EndsWith(".dext", StringComparison.Ordinal) ? sender[..^5] : null;

    private static LogFinding Printed(LogHeader header, string bundle, string message, SourcePosition at)
    {
        var line = LogLine.Of(LogLineId.DextPrints);
        var captures = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        captures["bundle"] = bundle;
        captures["why"] = message;
        return new(line, line.Severity, Fill(line.Means, captures), line.Reason, null, header, captures.ToImmutable(), at, message);
    }

    private static DecodedError? ErrorIn(LogLineId id, ImmutableDictionary<string, string>.Builder captures) => id switch
    {
        LogLineId.SystemExtensionError => ErrorCode.Decode("OSSystemExtensionErrorDomain " + captures["number"]),
        LogLineId.KernelManagementError => ErrorCode.Decode("KMErrorDomain " + captures["number"]),
        LogLineId.LaunchdError => ErrorCode.Decode("errno " + captures["number"]),
        LogLineId.SpawnCodesigning => ErrorCode.Decode("launchd " + captures["count"]),
        LogLineId.ExclusiveAccess => ErrorCode.Decode(0xe00002c5),
        // a line prints the whole number: the low bits alone mean nothing here
        _ => !captures.TryGetValue("error", out var error) ? null
            : uint.TryParse(error, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? ErrorCode.Decode(value) : ErrorCode.Decode("0x" + error),
    };

    private static string Fill(string means, ImmutableDictionary<string, string>.Builder captures)
    {
        if (!means.Contains('{')) return means;
        var text = new StringBuilder(means.Length + 64);
        var at = 0;
        while (means.IndexOf('{', at) is var open and >= 0)
        {
            var close = means.IndexOf('}', open);
            text.Append(means, at, open - at);
            var name = means[(open + 1)..close];
            text.Append(captures.TryGetValue(name, out var value) && value.Length > 0 ? value : "?");
            at = close + 1;
        }
        return text.Append(means, at, means.Length - at).ToString();
    }

    [GeneratedRegex(@"\x1b\[[0-9;]{0,20}[A-Za-z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Colours();
}
