using System.Text.RegularExpressions;

namespace IOMatch.Cli;

/// <summary>The pages of the book, and what stands in them apart from code.</summary>
internal static partial class Pages
{
    /// <summary>All pages, named from the root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. new[] { "docs", "src", "data", "fixtures" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    /// <summary>Links to files and places of the repository: the target as it is written.</summary>
    public static IEnumerable<string> Links(string page) =>
        Link().Matches(InlineCode().Replace(WithoutBlocks(Read(page)), "")).Select(m => m.Groups["target"].Value).Where(t => !t.Contains("://", StringComparison.Ordinal) && !t.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>The file that a link leads to, named from the root, and the place in it; empty without one.</summary>
    public static (string File, string Anchor) Target(string page, string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? link : link[..hash];
        var path = file.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, file))).Replace('\\', '/');
        return (path, hash < 0 ? "" : link[(hash + 1)..]);
    }

    /// <summary>The places that headings make, as GitHub names them.</summary>
    public static IEnumerable<string> Anchors(string page)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(WithoutBlocks(Read(page))))
        {
            var text = Link().Replace(heading.Groups["text"].Value, m => "]").ToLowerInvariant();
            var anchor = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            var times = seen[anchor] = seen.GetValueOrDefault(anchor, -1) + 1;
            yield return times == 0 ? anchor : $"{anchor}-{times}";
        }
    }

    /// <summary>Commands that are named in running text, as in <c>`iomatch explain …`</c>.</summary>
    public static IEnumerable<string> Commands(string page) => Command().Matches(WithoutBlocks(Read(page))).Select(m => m.Groups["name"].Value);

    private static string WithoutBlocks(string text) => Block().Replace(text, "");

    [GeneratedRegex(@"^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ +(?<text>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("`iomatch (?<name>[a-z][a-z-]*)[ `]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Command();
}
