using System.Collections.Immutable;
using System.Reflection;

namespace IOMatch;

/// <summary>Reads a page of docs/reasons, which all have one structure.</summary>
internal static class ReasonPage
{
    private const string Fence = "```";

    /// <summary>The page of a code.</summary>
    /// <exception cref="FormatException">The page does not have the structure.</exception>
    public static Reason Read(ReasonCode code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"IOMatch.Reasons.{code.Number()}.md") ?? throw new FormatException("no page for " + code.Number());
        using var reader = new StreamReader(stream);
        return Read(code, reader.ReadToEnd());
    }

    /// <summary>A page's text.</summary>
    /// <exception cref="FormatException">The page does not have the structure.</exception>
    public static Reason Read(ReasonCode code, string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        Expect(string.Equals(lines[0], $"# {code.Number()} {code.Id()}", StringComparison.Ordinal), code, "the heading");
        var facts = lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length == 4 && c[1].Length > 0 && !c[1].StartsWith('-')).ToDictionary(c => c[1], c => c[2], StringComparer.Ordinal);
        Expect(facts.TryGetValue("Stage", out var stage) && string.Equals(stage, code.Stage().Words(), StringComparison.Ordinal), code, "the stage");
        Expect(facts.ContainsKey("Rule"), code, "the rule");
        Expect(facts.TryGetValue("Certainty", out var certainty) && Enum.TryParse<Certainty>(certainty, out _), code, "the certainty");
        var sections = Sections(lines);
        var log = Section(sections, "In the log", code);
        return new(
            code,
            lines[2],
            Section(sections, "What it means", code),
            Section(sections, "How it is decided", code),
            facts["Rule"].StartsWith("none", StringComparison.Ordinal) ? [] : [.. facts["Rule"].Split(',', StringSplitOptions.TrimEntries)],
            log.Split(Fence)[0].Trim(),
            log.Contains(Fence, StringComparison.Ordinal) ? [.. log.Split(Fence)[1].Split('\n').Skip(1).Where(l => l.Length > 0)] : [],
            Section(sections, "Confirm on a Mac", code),
            Section(sections, "How to fix", code),
            Enum.Parse<Certainty>(certainty!),
            sections.TryGetValue("Known reports", out var reports) ? [.. reports.Split('\n').Select(Report)] : [],
            page);
    }

    private static Dictionary<string, string> Sections(string[] lines)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        var from = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && !lines[i].StartsWith("## ", StringComparison.Ordinal)) continue;
            if (name is not null) sections.Add(name, string.Join('\n', lines[from..i]).Trim());
            if (i == lines.Length) break;
            name = lines[i][3..];
            from = i + 1;
        }
        return sections;
    }

    private static string Section(Dictionary<string, string> sections, string name, ReasonCode code)
    {
        Expect(sections.TryGetValue(name, out var text) && text.Length > 0, code, "the section " + name);
        return sections[name];
    }

    // "- F3 [title](link)" or "- F3 title"
    private static KnownReport Report(string line)
    {
        var words = line[2..].Split(' ', 2);
        if (!words[1].StartsWith('[')) return new(words[0], words[1], null);
        var middle = words[1].IndexOf("](", StringComparison.Ordinal);
        return new(words[0], words[1][1..middle], new Uri(words[1][(middle + 2)..^1]));
    }

    private static void Expect(bool holds, ReasonCode code, string what)
    {
        if (!holds) throw new FormatException($"docs/reasons/{code.Number()}.md lacks {what}");
    }
}
