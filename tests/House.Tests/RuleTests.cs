using System.Text.RegularExpressions;

namespace IOMatch.House;

/// <summary>A rule of the kernel has one place where it is told, and everything else cites its number.</summary>
public sealed partial class RuleTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, RulePage.File)).ReplaceLineEndings("\n");

    [Fact]
    public void The_page_lists_the_files_that_cite_each_rule() => Approval.VerifyFile(RulePage.Refresh(Page), RulePage.File);

    [Fact]
    public void A_rule_is_told_once() => RulePage.Rules(Page).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(60);

    [Fact]
    public void Every_number_that_is_cited_is_a_rule() => RulePage.Citations.Where(c => !RulePage.Rules(Page).Contains(c.Rule)).Should().BeEmpty();

    [Fact]
    public void Every_rule_is_cited_by_the_source() =>
        RulePage.Rules(Page).Except(RulePage.Citations.Where(c => RulePage.IsProduct(c.File)).Select(c => c.Rule), StringComparer.Ordinal).Should().BeEmpty();

    [Fact]
    public void Every_rule_names_its_source() =>
        Page.Split("\n### ").Skip(1).Where(r => !Source().IsMatch(r)).Select(r => r.Split('\n')[0]).Should().BeEmpty();

    [Fact]
    public void No_comment_cites_a_section_of_a_page_that_is_not_here() =>
        new[] { "src", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split('/', '\\').Contains("obj") && !f.Contains("src/Matching/", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => Section().IsMatch(l)).Select(l => $"{Path.GetRelativePath(Repository.Root, f)}: {l.Trim()}"))
            .Should().BeEmpty();

    // a file and a function of it
    [GeneratedRegex(@"^- Source: .*\w\.(cpp|c|y), [A-Za-z:]+", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"(\(|, |; |\b(and|in|of) )sections? [0-9](?!\) belongs)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Section();
}
