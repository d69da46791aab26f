namespace IOMatch.Logs;

public sealed class LogSummaryTests
{
    private static LogSummary Fixture(string name) => LogSummary.Of(KernelLog.ReadFile(Repository.Fixture("logs", name)).OrThrow());

    [Fact]
    public void Instance_server_bundle_and_process_are_one_driver()
    {
        var driver = Fixture("provider-entitlements.log").Drivers.Single();
        driver.Name.Should().Be("com.example.panel.driver");
        driver.Drivers.Should().Equal("PanelDriver");
        driver.Findings.Should().HaveCount(6);
        driver.Furthest.Should().Be(Stage.Entitlements);
        driver.HasStarted.Should().BeFalse();
        driver.Reason.Should().Be(ReasonCode.ProviderEntitlements);
    }

    [Fact]
    public void A_timeout_behind_a_signing_refusal_is_a_signing_matter()
    {
        var driver = Fixture("launch-refused.log").Drivers.Single();
        driver.Furthest.Should().Be(Stage.Launch);
        driver.Decisive.Id.Should().Be(LogLineId.ServerTimeout);
        driver.Causes.Select(c => c.Id).Should().Equal(LogLineId.SignatureNotValid, LogLineId.AspWouldNotAllow, LogLineId.ExecFormatError);
        driver.Reason.Should().Be(ReasonCode.RestrictedEntitlementDenied);
    }

    [Fact]
    public void A_timeout_alone_stays_a_timeout()
    {
        var driver = Fixture("forum-excerpt.txt").Find("com.example.gadget.driver")!;
        driver.Reason.Should().Be(ReasonCode.ServerTimeout);
        driver.Crashes.Should().Be(0);
    }

    [Fact]
    public void A_start_after_a_failed_one_counts_as_started()
    {
        var driver = Fixture("console-copy-crlf.txt").Drivers.Single();
        driver.HasStarted.Should().BeTrue();
        driver.Decisive.Id.Should().Be(LogLineId.DextStarted);
        driver.Reason.Should().BeNull();
    }

    [Fact]
    public void A_server_of_another_name_is_joined_by_the_launch()
    {
        var summary = LogSummary.Of(KernelLog.Parse("""
            Driver com.example.panel.driver has crashed 1 time(s)
            DK: Panel-0x10 waiting for server com.example.shared-10
            DK: Panel-0x10::start(IOUSBHostInterface-0x9) ok
            """).OrThrow());
        summary.Drivers.Single().Bundles.Should().Equal("com.example.panel.driver", "com.example.shared");
        summary.Drivers.Single().Crashes.Should().Be(1);
        summary.Drivers.Single().HasStarted.Should().BeTrue();
    }

    [Fact]
    public void A_process_name_that_the_kernel_cut_is_joined_to_its_bundle()
    {
        var summary = LogSummary.Of(KernelLog.Parse("""
            DK: Panel-0x10 waiting for server com.example.driverkit.AcmePanelX-10
            DK: com.example.driverkit.AcmePanelX[9] has team identifier ABCDE12345
            DK: Long-0x11 waiting for server com.example.driverkit.LongerNamedPanel-11
            DK: com.example.driverkit.LongerName[10] has team identifier ABCDE12345
            """).OrThrow());
        summary.Drivers.Should().HaveCount(2);
        summary.Find("Long")!.Findings.Should().HaveCount(2);
    }

    [Fact]
    public void Two_drivers_are_kept_apart()
    {
        var summary = LogSummary.Of(KernelLog.Parse("""
            DK: Panel-0x10 waiting for server com.example.panel-10
            DK: Pad-0x11 waiting for server com.example.pad-11
            DK: Panel-0x10 user server timeout
            DK: Pad-0x11::start(Nub-0x9) ok
            Couldn't alloc class "Other"
            """).OrThrow());
        summary.Drivers.Select(d => (d.Name, d.Furthest)).Should().Equal(("com.example.panel", Stage.Launch), ("com.example.pad", Stage.Start));
        summary.Unattributed.Single().Class.Should().Be("Other");
    }

    [Fact]
    public void A_log_without_known_lines_has_no_drivers() =>
        LogSummary.Of(KernelLog.Parse("hello\nworld").OrThrow()).Drivers.Should().BeEmpty();
}
