using System.Collections.Immutable;

namespace IOMatch;

public sealed class VerdictTests
{
    private const string Gadget = "com.example.Gadget";

    private static readonly Registry Device = Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml"));
    private static readonly Catalogue Plain = With("GadgetPlain.dext");
    private static readonly Catalogue OwnCategory = With("Gadget.dext");

    private static Catalogue With(string bundle) =>
        CatalogueReader.Read(Repository.Fixture("catalogues", "usb-composite.yaml"), Repository.Fixture("bundles", bundle)).OrThrow();

    private static Diagnosis Of(Catalogue source, Host? host = null, params Happening[] story) =>
        Diagnosis.Of(MatchSimulator.Run(Device, source, story.Length == 0 ? null : story, host), Gadget);

    [Fact]
    public void One_race_has_one_winner()
    {
        var diagnosis = Of(Plain);

        diagnosis.Verdict.Code.Should().Be(ReasonCode.Wins);
        diagnosis.Main!.Races.Should().ContainSingle();
        diagnosis.Main.OwnRace!.Contenders.Select(c => c.Course.Reason).Should().Equal(null, ReasonCode.LowerScore);
        diagnosis.Main.OwnRace.Contenders[1].Behind.Should().Be(40000);
    }

    [Fact]
    public void Two_categories_have_two_winners_and_the_key_is_to_blame()
    {
        var diagnosis = Of(OwnCategory);

        diagnosis.Verdict.Code.Should().Be(ReasonCode.WinsInOwnCategory);
        diagnosis.Verdict.Because.Should().Equal(ReasonCode.CategoryOnDeviceProvider);
        diagnosis.Main!.OtherWinners.Should().ContainSingle().Which.Course.Personality.ClassName!.Text.Should().Be("AppleUSBHostCompositeDevice");
    }

    [Fact]
    public void A_dext_that_comes_after_the_device_waits_for_a_replug()
    {
        var late = Of(Plain, null, new Happening.Boot(), new Happening.Activate(Gadget));

        late.Verdict.Code.Should().Be(ReasonCode.Loses);
        late.Verdict.Stage.Should().Be(Stage.Category);
        late.Verdict.Because.Should().Equal(ReasonCode.IncumbentKeptUntilReplug);
        late.Main!.OwnRace!.Incumbent!.Class.Name.Text.Should().Be("AppleUSBHostCompositeDevice");

        Of(Plain, null, new Happening.Boot(), new Happening.Activate(Gadget), new Happening.Replug("Gadget@00100000")).Verdict.Code.Should().Be(ReasonCode.Wins);
    }

    [Fact]
    public void A_driver_whose_device_went_does_not_win_any_more()
    {
        var diagnosis = Of(Plain, null, new Happening.Boot(), new Happening.Detach("Gadget@00100000"));

        diagnosis.Main!.Best.End.Should().Be(CourseEnd.Gone);
        diagnosis.Verdict.Code.Should().Be(ReasonCode.NotStarted);
    }

    [Theory]
    [InlineData(false, true, ReasonCode.DriverKitOff)]
    [InlineData(true, false, ReasonCode.DaemonNotAvailable)]
    public void Dexts_are_passed_over_at_a_closed_gate(bool driverKit, bool daemon, ReasonCode because)
    {
        var diagnosis = Of(Plain, Host.Default with { DriverKit = new(driverKit), DaemonAvailable = daemon });

        diagnosis.Verdict.Code.Should().Be(ReasonCode.Loses);
        diagnosis.Verdict.Because.Should().Equal(because);
        diagnosis.Main!.Best.Clauses.Should().ContainSingle().Which.Should().BeOfType<Clause.DextGate>();
    }

    [Fact]
    public void A_stalled_round_is_not_decidable()
    {
        var host = Host.Default with { Kexts = Host.Default.Kexts.Add("com.apple.kpi.iokit", new(KernelCollection.None, ModuleLoad.Deferred)) };
        var diagnosis = Of(Plain, host);

        diagnosis.Verdict.Code.Should().Be(ReasonCode.NotDecidable);
        diagnosis.Verdict.Because.Should().Equal(ReasonCode.ModuleStalled);
        diagnosis.Main!.Best.End.Should().Be(CourseEnd.ModuleStalled);
    }

    [Theory]
    [InlineData(ServerLaunch.TimesOut, ReasonCode.ServerTimeout, Stage.Launch)]
    [InlineData(ServerLaunch.BundleUnknown, ReasonCode.BundleNotInKernel, Stage.Launch)]
    public void A_process_that_does_not_come_leaves_the_nub_to_the_next(ServerLaunch launch, ReasonCode because, Stage stage)
    {
        var host = Host.Default with { Servers = Host.Default.Servers.Add(Gadget, new(launch)) };
        var diagnosis = Of(Plain, host);

        diagnosis.Verdict.Should().Match<Verdict>(v => v.Code == ReasonCode.Loses && v.Stage == stage);
        diagnosis.Verdict.Because.Should().Equal(because);
        diagnosis.Main!.WinnerInOwnCategory!.Course.Personality.ClassName!.Text.Should().Be("AppleUSBHostCompositeDevice");
    }

    [Fact]
    public void Everybody_in_the_catalogue_is_accounted_for()
    {
        var source = SystemCatalogue.MacOS15.With(OwnCategory);
        var outcome = MatchSimulator.Run(Device, source);
        var nub = Diagnosis.Of(outcome, Gadget).Main!;

        (nub.Races.Sum(r => r.Contenders.Length) + nub.Rejected.Sum(r => r.Count)).Should().Be(outcome.KernelCatalogue.Count);
    }

    [Fact]
    public void Every_comparison_knows_its_line()
    {
        var compared = Of(Plain).Main!.Best.Clauses.OfType<Clause.Compared>().ToList();

        compared.Select(c => c.Key).Should().Equal("idVendor", "idProduct");
        compared.Should().OnlyContain(c => c.Passed && c.At!.Value.Line > 0 && c.At.Value.File.EndsWith("Info.plist", StringComparison.Ordinal));
    }

    [Fact]
    public void A_verdict_states_its_weakest_evidence()
    {
        var certainty = Of(Plain).Verdict.Certainty;

        certainty.Match.Should().Be(Certainty.Observed);
        certainty.Weakest.Should().Be(new[] { certainty.Match, certainty.Score!.Value, certainty.Open!.Value }.Max());
    }

    [Fact]
    public void Without_a_transcript_there_is_nothing_to_read()
    {
        var outcome = MatchSimulator.Run(Device, Plain, transcribe: false);

        FluentActions.Invoking(() => Diagnosis.Of(outcome, Gadget)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Survey.Of(outcome)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_survey_tells_the_winners_and_who_was_next()
    {
        var survey = Survey.Of(MatchSimulator.Run(Device, Plain));
        var driver = survey.Nubs.Single(n => n.Nub.Component == "Gadget@00100000").Drivers.Should().ContainSingle().Subject;

        driver.Score.Should().Be(90000);
        driver.RunnerUp!.Value.Score.Should().Be(50000);
    }
}
