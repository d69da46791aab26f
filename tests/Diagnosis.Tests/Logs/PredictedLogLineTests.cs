namespace IOMatch.Logs;

public sealed class PredictedLogLineTests
{
    public static TheoryData<LogLineId> AllLines => [.. Enum.GetValues<LogLineId>()];

    [Theory]
    [MemberData(nameof(AllLines))]
    public void Every_line_that_can_be_printed_is_recognised_again(LogLineId id)
    {
        var arguments = SampleArguments.For(LogLine.Of(id));
        var printed = PredictedLogLine.Of(id, arguments);

        var log = KernelLog.Parse(printed.Text).OrThrow();

        log.Findings.Should().ContainSingle("of " + printed.Text).Which.Id.Should().Be(id, "of " + printed.Text);
        var finding = log.Findings[0];
        finding.Message.Should().Be(printed.Text.Trim());
        foreach (var (capture, value) in arguments) finding[capture].Should().Be(SampleArguments.Text(capture, value));
        finding.Means.Should().NotContainAny("{", "}", " ? ");
    }

    [Theory]
    [MemberData(nameof(AllLines))]
    public void Every_line_is_recognised_behind_the_head_of_log_show(LogLineId id)
    {
        var printed = PredictedLogLine.Of(id, SampleArguments.For(LogLine.Of(id)));

        var log = KernelLog.Parse($"2025-03-01 10:02:11.400100+0100 0x1a2b     Default     0x0                  0      0    kernel: (Sender) [com.example:thing] {printed.Text}").OrThrow();

        log.Findings.Should().ContainSingle().Which.Id.Should().Be(id);
        log.Findings[0].Header.Should().BeEquivalentTo(new LogHeader(LogStyle.Default, "2025-03-01 10:02:11.400100+0100", "kernel", 0, "Sender", "com.example:thing"));
    }

    [Theory]
    [MemberData(nameof(AllLines))]
    public void Every_line_has_an_anchor_that_selects(LogLineId id) =>
        LogLine.Of(id).Formats.Should().OnlyContain(f => f.Anchor.Length >= 5);

    [Fact]
    public void A_wait_for_a_server_reads_like_the_kernels() =>
        PredictedLogLine.Of(LogLineId.WaitingForServer, ("driver", "Panel"), ("entry", 0x100000a31UL), ("server", "com.example.panel"), ("tag", 0x100000a31UL))
            .Text.Should().Be("DK: Panel-0x100000a31 waiting for server com.example.panel-100000a31");

    [Fact]
    public void A_score_is_printed_as_a_signed_number() =>
        PredictedLogLine.Of(LogLineId.RankingCandidate, ("provider", "Nub"), ("providerEntry", 0x10), ("category", "IODefaultMatchCategory"), ("driver", "Low"), ("score", -5))
            .Text.Should().Be("Nub(0x10): category IODefaultMatchCategory: matched Low, probe score -5");

    [Fact]
    public void A_missing_value_is_a_mistake_of_the_caller() =>
        FluentActions.Invoking(() => PredictedLogLine.Of(LogLineId.ClassNotAllocated)).Should().Throw<ArgumentException>().WithMessage("*{class}*");

    [Fact]
    public void The_table_holds_every_line_once_in_order() =>
        LogLine.All.Select(l => l.Id).Should().Equal(Enum.GetValues<LogLineId>());

    [Fact]
    public void A_meaning_speaks_only_of_what_the_line_holds() =>
        LogLine.All.Should().OnlyContain(l => l.Means.Split('{').Skip(1).All(m => l.Captures.Contains(m.Substring(0, m.IndexOf('}')))));

    [Fact]
    public void A_meaning_has_no_final_stop_and_a_source() =>
        LogLine.All.Should().OnlyContain(l => l.Means.Length > 10 && !l.Means.EndsWith('.') && l.Source.Length > 0 && l.Needs.Length > 0);

    [Fact]
    public void Bad_news_of_one_driver_names_a_reason() =>
        LogLine.All.Where(l => l.Severity == LogSeverity.Bad && l.Reason is null).Select(l => l.Id)
            .Should().BeEquivalentTo([LogLineId.CatalogueTableSyntax, LogLineId.ServiceOpenError]);
}
