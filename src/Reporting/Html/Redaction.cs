using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>
/// Hides what tells a machine or its owner apart: serial numbers, hardware addresses, UUIDs, user names. Reports are posted in public.
/// Values are found by their keys in the registry and the bundle and hidden wherever they turn up; the rest is found by its form.
/// </summary>
public sealed partial class Redaction
{
    /// <summary>What stands in place of a hidden text.</summary>
    public const string Mark = "[redacted]";

    // shorter ones would also hit what has nothing to do with them
    private const int ShortestBare = 6;
    private const int ShortestNumber = 10000;

    private readonly string[] quoted;
    private readonly Regex? bare;

    private Redaction(IEnumerable<string> quoted, IReadOnlyCollection<string> bare)
    {
        this.quoted = [.. quoted.OrderByDescending(q => q.Length)];
        this.bare = bare.Count == 0
            ? null
            : new Regex("(?<![A-Za-z0-9])(?:" + string.Join('|', bare.OrderByDescending(b => b.Length).Select(Regex.Escape)) + ")(?![A-Za-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    /// <summary>What a registry and the personalities of a question would give away.</summary>
    public static Redaction For(Registry registry, DriverQuestion question)
    {
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        var bare = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in registry.Entries) Collect(entry.Properties, quoted, bare);
        foreach (var asked in question.Personalities)
        {
            if (asked.Filing.Personality is { } personality) Collect(personality.Table, quoted, bare);
        }
        return new(quoted, bare);
    }

    /// <summary>Whether the value of a key is hidden.</summary>
    public static bool IsPrivate(string key) => PrivateKey().IsMatch(key);

    /// <summary>The text without what is private.</summary>
    public string Of(string text)
    {
        if (text.Length < 3) return text;
        foreach (var value in quoted)
        {
            if (text.Contains(value, StringComparison.Ordinal)) text = text.Replace(value, Mark, StringComparison.Ordinal);
        }
        if (bare is not null) text = bare.Replace(text, Mark);
        text = Address().Replace(text, Mark);
        text = Uuid().Replace(text, Mark);
        text = Home().Replace(text, "${way}" + Mark);
        return Owner().Replace(text, Mark + "${rest}");
    }

    /// <summary>A property list's source with the values of private keys hidden; lines stay where they are.</summary>
    public static string OfPropertyList(string text) => PlistValue().Replace(text, m =>
        IsPrivate(m.Groups["key"].Value) ? m.Groups["head"].Value + Mark + new string('\n', m.Groups["value"].Value.Count(c => c == '\n')) + "</" : m.Value);

    private static void Collect(OSDictionary table, HashSet<string> quoted, HashSet<string> bare)
    {
        foreach (var (key, value) in table)
        {
            if (IsPrivate(key.Text)) Hide(value, quoted, bare);
            else Descend(value, quoted, bare);
        }
    }

    private static void Descend(OSObject value, HashSet<string> quoted, HashSet<string> bare)
    {
        if (value is OSDictionary table) Collect(table, quoted, bare);
        if (value is not OSMembers members) return;
        foreach (var member in members) Descend(member, quoted, bare);
    }

    private static void Hide(OSObject value, HashSet<string> quoted, HashSet<string> bare)
    {
        switch (value)
        {
            case OSString { Text.Length: > 0 } s:
                quoted.Add(ValueText.Of(s));
                if (s.Text.Trim().Length >= ShortestBare) bare.Add(s.Text.Trim());
                break;
            case OSNumber { Value: >= ShortestNumber }:
                quoted.Add(ValueText.Of(value));
                break;
            case OSData { Span.Length: >= 4 } data:
                quoted.Add(ValueText.Of(data));
                break;
            case OSDictionary table:
                foreach (var (_, member) in table) Hide(member, quoted, bare);
                break;
            case OSMembers members:
                foreach (var member in members) Hide(member, quoted, bare);
                break;
            default:
                break;
        }
    }

    [GeneratedRegex("serial[ _-]?(?:number|num|no|string)|serial#|^serial$|uuid|mac[ _-]?address|^IOMAC|ethernet.?address|bluetooth.?address|BD_?ADDR|user ?name|unique[ _-]?chip[ _-]?id|^ecid$|imei|meid|udid|^wwn$|world ?wide ?name|^mlb", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("(?<![0-9a-f:-])[0-9a-f]{2}(?<between>[:-])(?:[0-9a-f]{2}\\k<between>){4}[0-9a-f]{2}(?![0-9a-f:-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex("(?<way>(?:/Users|/home|\\\\Users)[/\\\\])(?!Shared\\b)[^/\\\\\\s\"'<>:]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Home();

    [GeneratedRegex("[\\p{L}\\p{N}]+(?<rest>['\u2019]s (?:Mac|iMac|iPad|iPhone|AirPods|Magic|Apple))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex("(?<head><key>(?<key>[^<]{1,200})</key>\\s*<(?:string|integer|data)>)(?<value>[^<]*)</", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlistValue();
}
