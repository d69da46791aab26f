using System.Text.RegularExpressions;

namespace IOMatch.House;

/// <summary>docs/rules.md, and who cites it.</summary>
internal static partial class RulePage
{
    public const string File = "docs/rules.md";

    // lists of everything: where a rule lives is where it decides something
    private static readonly HashSet<string> Lists = ["ReasonCode.cs", "LogLineId.cs"];

    /// <summary>Every citation: the file, seen from the root, and the rule.</summary>
    public static IReadOnlyList<(string File, string Rule)> Citations { get; } =
        [.. Files().SelectMany(f => Cited().Matches(System.IO.File.ReadAllText(Path.Combine(Repository.Root, f))).Select(m => (f, m.Value))).Distinct()];

    /// <summary>The rules, in the order of the page.</summary>
    public static IEnumerable<string> Rules(string page) => Heading().Matches(page).Select(m => m.Groups["rule"].Value);

    /// <summary>The page with the files that cite each rule today.</summary>
    public static string Refresh(string page)
    {
        var rule = "";
        return string.Join('\n', page.Split('\n').Select(line =>
        {
            if (Heading().Match(line) is { Success: true } heading) rule = heading.Groups["rule"].Value;
            return line.StartsWith("- Here:", StringComparison.Ordinal) ? "- Here: " + string.Join(", ", Homes(rule)) : line;
        }));
    }

    private static IEnumerable<string> Homes(string rule)
    {
        var inSource = Citations.Where(c => c.Rule == rule && IsProduct(c.File)).Select(c => c.File).Order(StringComparer.Ordinal).ToList();
        var decides = inSource.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !Lists.Contains(Path.GetFileName(f))).ToList();
        return (decides.Count > 0 ? decides : inSource).Select(f => $"[{Path.GetFileNameWithoutExtension(f)}](../{f})");
    }

    /// <summary>Whether a file is part of what ships.</summary>
    public static bool IsProduct(string file) => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("data/", StringComparison.Ordinal);

    private static IEnumerable<string> Files() =>
        new[] { "src", "data", "tests", "docs" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => Path.GetExtension(f) is ".cs" or ".md" or ".tsv" or ".yaml" && f != File && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bK[1-9][0-9]?[a-z]?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cited();

    [GeneratedRegex(@"^### (?<rule>K\d+[a-z]?)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();
}
