namespace IOMatch.Lint;

public sealed class LintRuleTests
{
    // rules that look at files beside the Info.plist have tests of their own
    private static readonly string[] NeedFiles =
    [
        "bundle-name", "no-device", "user-class-in-program", "entitlement-missing", "entitlement-of-other-target", "vendor-not-entitled", "entitlement-shape",
        "not-signed", "profile-missing", "entitlement-not-in-profile", "development-entitlement",
        "architecture", "entitlement-pci-mask", "user-client-access", "audio-user-client", "no-bundle",
    ];

    public static TheoryData<LintCase> Cases => [.. LintCase.All];

    public static TheoryData<string> Bases => [.. LintCase.BaseNames];

    [Theory]
    [MemberData(nameof(Bases))]
    public void A_bundle_without_a_fault_gives_no_finding(string name) => LintCase.Lint(LintCase.Base(name)).Findings.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_smallest_difference_that_is_a_fault_is_found(LintCase @case)
    {
        var findings = LintCase.Lint(@case.Info).Findings;

        var own = findings.Where(f => f.Rule.Name == @case.Rule).ToList();
        if (@case.Text is null)
        {
            own.Should().BeEmpty();
            return;
        }
        var finding = own.Should().ContainSingle().Subject;
        (finding.Hint is null ? finding.Text : $"{finding.Text}; {finding.Hint}").Should().Be(@case.Text);
        finding.Severity.Should().Be(@case.Severity);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_cannot_work_is_fatal_at_the_stage_where_the_driver_ends(LintCase @case)
    {
        if (@case.Text is null) return;
        var finding = LintCase.Lint(@case.Info).Findings.First(f => f.Rule.Name == @case.Rule);

        (finding.IsFatal ? finding.Stage : (Stage?)null).Should().Be(@case.FatalAt);
    }

    [Fact]
    public void A_finding_names_its_personality_and_one_about_the_bundle_names_none()
    {
        var findings = LintCase.Lint(LintCase.Base("dext").With("CFBundleVersion", new OSString("one")).With("IOKitPersonalities", new OSDictionary(
        [
            KeyValuePair.Create(new OSSymbol("Fine"), ((OSDictionary)LintCase.Base("dext")["IOKitPersonalities"]!).Values[0]),
            KeyValuePair.Create(new OSSymbol("Broken"), (OSObject)((OSDictionary)((OSDictionary)LintCase.Base("dext")["IOKitPersonalities"]!).Values[0]).Without("IOUserClass")),
        ]))).Findings;

        findings.Single(f => f.Code == ReasonCode.VersionInvalid).Personality.Should().BeNull();
        findings.Single(f => f.Code == ReasonCode.UserClassMissing).Personality.Should().Be("Broken");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_fault_is_one_finding(LintCase @case) =>
        LintCase.Lint(@case.Info).Findings.Where(f => f.Rule.Name != @case.Rule && f.Severity != LintSeverity.Note && !@case.Also.Contains(f.Rule.Name)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_near_a_fault_and_none_is_left_alone(LintCase @case)
    {
        foreach (var fine in @case.Fine) LintCase.Lint(fine).Findings.Where(f => f.Rule.Name == @case.Rule).Should().BeEmpty();
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        LintRules.All.Select(r => r.Name).Except(NeedFiles).Should().BeSubsetOf(LintCase.All.Where(c => c.Text is not null).Select(c => c.Rule));

    [Fact]
    public void Rules_have_names_of_their_own() => LintRules.All.Select(r => r.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Texts_follow_the_house_rules()
    {
        foreach (var finding in LintCase.All.SelectMany(c => LintCase.Lint(c.Info).Findings))
        {
            finding.Text.Should().NotEndWith(".").And.NotContain("following").And.NotContain("illegal");
            finding.Hint?.Should().NotEndWith(".").And.NotEndWith("?");
        }
    }
}
