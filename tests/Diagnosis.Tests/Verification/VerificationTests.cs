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
    [InlineData("Watchdog", "BenchWatchdog", DriverAgreement.Agreed)]
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
    public void A_driver_on_a_nub_that_is_not_known_to_fit_its_provider_class_is_left_out_of_the_count()
    {
        var dump = Dump("""
            +-o Root  <class IORegistryEntry, id 0x100000100, retain 5>
              +-o Disk  <class IOMedia, id 0x100000101, registered, matched, active, busy 0, retain 5>
                | {
                |   "Size" = 1
                | }
                |
                +-o Odd  <class Odd, id 0x100000102, !registered, !matched, active, busy 0, retain 5>
                    {
                      "IOClass" = "Odd"
                      "IOProviderClass" = "IOPCIDevice"
                      "IOMatchCategory" = "IODefaultMatchCategory"
                      "IOProbeScore" = 0
                    }
            """);
        var source = Catalogue.Of(new OSDictionary(KeyValuePair.Create<OSSymbol, OSObject>("IOClass", new OSString("Odd")), KeyValuePair.Create<OSSymbol, OSObject>("IOProviderClass", new OSString("IOPCIDevice"))));

        var verification = Verification.Of(dump, source);

        verification.Drivers.Single().Agreement.Should().Be(DriverAgreement.AncestryUnknown);
        verification.Decidable.Should().Be(0);
    }

    [Fact]
    public void A_dump_of_another_plane_is_named_and_nothing_is_counted()
    {
        var dump = Dump("""
            +-o Root  <class IORegistryEntry, id 0x100000100, retain 5>
              +-o /  <class IOPlatformExpertDevice, id 0x100000101, registered, matched, active, busy 0, retain 5>
                | {
                |   "model" = <"PowerBook5,6">
                | }
                |
                +-o cpus  <class IORegistryEntry, id 0x100000102, retain 5>
            """);

        var verification = Verification.Of(dump, SystemCatalogue.MacOS10_14);

        verification.OtherPlane.Should().Be("IODeviceTree");
        verification.Absent.Should().BeEmpty();
        verification.Decidable.Should().Be(0);
    }

    [Fact]
    public void The_machine_keeps_what_the_dump_tells_and_takes_what_is_stated()
    {
        Bench.Machine.Processor.Should().Be(Processor.Intel);
        Verification.Of(BenchMac.Dump, BenchMac.Catalogue, Host.MacOS(15)).Machine.Processor.Should().Be(Processor.AppleSilicon);
    }

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
    public void A_dump_without_drivers_decides_nothing_and_misses_none()
    {
        var verification = Verification.Of(Registry.Load(Repository.Fixture("dumps", "chains.txt")), SystemCatalogue.MacOS15);

        verification.Drivers.Should().BeEmpty();
        verification.Absent.Should().BeEmpty();
        verification.Decidable.Should().Be(0);
    }

    private static Registry Dump(string text) => Registry.ReadIoregText(System.Text.Encoding.UTF8.GetBytes(text), "dump.txt").OrThrow();

    private static VerifiedDriver Row(string nub) => Bench.Drivers.Should().ContainSingle(d => d.Nub.Component == nub).Subject;
}
