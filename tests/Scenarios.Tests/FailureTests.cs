using System.Text.RegularExpressions;

namespace IOMatch.Scenarios;

/// <summary>The collection of real reports: a scenario for each that files can tell, and a reason for each that they cannot.</summary>
public sealed partial class FailureTests
{
    // what decides them is which nubs and drivers there are, or a log without a fault: there is no code to name
    private static readonly string[] WithoutCode = ["E2", "E10", "F11", "F12", "H8", "P3"];

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "failures.md"));

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Repository.Fixture("scenarios", "failures"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.EndsWith(".tree", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_is_put_down_to_what_its_scenario_shows(string name)
    {
        var row = Row().Match(name).Value;
        var codes = Codes(Load(name)).ToList();

        if (WithoutCode.Contains(row)) return;
        if (name != row) return; // the counterpart, which works
        codes.Select(c => c.Number()).Should().Contain(c => Reason.OfReport(row).Any(r => r.Number == c), $"the pages put {row} down to {string.Join(", ", Reason.OfReport(row).Select(r => r.Number))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_lists_each_scenario_with_its_codes(string name)
    {
        var line = Page.Split('\n').Single(l => l.StartsWith($"| [{name}](../fixtures/scenarios/failures/{name}.yaml) |", StringComparison.Ordinal));

        line.Should().Contain(Load(name).Name);
        foreach (var code in Codes(Load(name))) line.Should().Contain($"[{code.Number()}](reasons/{code.Number()}.md)");
    }

    [Fact]
    public void Every_known_report_is_on_the_page()
    {
        var rows = Reason.All.SelectMany(r => r.Reports).Select(r => r.Row).Distinct(StringComparer.Ordinal);

        rows.Should().OnlyContain(r => Page.Contains($"| [{r}]", StringComparison.Ordinal) || Page.Contains($"| {r} |", StringComparison.Ordinal));
    }

    [Fact]
    public void Most_reports_are_told_from_files() => ((IEnumerable<object[]>)Names).Select(n => Row().Match((string)n[0]).Value).Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(90);

    private static Scenario Load(string name) => Scenario.Load(Repository.Fixture("scenarios", "failures", name + ".yaml"));

    private static IEnumerable<ReasonCode> Codes(Scenario scenario) => scenario.Claims.SelectMany<Claim, ReasonCode>(c => c switch
    {
        Claim.VerdictIs v => [v.Code],
        Claim.Because b => b.Codes,
        Claim.LintFinds l => l.Codes,
        Claim.ErrorReason e => [e.Code],
        Claim.LogReason l => [l.Code],
        Claim.AppOpens { Reason: { } reason } => [reason],
        _ => [],
    });

    [GeneratedRegex("^[A-P][0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();
}
