using System.Text.RegularExpressions;

namespace IOMatch.Reasons;

public sealed partial class ReasonTests
{
    public static TheoryData<ReasonCode> AllCodes => [.. Enum.GetValues<ReasonCode>()];

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "reasons");

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Every_code_has_a_page_with_all_sections(ReasonCode code)
    {
        var reason = Reason.Of(code);
        reason.Title.Should().NotBeEmpty().And.NotEndWith(".");
        reason.Means.Length.Should().BeGreaterThan(60);
        reason.Means.Split('\n').Length.Should().BeInRange(1, 5);
        reason.KernelDoes.Should().NotBeEmpty();
        reason.InTheLog.Should().NotBeEmpty();
        reason.Confirm.Should().NotBeEmpty();
        reason.Mend.Should().NotBeEmpty();
        reason.Stage.Should().Be(code.Stage());
        reason.ToString().Should().StartWith(code.Number() + " " + code.Id());
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void The_page_on_disk_is_the_page_that_is_printed(ReasonCode code) =>
        Reason.Of(code).Page.ReplaceLineEndings().Should().Be(File.ReadAllText(Path.Combine(Folder, code.Number() + ".md")).ReplaceLineEndings());

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void A_page_quotes_the_log_lines_that_point_to_it(ReasonCode code) =>
        Reason.Of(code).LogLines.Should().Equal(LogLine.All.Where(l => l.Reason == code).Select(l => l.Format));

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void The_table_of_a_page_names_rules_by_their_numbers(ReasonCode code) =>
        Reason.Of(code).Rules.Where(r => !RuleName().IsMatch(r)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Links_lead_to_files_that_are_there(ReasonCode code) =>
        Link().Matches(Reason.Of(code).Page).Select(m => m.Groups["target"].Value).Where(l => !l.StartsWith("http", StringComparison.Ordinal) && !File.Exists(Path.Combine(Folder, l)))
            .Should().BeEmpty();

    [Fact]
    public void There_is_no_page_without_a_code() =>
        Directory.GetFiles(Folder, "IOM*.md").Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo(Enum.GetValues<ReasonCode>().Select(c => c.Number()));

    [Fact]
    public void The_overview_lists_every_code_with_its_title()
    {
        const string overview = "docs/reasons/README.md";
        var page = File.ReadAllText(Path.Combine(Repository.Root, overview)).ReplaceLineEndings("\n");
        var stages = Reason.All.GroupBy(r => r.Stage).Select(s => $"## {(int)s.First().Code / 100} {s.Key.Words()}\n\n{string.Concat(s.Select(r => $"- [{r.Number}]({r.Number}.md) `{r.Id}` {r.Title}\n"))}");

        Approval.VerifyFile(page[..page.IndexOf("## ", StringComparison.Ordinal)] + string.Join('\n', stages), overview);
    }

    [Fact]
    public void Only_the_enum_and_generated_files_list_every_code()
    {
        // beside its page and the place that gives it, a new code is written once by hand
        string[] generated = ["docs/reasons/README.md", "tests/PublicApi.Tests/Expected/IOMatch.Diagnosis.txt"];
        var codes = Reason.All.ToList();

        new[] { "src", "tests", "docs", "schemas" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".md" or ".txt" or ".tsv" or ".json" or ".yaml" && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && codes.Count(c => text.Contains(c.Number, StringComparison.Ordinal) || text.Contains(c.Id, StringComparison.Ordinal) || text.Contains(c.Code.ToString(), StringComparison.Ordinal)) > codes.Count * 9 / 10)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Should().BeEquivalentTo([.. generated, "src/Diagnosis/Reasons/ReasonCode.cs"]);
    }

    [Fact]
    public void Titles_and_word_forms_are_unique()
    {
        Reason.All.Select(r => r.Id).Should().OnlyHaveUniqueItems();
        Reason.All.Select(r => r.Title).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("A", "1 2 3 4 5 6 7 9 10 11 12 13")]
    [InlineData("B", "1 2 3 4 5 6 7 8 9 10 11")]
    [InlineData("C", "1 2 3 4 5 6 7 8 9 10")]
    [InlineData("D", "1 2 4 5 6 7")]
    [InlineData("E", "1 2 3 5 6 7 9 10 11 12")]
    [InlineData("F", "1 2 3 5 6 7 8 10 11 12 13")]
    [InlineData("G", "1 3 4 5 6")]
    [InlineData("H", "1 3 4 5 6 7 8")]
    [InlineData("I", "1 2 3 4")]
    [InlineData("J", "1 2 3 4")]
    [InlineData("P", "1 2 3")]
    [InlineData("L", "1 2 4 5 6")]
    [InlineData("M", "1 2 3 4 5")]
    [InlineData("N", "1 3 4 5 6")]
    [InlineData("O", "1 2 3 5 6 7")]
    public void Every_collected_report_is_put_down_to_a_reason(string letter, string numbers) =>
        numbers.Split(' ').Should().OnlyContain(n => Reason.OfReport(letter + n).Length > 0);

    [Fact]
    public void The_flagship_report_is_a_category_on_a_device()
    {
        Reason.OfReport("F1").Select(r => r.Code).Should().Contain([ReasonCode.CategoryOnDeviceProvider, ReasonCode.WinsButNoEffect]);
        Reason.OfReport("P1").Select(r => r.Code).Should().Equal(ReasonCode.LaunchRefusedBySignature);
    }

    [Fact]
    public void A_page_without_a_section_is_refused() =>
        FluentActions.Invoking(() => ReasonPage.Read(ReasonCode.Wins, Reason.Of(ReasonCode.Wins).Page.Replace("## How to fix", "## Else", StringComparison.Ordinal)))
            .Should().Throw<FormatException>().WithMessage("docs/reasons/IOM900.md lacks the section How to fix");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^(K[0-9]{1,2}a?|QA[0-9]{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleName();
}
