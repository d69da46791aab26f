namespace IOMatch.Observed;

/// <summary>One gadget on many ports, each in another state, and the dext that would win every one of them.</summary>
public sealed class ObservationTests
{
    private const string Gadget = "com.example.Gadget";

    private static readonly Explanation Bench = Observe(Registry.Load(Repository.Fixture("machines", "bench-usb.txt")));

    [Theory]
    [InlineData("Gadget@00100000", ReasonCode.Wins, null)]
    [InlineData("Gadget@00200000", ReasonCode.NotStarted, null)]
    [InlineData("Gadget@00300000", ReasonCode.NotStarted, ReasonCode.ProviderHeldByClient)]
    [InlineData("Gadget@00400000", ReasonCode.NeverTried, ReasonCode.PersonalityNotInCatalogue)]
    [InlineData("Gadget@00500000", ReasonCode.Loses, ReasonCode.IncumbentKeptUntilReplug)]
    [InlineData("Gadget@00600000", ReasonCode.Loses, ReasonCode.LowerScore)]
    [InlineData("Gadget@00700000", ReasonCode.WinsButNoEffect, ReasonCode.ProviderOpenedBySibling)]
    [InlineData("Gadget@00900000", ReasonCode.NeverTried, ReasonCode.PersonalityNotInCatalogue)]
    [InlineData("Gadget@00a00000", ReasonCode.NotDecidable, ReasonCode.PropertyDiffers)]
    [InlineData("Gadget@00b00000", ReasonCode.Loses, ReasonCode.BootIncumbentKept)]
    [InlineData("Gadget@00c00000", ReasonCode.NotStarted, null)]
    public void The_verdict_follows_what_the_dump_shows(string nub, ReasonCode code, ReasonCode? because)
    {
        var verdict = At(nub).Verdict;

        verdict.Code.Should().Be(code);
        verdict.Because.Select(b => (ReasonCode?)b).FirstOrDefault().Should().Be(because);
    }

    [Theory]
    [InlineData("Gadget@00100000", null)]
    [InlineData("Gadget@00200000", typeof(ObservedStep.Server))]
    [InlineData("Gadget@00400000", typeof(ObservedStep.Dexts))]
    [InlineData("Gadget@00600000", typeof(ObservedStep.Winner))]
    [InlineData("Gadget@00700000", typeof(ObservedStep.Owner))]
    public void The_first_difference_is_the_earliest_in_the_kernels_order(string nub, Type? step) =>
        At(nub).Observed!.FirstDifference?.GetType().Should().Be(step);

    [Fact]
    public void The_simulations_own_verdict_stays_readable() => At("Gadget@00500000").Observed!.Predicted.Code.Should().Be(ReasonCode.Wins);

    [Fact]
    public void A_count_without_a_dext_says_matched_and_then_lost()
    {
        At("Gadget@00200000").Observed!.Find<ObservedFinding.MatchedThenLost>().Should().Be(new ObservedFinding.MatchedThenLost(1, IsOurs: true));
        At("Gadget@00c00000").Observed!.Find<ObservedFinding.MatchedThenLost>()!.IsOurs.Should().BeFalse("three dexts were counted, and the catalogue holds one");
    }

    [Fact]
    public void A_process_of_an_instance_elsewhere_is_not_this_nubs()
    {
        At("Gadget@00100000").Observed!.Steps.OfType<ObservedStep.Server>().Single().Observed.Should().NotBeNull();
        At("Gadget@00200000").Observed!.Steps.OfType<ObservedStep.Server>().Single().Observed.Should().BeNull();
    }

    [Fact]
    public void An_incumbent_says_whether_it_matched_at_boot_and_gives_way()
    {
        Incumbent("Gadget@00400000").Should().BeEquivalentTo(new { MatchedAtBoot = true, GivesWay = false });
        Incumbent("Gadget@00500000").Should().BeEquivalentTo(new { MatchedAtBoot = false, GivesWay = false });
        Incumbent("Gadget@00b00000").Should().BeEquivalentTo(new { MatchedAtBoot = true, GivesWay = true });

        ObservedFinding.Incumbent Incumbent(string nub) => At(nub).Observed!.Find<ObservedFinding.Incumbent>()!;
    }

    [Fact]
    public void The_owner_is_a_driver_or_a_program()
    {
        At("Gadget@00300000").Observed!.Find<ObservedFinding.HeldBy>()!.Owner.Should().Be(new NubOwner("Studio", 612));
        At("Gadget@00700000").Observed!.Find<ObservedFinding.HeldBy>()!.Owner.IsProgram.Should().BeFalse();
        At("Gadget@00900000").Observed!.Find<ObservedFinding.Programs>()!.Clients.Should().Equal(new NubOwner("Studio", 612));
    }

    [Fact]
    public void Crashes_and_a_pending_launch_are_told()
    {
        At("Gadget@00800000").Observed!.Find<ObservedFinding.Crashed>()!.Times.Should().Be(2);
        At("Gadget@00800000").Observed!.Find<ObservedFinding.Busy>()!.Count.Should().Be(1);
    }

    [Fact]
    public void Every_instance_of_the_driver_is_found() =>
        Bench.Instances.Select(i => i.Provider!.Component).Should().Equal("Gadget@00100000", "Gadget@00700000", "Gadget@00a00000");

    [Fact]
    public void A_log_settles_at_which_stage_a_matched_dext_ended()
    {
        var log = KernelLog.ReadFile(Repository.Fixture("logs", "gadget-timeout.log")).OrThrow();

        var verdict = Observe(Registry.Load(Repository.Fixture("machines", "bench-usb.txt")), "Gadget@00200000", log: log).Verdict;

        verdict.Code.Should().Be(ReasonCode.NotStarted);
        verdict.Stage.Should().Be(Stage.Launch);
        verdict.Because.Should().NotBeEmpty();
    }

    [Fact]
    public void A_dump_without_properties_changes_nothing()
    {
        var dump = Dump("+-o Root  <class IORegistryEntry>\n  +-o Gadget@1  <class IOUSBHostDevice, id 0x100000101, registered, matched, active>\n");

        var nub = Observe(dump).Main!;

        nub.Observed!.Findings.Should().Equal(new ObservedFinding.NoProperties());
        nub.Verdict.Should().Be(nub.Observed.Predicted);
    }

    [Fact]
    public void A_driver_that_is_nowhere_and_left_no_trace_is_not_decidable()
    {
        var kext = Catalogue.Of(new OSDictionary(
            KeyValuePair.Create<OSSymbol, OSObject>("IOClass", new OSString("Plain")),
            KeyValuePair.Create<OSSymbol, OSObject>("IOProviderClass", new OSString("IOUSBHostDevice")),
            KeyValuePair.Create<OSSymbol, OSObject>("idVendor", new OSNumber(0x1209, 32)),
            KeyValuePair.Create<OSSymbol, OSObject>("idProduct", new OSNumber(1, 32))));

        var answer = Explanation.Of(new(Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml")), Catalogue.Empty, kext, "Plain.kext") { IsObserved = true }).OrThrow();

        answer.Verdict.Code.Should().Be(ReasonCode.NotDecidable);
        answer.Main!.Observed!.Predicted.Code.Should().Be(ReasonCode.Wins);
    }

    [Fact]
    public void Others_that_are_counted_and_it_is_not_mean_that_the_kernel_did_not_have_it()
    {
        var dump = Dump("""
            +-o Root  <class IORegistryEntry>
              +-o Gadget@1  <class IOUSBHostDevice, id 0x100000101, registered, matched, active>
                  {
                    "idVendor" = 4617
                    "idProduct" = 1
                    "IODEXTMatchCount" = 1
                  }
            """);
        var rival = CatalogueReader.Read(Repository.Fixture("bundles", "Gadget.dext")).OrThrow();
        var others = new Catalogue(rival.Bundles.Select(b => b with { Id = "com.example.Rival" }));

        var nub = Observe(dump, others: others).Main!;

        nub.Observed!.Find<ObservedFinding.NeverMatched>()!.Others.Should().Be(1);
        nub.Verdict.Certainty.Match.Should().Be(Certainty.Assumed);
    }

    [Fact]
    public void A_system_older_than_DriverKit_never_tries_a_dext()
    {
        var dump = Dump("""
            +-o Root  <class IORegistryEntry>
              | {
              |   "IOKitBuildVersion" = "Darwin Kernel Version 18.5.0"
              | }
              +-o Gadget@1  <class IOUSBHostDevice, id 0x100000101, registered, matched, active>
                  {
                    "idVendor" = 4617
                    "idProduct" = 1
                  }
            """);

        var nub = Observe(dump).Main!;

        nub.Observed!.Findings.Should().Equal(new ObservedFinding.NoDriverKit(new(10, 14)));
        nub.Verdict.Because.Should().Equal(ReasonCode.DriverKitOff);
    }

    private static ExplainedNub At(string nub) => Bench.Nubs.Should().ContainSingle(n => n.Nub.Component == nub).Subject;

    private static Registry Dump(string text) => Registry.ReadIoregText(System.Text.Encoding.UTF8.GetBytes(text), "dump.txt").OrThrow();

    private static Explanation Observe(Registry dump, string? nub = null, Catalogue? others = null, KernelLog? log = null)
    {
        var system = others ?? CatalogueReader.Read(Repository.Fixture("catalogues", "usb-composite.yaml")).OrThrow();
        var gadget = CatalogueReader.Read(Repository.Fixture("bundles", "GadgetPlain.dext")).OrThrow();
        return Explanation.Of(new(dump, system, gadget, Gadget) { Nub = nub, IsObserved = true, Log = log }).OrThrow();
    }
}
