using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>One form of a log line: literals and named captures. The name of a capture says what characters it holds.</summary>
internal sealed class LogFormat
{
    /// <summary>The prefix of the DriverKit side; often left out in quotations.</summary>
    private const string Dk = "DK: ";

    private readonly ImmutableArray<(bool IsCapture, string Text)> parts;
    private readonly Lazy<Regex> strict;
    private readonly Lazy<Regex> loose;

    public LogFormat(string text)
    {
        Text = text;
        parts = Parse(text);
        Captures = [.. parts.Where(p => p.IsCapture).Select(p => p.Text)];
        Anchor = FindAnchor();
        LiteralLength = parts.Where(p => !p.IsCapture).Sum(p => p.Text.Length);
        strict = new(() => Build(isLoose: false));
        loose = new(() => Build(isLoose: true));
    }

    /// <summary>The form, captures in braces.</summary>
    public string Text { get; }

    /// <summary>Names of the captures, in order.</summary>
    public ImmutableArray<string> Captures { get; }

    /// <summary>Characters that every line of this form holds, also where it stands escaped in JSON.</summary>
    public string Anchor { get; }

    /// <summary>How specific the form is.</summary>
    public int LiteralLength { get; }

    /// <summary>The last part when it is a capture that takes the rest of the line, else null.</summary>
    public string? Rest => parts[^1].IsCapture && KindOf(parts[^1].Text) is Kind.Text or Kind.Name ? parts[^1].Text : null;

    private enum Kind
    {
        Text,
        Name,
        Token,
        Identifier,
        Hex,
        Integer,
    }

    /// <summary>Looks for the line in a part of a message: where it should start first, then anywhere.</summary>
    public Match Match(string message, int from, int length)
    {
        // A line that begins with a name takes everything before it for the name: only right where the message begins.
        if (from == 0 || !parts[0].IsCapture)
        {
            var match = strict.Value.Match(message, from, length);
            if (match.Success) return match;
        }
        return loose.Value.Match(message, from, length);
    }

    /// <summary>Prints the line.</summary>
    /// <exception cref="ArgumentException">An argument is missing.</exception>
    public string Print(IReadOnlyDictionary<string, LogArgument> arguments)
    {
        var text = new StringBuilder(Text.Length + 64);
        foreach (var (isCapture, part) in parts)
        {
            if (!isCapture) text.Append(part);
            else if (!arguments.TryGetValue(part, out var argument)) throw new ArgumentException($"the line needs {{{part}}}", nameof(arguments));
            else text.Append(argument.Print(KindOf(part) == Kind.Hex));
        }
        return text.ToString();
    }

    private static ImmutableArray<(bool IsCapture, string Text)> Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<(bool, string)>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) parts.Add((false, text[at..open]));
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            parts.Add((true, text[(open + 1)..close]));
            at = close + 1;
        }
        return parts.ToImmutable();
    }

    private static Kind KindOf(string capture) => capture switch
    {
        "entry" or "providerEntry" or "tag" or "error" or "options" => Kind.Hex,
        "count" or "pid" or "score" or "ms" or "seconds" or "total" or "matching" or "number" => Kind.Integer,
        "bundle" or "server" or "team" or "entitlement" => Kind.Identifier,
        "driver" or "provider" or "process" => Kind.Name,
        "address" or "from" or "to" or "code" or "uniqueId" or "otherId" or "vendor" or "transport" or "profile" or "ending" => Kind.Token,
        _ => Kind.Text,
    };

    private static string Pattern(string capture, bool isFirst, bool isLast, bool isLoose)
    {
        // Redaction by the unified log stands in the place of any value.
        var pattern = KindOf(capture) switch
        {
            Kind.Hex => "[0-9a-fA-F]+|<private>",
            Kind.Integer => "-?[0-9]+|<private>",
            Kind.Identifier => "[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?|<private>",
            Kind.Token => @"[^\s,()]+",
            Kind.Name or Kind.Text when isFirst && isLoose => @"\S+?",
            Kind.Name or Kind.Text when isFirst => @"[^\s:](?:[^:]*?[^\s:])?",
            // A colon and a blank end a name: beyond them another line begins.
            Kind.Name => isLast ? "(?:[^:]|:[^ ])+" : "(?:[^:]|:[^ ])+?",
            _ => isLast ? ".*" : ".*?",
        };
        return $"(?<{capture}>{pattern})";
    }

    private string FindAnchor()
    {
        var best = "";
        foreach (var (isCapture, text) in parts)
        {
            if (isCapture) continue;
            foreach (var piece in text.Split('"', '\\', '/', '’', '“', '”'))
            {
                // "DK: " is optional in quotations.
                var candidate = (piece.StartsWith(Dk, StringComparison.Ordinal) ? piece[Dk.Length..] : piece).Trim();
                if (candidate.Length > best.Length) best = candidate;
            }
        }
        return best;
    }

    private Regex Build(bool isLoose)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var (isCapture, text) = parts[i];
            if (i == 0)
            {
                var hasDk = text.StartsWith(Dk, StringComparison.Ordinal);
                if (isLoose && hasDk) text = text[Dk.Length..];
                // A name at the start may hold blanks when the message is known to start there, not in the middle of a line.
                pattern.Append(isCapture && !isLoose ? "^" : hasDk && !isLoose ? "" : @"(?:^|[^A-Za-z0-9_])");
                if (text.Length == 0) continue;
            }
            if (!isCapture) pattern.Append(Regex.Escape(text));
            else pattern.Append(Pattern(text, i == 0 || (i == 1 && isLoose && string.Equals(parts[0].Text, Dk, StringComparison.Ordinal)), i == parts.Length - 1, isLoose));
        }
        return new(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
