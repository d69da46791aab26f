using IOMatch.Fixes;

namespace IOMatch;

public sealed class RobustnessTests : IDisposable
{
    private readonly Gadget gadget = new();

    public void Dispose() => gadget.Dispose();

    private Robustness Winner => Robustness.Of(gadget.Ask(Gadget.Good));

    [Fact]
    public void A_driver_that_does_not_win_has_nothing_to_lose()
    {
        var robustness = Robustness.Of(gadget.Ask(Gadget.With(Gadget.IdAsText)));

        robustness.Wins.Should().BeFalse();
        robustness.Fatal.Should().BeEmpty();
        robustness.Simulations.Should().Be(1);
    }

    [Fact]
    public void Each_value_that_it_compares_may_not_become_another() =>
        Winner.Fatal.Select(t => t.Edit).OfType<WorldEdit.Property>().Select(p => (p.Key, ((OSNumber)p.After!).Value)).Should().Equal(("idVendor", 4618UL), ("idProduct", 2UL));

    [Fact]
    public void A_driver_of_the_system_with_the_same_keys_wins_the_tie()
    {
        var trial = Winner.Fatal.Single(t => t.Edit is WorldEdit.Newcomer);

        ((WorldEdit.Newcomer)trial.Edit).Above.Should().Be(0);
        trial.After!.Verdict.Because.Should().Equal(ReasonCode.TieBrokenByOrder);
    }

    [Fact]
    public void A_score_that_the_family_sets_does_not_help_a_rival() =>
        Winner.Withstood.Select(t => t.Edit).OfType<WorldEdit.RivalScore>().Should().ContainSingle().Which.By.Should().Be(40_001);

    [Fact]
    public void An_extension_that_comes_after_its_device_waits_for_the_next_plug()
    {
        Winner.Fatal.Select(t => t.Edit).OfType<WorldEdit.Order>().Select(o => o.What).Should().Equal(EventOrder.ActivatedLater);
        Winner.Withstood.Select(t => t.Edit).OfType<WorldEdit.Order>().Select(o => o.What).Should().Equal(EventOrder.ActivatedLaterAndReplugged);
    }

    [Fact]
    public void A_dext_does_not_start_where_DriverKit_is_off() =>
        Winner.Fatal.Select(t => t.Edit).OfType<WorldEdit.Machine>().Select(m => m.Setting).Should().Contain([MachineSetting.DriverKitOff, MachineSetting.LaunchesOff, MachineSetting.NoDaemon, MachineSetting.Sleeping]);

    [Fact]
    public void Where_only_the_score_decides_the_rival_needs_as_many_points_as_it_is_behind()
    {
        var registry = Registry.Read(new MemoryStream("registry: {Root: {class: IOPlatformExpertDevice, children: {Widget: {class: IOPlatformDevice}}}}"u8.ToArray()), "widget.yaml").OrThrow();
        var table = new OSDictionary(new KeyValuePair<OSSymbol, OSObject>[] { new("IOProviderClass", new OSString("IOPlatformDevice")), new("IOClass", new OSString("Mine")), new("IONameMatch", new OSString("Widget")), new("IOProbeScore", new OSNumber(30)) });
        CatalogueBundle Bundle(string id, string driver, uint score) => new(id, CatalogueBundleKind.Kext, KernelCollection.Unknown, [new(table.With("IOClass", new OSString(driver)).With("IOProbeScore", new OSNumber(score)), new(id, driver, default))]);
        var others = new Catalogue([Bundle("rival", "Rival", 10)], new Dictionary<string, string>(StringComparer.Ordinal) { ["Mine"] = "IOService", ["Rival"] = "IOService" });

        var robustness = Robustness.Of(new(registry, others, Bundle("mine", "Mine", 30), "Mine.kext"));

        // level is enough: what was there first wins a tie
        robustness.Fatal.Select(t => t.Edit).OfType<WorldEdit.RivalScore>().Should().ContainSingle().Which.By.Should().Be(20);
    }

    /// <summary>What is told to be fatal is: the same change, made by hand, has the same end.</summary>
    [Fact]
    public void Every_fatal_change_of_the_device_holds_when_it_is_made_in_the_file()
    {
        foreach (var (key, text, other) in (ReadOnlySpan<(string, string, string)>)[("idVendor", "idVendor: 0x1209\n              idProduct: 0x0001\n              bcd", "idVendor: 0x120a\n              idProduct: 0x0001\n              bcd"), ("idProduct", "idProduct: 0x0001\n              bcd", "idProduct: 0x0002\n              bcd")])
        {
            var file = File.ReadAllText(Repository.Fixture("devices", "vendor-gadget.yaml"));
            file.Should().Contain(text);
            var changed = Registry.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Replace(text, other, StringComparison.Ordinal))), "changed.yaml").OrThrow();
            var bundle = gadget.Ask(Gadget.Good).Bundle;
            var source = Gadget.System.With(new Catalogue([bundle]));
            var outcome = MatchSimulator.Run(changed, source);

            var expected = Winner.Fatal.Single(t => t.Edit is WorldEdit.Property p && p.Key == key).After!.Verdict;
            var verdict = Diagnosis.Of(outcome, "com.example.Gadget").Main!.Verdict;

            (verdict.Code, verdict.Stage, string.Join(' ', verdict.Because)).Should().Be((expected.Code, expected.Stage, string.Join(' ', expected.Because)));
        }
    }
}
