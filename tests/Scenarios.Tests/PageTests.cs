using System.Text.RegularExpressions;

namespace IOMatch.Scenarios;

/// <summary>The pages that tell the stories, and the scenarios that they tell of.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Every_seed_scenario_is_told_on_a_page()
    {
        var told = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "seed"), "*.md").SelectMany(f => Links(Path.GetRelativePath(Repository.Root, f))).ToHashSet(StringComparer.Ordinal);

        Directory.EnumerateFiles(Repository.Fixture("scenarios", "seed"), "*.yaml").Where(f => !f.EndsWith(".tree.yaml", StringComparison.Ordinal)).Select(Path.GetFullPath).Should().BeSubsetOf(told);
    }

    [Fact]
    public void The_example_of_the_page_about_scenarios_passes()
    {
        var page = Path.Combine(Repository.Root, "docs", "scenarios.md");
        var text = File.ReadAllText(page).ReplaceLineEndings("\n");
        var from = text.IndexOf("scenario: a system driver", StringComparison.Ordinal);

        var result = ScenarioRun.Of(Scenario.Parse(text[from..text.IndexOf("\n```", from, StringComparison.Ordinal)] + "\n", page).OrThrow());

        result.Claims.Should().HaveCount(3).And.OnlyContain(c => c.Passed);
    }

    private static IEnumerable<string> Links(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        return Link().Matches(File.ReadAllText(path)).Select(m => m.Groups["file"].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)).Select(l => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, l)));
    }

    [GeneratedRegex(@"\]\((?<file>[^)\s#]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
