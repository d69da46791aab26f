using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Logs;

public sealed class KernelLogTests
{
    private static KernelLog Fixture(string name) => KernelLog.ReadFile(Repository.Fixture("logs", name)).OrThrow();

    [Fact]
    public void Log_show_is_read_with_its_heads()
    {
        var log = Fixture("provider-entitlements.log");

        log.Style.Should().Be(LogStyle.Default);
        log.Lines.Should().Be(9);
        log.RecognizedLines.Should().Be(6);
        log.OtherLines.Should().Be(3);
        log.Findings.Select(f => f.Id).Should().Equal(
            LogLineId.DriverLaunching,
            LogLineId.WaitingForServer,
            LogLineId.DextLaunchReceived,
            LogLineId.TeamIdentifier,
            LogLineId.ProviderEntitlementsFailed,
            LogLineId.ServerExitEntitlements);
        log.Findings[2].Header.Should().Be(new LogHeader(LogStyle.Default, "2025-03-01 10:02:11.471003+0100", "kernelmanagerd", 118, null, "com.apple.kernelmanagerd.logging:DextLaunch"));
        log.Findings[4].At.Line.Should().Be(7);
        log.Findings[4].Driver.Should().Be("PanelDriver");
        log.Findings[4].Entry.Should().Be("100000a31");
    }

    [Fact]
    public void Crashed_0_times_is_good_news()
    {
        var finding = KernelLog.Parse("Driver com.example.panel has crashed 0 time(s)").OrThrow().Findings.Single();
        finding.Severity.Should().Be(LogSeverity.Good);
        finding.Reason.Should().BeNull();
        finding.Means.Should().StartWith("good news");

        var crashed = KernelLog.Parse("Driver com.example.panel has crashed 2 time(s)").OrThrow().Findings.Single();
        crashed.Reason.Should().Be(ReasonCode.CrashedAndRelaunched);
        crashed["count"].Should().Be("2");
    }

    [Fact]
    public void The_syslog_style_is_read()
    {
        var log = Fixture("launch-refused.log");
        log.Style.Should().Be(LogStyle.Syslog);
        log.Findings.Select(f => f.Id).Should().Equal(
            LogLineId.DriverLaunching,
            LogLineId.WaitingForServer,
            LogLineId.SignatureNotValid,
            LogLineId.AspWouldNotAllow,
            LogLineId.ExecFormatError,
            LogLineId.ServerTimeout);
        log.Findings[2].Header.Process.Should().Be("amfid");
        log.Findings[3].Header.Sender.Should().Be("AppleSystemPolicy");
    }

    [Fact]
    public void The_compact_style_is_read()
    {
        var log = Fixture("user-client.log");
        log.Style.Should().Be(LogStyle.Compact);
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.DextStarted, LogLineId.UserClientAccess, LogLineId.UserClientEntitlements, LogLineId.ServiceOpenError);
        log.Findings[3].Error!.Name.Should().Be("kIOReturnNotPermitted");
        log.Findings[3].Reason.Should().Be(ReasonCode.UserClientAccess);
        log.Findings[3].Header.Process.Should().Be("HubApp");
    }

    [Fact]
    public void Json_by_lines_is_read_with_its_escapes()
    {
        var log = Fixture("activation.ndjson");
        log.Style.Should().Be(LogStyle.Json);
        log.Lines.Should().Be(7);
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.ActivationRequest, LogLineId.RealizeExtension, LogLineId.ExtensionWaitsForUser, LogLineId.DextPrints, LogLineId.ClassNotAllocated);
        log.Findings[0].Header.Should().Be(new LogHeader(LogStyle.Json, "2025-03-04 07:00:00.000000+0100", "sysextd", 301, "sysextd", "com.apple.sx:XPC"));
        log.Findings[4].Class.Should().Be("IOUserServize");
        log.Counts[LogLineId.DextPrints].Should().Be(2, "a talkative dext is counted, but named once");
    }

    [Fact]
    public void A_json_array_is_read_object_by_object()
    {
        var log = Fixture("class-missing.json");
        log.Lines.Should().Be(3);
        log.Findings.Select(f => (f.Id, f.At.Line)).Should().Equal((LogLineId.ClassNotAllocated, 1), (LogLineId.LaunchServerFailed, 12));
        log.Findings[0].Class.Should().Be("AcmePanel");
    }

    [Fact]
    public void A_json_array_on_one_line_or_cut_off_is_read_as_far_as_it_goes()
    {
        const string Array = """[{"eventMessage":"Couldn't alloc class \"A\""},{"eventMessage":"Couldn't alloc class \"B\""},{"eventMessage":"Couldn't alloc cl""";
        KernelLog.Parse(Array).OrThrow().Findings.Select(f => f.Class).Should().Equal("A", "B");
    }

    [Fact]
    public void Dmesg_with_verbose_matching_shows_the_ranking()
    {
        var log = Fixture("verbose-matching.dmesg");
        log.Style.Should().Be(LogStyle.Dmesg);
        log.Findings.Select(f => f.Id).Should().Equal(
            LogLineId.Registering,
            LogLineId.FamilyRefuses,
            LogLineId.CategoryExists,
            LogLineId.Probe,
            LogLineId.RankingCategories,
            LogLineId.RankingCategory,
            LogLineId.RankingCandidate,
            LogLineId.RankingCandidate,
            LogLineId.StartTried,
            LogLineId.StartFailed,
            LogLineId.CategorySkipped);
        log.Findings[7]["score"].Should().Be("-1");
        log.Findings[10].Driver.Should().Be("OldPanel");
    }

    [Fact]
    public void An_excerpt_in_a_forum_post_is_read_though_pieces_are_left_out()
    {
        var log = Fixture("forum-excerpt.txt");
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.DriverLaunching, LogLineId.WaitingForServer, LogLineId.ServerTimeout, LogLineId.SystemExtensionError);
        log.Findings[1].Driver.Should().Be("GadgetDriver");
        log.Findings[3].Reason.Should().Be(ReasonCode.ExtensionNotFound);
        log.Findings[3].Means.Should().Contain("OSSystemExtensionErrorExtensionNotFound");
    }

    [Fact]
    public void A_copy_out_of_Console_is_read()
    {
        var log = Fixture("console-copy-crlf.txt");
        log.Style.Should().Be(LogStyle.Console);
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.DextStartFailed, LogLineId.DextStarted);
    }

    [Fact]
    public void Interleaved_lines_are_taken_apart()
    {
        var log = KernelLog.Parse("x=yDK: Panel-0x10 user server timeoutDriver com.example.panel has crashed 1 time(s)DK: Could not find OSKext for com.example.otherDK: Pad-0x11 failed to launch server").OrThrow();
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.ServerTimeout, LogLineId.DriverLaunchingAgain, LogLineId.DextNotFound, LogLineId.LaunchServerFailed);
    }

    [Fact]
    public void A_capture_to_the_end_of_the_line_does_not_swallow_the_next_line()
    {
        var log = KernelLog.Parse("busy timeout[0], (60s): 'Panel' (1,2) DK: Panel-0x10 user server timeout").OrThrow();
        log.Findings.Select(f => f.Id).Should().Equal(LogLineId.BusyTimeout, LogLineId.ServerTimeout);
        log.Findings[0]["why"].Should().Be("'Panel' (1,2)");
    }

    [Fact]
    public void A_line_that_holds_everything_is_read_in_bounded_time()
    {
        var everything = string.Concat(LogLine.All.Select(l => PredictedLogLine.Of(l.Id, SampleArguments.For(l)).Text + " "));
        var text = string.Join('\n', Enumerable.Repeat(everything + new string('x', 200_000) + everything, 20));
        KernelLog.Parse(text).OrThrow().RecognizedLines.Should().Be(20);
    }

    [Fact]
    public void A_known_line_far_behind_is_found() =>
        KernelLog.Parse(new string('x', 100_000) + " DK: Panel-0x10 user server timeout").OrThrow().Findings.Single().Driver.Should().Be("Panel");

    [Fact]
    public void A_cut_line_is_left_alone() =>
        KernelLog.Parse("DK: Panel-0x10 waiting for ser\nDriver com.example.pa").OrThrow().Findings.Should().BeEmpty();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ending_will_do(string ending)
    {
        var log = KernelLog.Parse("a" + ending + ending + "DK: ack timer expired" + ending + "DK: Panel-0x10 user server timeout").OrThrow();
        log.Lines.Should().Be(4);
        log.Findings.Select(f => f.At.Line).Should().Equal(3, 4);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Utf8_and_utf16_are_read_with_and_without_mark(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("first line\r\nCouldn't alloc class \"Größe\"\r\n")];
        KernelLog.Read(new MemoryStream(bytes), "x").OrThrow().Findings.Single().Class.Should().Be("Größe");
    }

    [Fact]
    public void Curly_quotes_of_a_forum_are_understood() =>
        KernelLog.Parse("Couldn’t alloc class “AcmePanel”").OrThrow().Findings.Single().Class.Should().Be("AcmePanel");

    [Fact]
    public void Redacted_values_are_understood() =>
        KernelLog.Parse("Driver <private> has crashed 0 time(s)").OrThrow().Findings.Single().Bundle.Should().Be("<private>");

    [Theory]
    [InlineData("Open failed: 0xe00002c5")]
    [InlineData("ret = kIOReturnExclusiveAccess")]
    [InlineData("open: -536870203")]
    public void A_refused_open_is_put_down_to_the_dext_that_says_so(string message)
    {
        var finding = KernelLog.Parse($"2025-03-01 10:02:11.400100+0100 0x1a2b     Default     0x0                  0      0    kernel: (com.example.panel.dext) {message}").OrThrow().Findings.Single();
        finding.Id.Should().Be(LogLineId.ExclusiveAccess);
        finding.Reason.Should().Be(ReasonCode.ProviderOpenedBySibling);
        finding.Bundle.Should().Be("com.example.panel");
    }

    [Fact]
    public void Colours_and_control_characters_do_not_reach_the_reader()
    {
        var finding = KernelLog.Parse("\u001b[31mCouldn't alloc class \"A\u0007B\"\u001b[0m").OrThrow().Findings.Single();
        finding.Class.Should().Be("A\ufffdB");
        finding.Message.Should().NotContain("\u001b");
    }

    [Fact]
    public void A_line_without_end_is_cut_and_noted()
    {
        var result = KernelLog.Parse(new string('x', 3 << 20) + "\nDK: ack timer expired");
        result.OrThrow().Findings.Single().At.Line.Should().Be(2);
        result.Faults.Single().Severity.Should().Be(FaultSeverity.Note);
    }

    [Fact]
    public void A_log_over_the_limit_is_refused_with_a_hint()
    {
        var result = KernelLog.Parse(new string('x', 100_000), "big.log", new ReadLimits(Bytes: 1000));
        result.Value.Should().BeNull();
        result.Faults.Single().ToString().Should().StartWith("big.log:1: error IOM007: the log is longer than 1000 characters; cut it");
    }

    [Fact]
    public void A_missing_file_is_a_fault() =>
        KernelLog.ReadFile(Repository.Fixture("logs", "no-such.log")).Faults.Single().Kind.Should().Be(InputFault.FileUnreadable);

    [Fact]
    public void A_log_of_nothing_but_known_lines_is_bounded()
    {
        var text = string.Join('\n', Enumerable.Repeat("DK: ack timer expired", KernelLog.MostFindings + 5));
        var result = KernelLog.Parse(text);
        result.OrThrow().Findings.Should().HaveCount(KernelLog.MostFindings);
        result.OrThrow().Lines.Should().Be(KernelLog.MostFindings + 5);
        result.Faults.Single().Severity.Should().Be(FaultSeverity.Warning);
    }

    [Fact]
    public void Scanning_finds_what_reading_finds()
    {
        var path = Repository.Fixture("logs", "launch-refused.log");
        using var reader = File.OpenText(path);
        KernelLog.Scan(reader, path).Select(f => f.Id).Should().Equal(Fixture("launch-refused.log").Findings.Select(f => f.Id));
    }

    [Fact]
    public void Any_bytes_are_read_without_failing() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        _ = KernelLog.Read(new MemoryStream(bytes ?? []), "x").OrThrow();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Known_lines_between_junk_are_found_whatever_the_junk() => Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), junk =>
    {
        var lines = (junk ?? []).Select(j => (j ?? "").Replace('\n', ' ').Replace('\r', ' ')).ToList();
        var text = string.Join('\n', lines.Prepend("start").SelectMany(j => new[] { j, "DK: Panel-0x10 user server timeout" }));
        return KernelLog.Parse(text).OrThrow().Counts[LogLineId.ServerTimeout] == lines.Count + 1;
    }).QuickCheckThrowOnFailure();
}
