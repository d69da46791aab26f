namespace IOMatch.Verifications;

public sealed class VerificationTests
{
    private static readonly Verification Bench = Verification.Of(BenchMac.Dump, BenchMac.Catalogue);

    [Theory]
    [InlineData("ETH0@1", "BenchEthernet", DriverAgreement.Agreed)]
    [InlineData("ETH1@2", "BenchEthernet", DriverAgreement.ScoreDiffers)]
    [InlineData("DISP@3", "BenchDisplaySlow", DriverAgreement.Disagreed)]
    [InlineData("FAN0@4", "BenchFan", DriverAgreement.Disagreed)]
    [InlineData("GPU0@6", "VendorGraphics", DriverAgreement.NotInCatalogue)]
    [InlineData("GPU1@7", "BenchEthernet", DriverAgreement.NotInCatalogue)]
    [InlineData("Watchdog", "BenchWatchdog", DriverAgreement.Disagreed)]
    [InlineData("IOHIDInterface", "BenchKeyboard", DriverAgreement.Agreed)]
    [InlineData("IOResources", "IONetworkStack", DriverAgreement.Agreed)]
    [InlineData("en0", "IONetworkStack", DriverAgreement.NotByMatching)]
    public void Each_driver_of_the_dump_is_held_against_the_prediction(string nub, string driver, DriverAgreement agreement)
    {
        var row = Row(nub);

        row.Observed.Class.Should().Be(driver);
        row.Agreement.Should().Be(agreement);
    }

    [Fact]
    public void A_stronger_driver_is_named_with_both_scores()
    {
        var row = Row("DISP@3");

        row.Predicted!.Personality.ClassName!.Text.Should().Be("BenchDisplayFast");
        row.Predicted.Score.Should().Be(80);
        row.Course!.End.Should().Be(CourseEnd.Lost);
        row.Course.FinalScore.Should().Be(50);
    }

    [Fact]
    public void A_mismatch_is_told_by_the_comparison_that_failed()
    {
        var row = Row("FAN0@4");

        row.Predicted.Should().BeNull();
        row.Course!.Decisive!.Path.Should().Equal("IOPropertyMatch", "IOName");
    }

    [Fact]
    public void A_nub_of_a_class_with_an_unknown_superclass_has_no_candidate() => Row("Watchdog").Course.Should().BeNull();

    [Fact]
    public void A_personality_from_another_publisher_is_not_the_drivers()
    {
        Row("GPU1@7").IsClassKnown.Should().BeTrue();
        Row("GPU0@6").IsClassKnown.Should().BeFalse();
    }

    [Theory]
    [InlineData("LID0@5", "BenchLid", AbsenceReason.FalseWinner)]
    [InlineData("GPU0@6", "BenchFramebuffer", AbsenceReason.BehindUnknown)]
    [InlineData("AppleEFIRuntime", "AppleEFINVRAM", AbsenceReason.ShowsNoPersonality)]
    public void A_winner_that_the_dump_does_not_show_has_a_reason(string nub, string driver, AbsenceReason reason)
    {
        var absent = Bench.Absent.Should().ContainSingle(a => a.Nub.Component == nub).Subject;

        absent.Predicted.Personality.ClassName!.Text.Should().Be(driver);
        absent.Reason.Should().Be(reason);
    }

    [Fact]
    public void The_counts_add_up()
    {
        Enum.GetValues<DriverAgreement>().Sum(Bench.Count).Should().Be(Bench.Drivers.Length).And.Be(11);
        Bench.Decidable.Should().Be(8);
        Bench.Agrees.Should().BeFalse();
    }

    [Fact]
    public void The_kernels_own_personalities_are_added_once()
    {
        Bench.Personalities.Should().Be(BenchMac.Catalogue.Filed.Count + 1);
        KernelPersonalities.Before(KernelPersonalities.Before(BenchMac.Catalogue)).Bundles.Should().HaveCount(BenchMac.Catalogue.Bundles.Length + 1);
    }

    [Fact]
    public void The_host_is_told_by_the_dump()
    {
        Bench.Host.Version.Should().Be(new Version(10, 14));
        Bench.Host.IsIntel.Should().BeTrue();
    }

    [Fact]
    public void A_dump_without_drivers_decides_nothing()
    {
        var verification = Verification.Of(Registry.Load(Repository.Fixture("dumps", "chains.txt")), Catalogue.Empty);

        verification.Drivers.Should().BeEmpty();
        verification.Decidable.Should().Be(0);
    }

    private static VerifiedDriver Row(string nub) => Bench.Drivers.Should().ContainSingle(d => d.Nub.Component == nub).Subject;
}
