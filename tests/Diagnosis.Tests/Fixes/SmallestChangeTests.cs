using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Fixes;

public sealed class SmallestChangeTests : IDisposable
{
    private readonly Gadget gadget = new();

    public void Dispose() => gadget.Dispose();

    [Fact]
    public void A_driver_that_wins_needs_no_change()
    {
        var change = gadget.Change();

        change.WinsAlready.Should().BeTrue();
        change.Fixes.Should().BeEmpty();
        change.Extent.Simulations.Should().Be(1);
    }

    [Fact]
    public void A_category_on_a_device_is_deleted()
    {
        var change = gadget.Change(Gadget.Category);

        var fix = change.Fixes.Should().ContainSingle().Subject;
        fix.Edits.Should().Equal(new Edit.Remove("Gadget", ["IOMatchCategory"], new OSString("Gadget"), IsLeftover: true));
        fix.Applicability.Should().Be(Applicability.Machine);
        fix.After.Verdict.Code.Should().Be(ReasonCode.Wins);
    }

    [Fact]
    public void Each_simulation_is_told_as_it_is_made()
    {
        var told = 0;

        var change = SmallestChange.Of(gadget.Ask(Gadget.Good.Replace(Gadget.Category.From, Gadget.Category.To, StringComparison.Ordinal)) with { Simulated = () => told++ });

        told.Should().Be(change.Extent.Simulations).And.BeGreaterThan(1);
    }

    [Fact]
    public void The_driver_that_ran_there_before_is_told_as_displaced()
    {
        var effects = gadget.Change(Gadget.Category).Fixes[0].Effects;

        effects.Displaced.Should().ContainSingle().Which.Driver.ClassName!.Text.Should().Be("AppleUSBHostCompositeDevice");
        effects.LeftWithout.Should().BeEmpty();
        effects.Taken.Should().BeEmpty();
    }

    [Fact]
    public void Raising_the_score_is_told_not_to_be_enough()
    {
        var tried = gadget.Change(Gadget.Category).NotEnough.First();

        tried.Edit.Should().BeOfType<Edit.Set>().Which.Key.Should().Be("IOProbeScore");
        tried.After!.Verdict.Code.Should().Be(ReasonCode.WinsInOwnCategory);
    }

    [Fact]
    public void An_id_written_as_text_becomes_a_number() => Only(gadget.Change(Gadget.IdAsText)).Should().BeEquivalentTo(new { Key = "idProduct", How = Miswriting.NumberAsText, After = new OSNumber(1) });

    [Fact]
    public void Digits_meant_as_hexadecimal_become_the_number_of_the_device() => Only(gadget.Change(Gadget.HexAsDecimal)).Should().BeEquivalentTo(new { Key = "idVendor", How = Miswriting.HexAsDecimal, After = new OSNumber(4617) });

    [Fact]
    public void Blanks_are_taken_off_a_class_name() => Only(gadget.Change(Gadget.BlankProvider)).Should().BeEquivalentTo(new { Key = "IOProviderClass", How = Miswriting.Blanks, After = new OSString("IOUSBHostDevice") });

    [Fact]
    public void Blanks_are_taken_off_a_key() => Only(gadget.Change(Gadget.BlankKey)).Should().Be(new Edit.Rename("Gadget", "idProduct ", "idProduct"));

    [Fact]
    public void Two_mistakes_need_two_edits_and_no_more()
    {
        var fix = gadget.Change(Gadget.Category, Gadget.IdAsText).Fixes.Should().ContainSingle().Subject;

        fix.Edits.OfType<Edit.OfKey>().Select(e => e.Key).Should().BeEquivalentTo("IOMatchCategory", "idProduct");
        fix.Cost.Should().Be(2);
    }

    [Fact]
    public void A_key_with_a_blank_and_its_value_as_text_are_mended_in_one_edit() =>
        Only(gadget.Change(Gadget.IdAsText, Gadget.BlankKey)).Should().Be(new Edit.Rename("Gadget", "idProduct ", "idProduct") { Value = new OSNumber(1) });

    [Fact]
    public void A_device_that_is_not_there_cannot_be_had_by_an_edit()
    {
        var change = gadget.Change(("<integer>4617</integer>", "<integer>77</integer>"), Gadget.Category);

        change.IsForAnotherDevice.Should().BeTrue();
        change.Fixes.Should().BeEmpty();
        change.NotEnough.Should().BeEmpty();
        change.Nearest[0].Misses.Failing.Should().ContainSingle().Which.Path.Should().Equal("idVendor");
    }

    [Fact]
    public void On_a_nub_that_is_named_the_other_device_is_offered() =>
        SmallestChange.Of(gadget.Ask(Gadget.With(("<integer>4617</integer>", "<integer>77</integer>"))) with { Nub = "Gadget@00100000" })
            .Fixes[0].Edits.Should().ContainSingle().Which.Should().BeOfType<Edit.Set>().Which.After.Should().Be(new OSNumber(4617));

    [Fact]
    public void What_was_found_before_is_searched_on_from()
    {
        var question = gadget.Ask(Gadget.With(Gadget.Category));
        var asked = new Catalogue([question.Bundle]);
        var source = question.Others.With(asked);
        var outcome = MatchSimulator.Run(question.Registry, source);

        var change = SmallestChange.Of(question, outcome, Diagnosis.Of(outcome, DriverQuestion.Of(source, asked, question.Name)));

        change.Fixes.Should().BeEquivalentTo(SmallestChange.Of(question).Fixes, o => o.Including(f => f.Edits));
        change.Extent.Simulations.Should().Be(SmallestChange.Of(question).Extent.Simulations - 1);
    }

    [Fact]
    public void A_resource_that_nobody_publishes_is_not_waited_for() => Only(gadget.Change(Gadget.Waiting)).Should().BeOfType<Edit.Remove>().Which.Key.Should().Be("IOResourceMatch");

    [Fact]
    public void Another_product_is_a_change_that_somebody_should_look_at()
    {
        var fix = gadget.Change(("<integer>1</integer>\n\t\t\t<key>idVendor", "<integer>2</integer>\n\t\t\t<key>idVendor")).Fixes[0];

        fix.Edits[0].Should().BeOfType<Edit.Set>().Which.After.Should().Be(new OSNumber(1));
        fix.Applicability.Should().Be(Applicability.Review);
    }

    [Fact]
    public void A_personality_for_the_interface_is_moved_to_the_device_or_completed()
    {
        var fixes = gadget.Change(("IOUSBHostDevice", "IOUSBHostInterface")).Fixes;

        fixes.Should().HaveCount(2);
        fixes[0].Edits.Should().ContainSingle().Which.Should().BeOfType<Edit.Set>().Which.After.Should().Be(new OSString("IOUSBHostDevice"));
        fixes[1].Edits.Cast<Edit.Set>().Select(e => e.Key).Should().BeEquivalentTo("bConfigurationValue", "bInterfaceNumber");
        fixes.Should().OnlyContain(f => f.Cost == 4);
    }

    [Fact]
    public void A_tie_is_broken_by_one_point_or_one_more_key()
    {
        var fixes = gadget.Change(("<key>idProduct</key>\n\t\t\t<integer>1</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t<integer>4617</integer>", "<key>bDeviceClass</key>\n\t\t\t<integer>0</integer>\n\t\t\t<key>bDeviceSubClass</key>\n\t\t\t<integer>0</integer>")).Fixes;

        fixes.SelectMany(f => f.Edits).Cast<Edit.Set>().Select(e => (e.Key, e.After)).Should().Contain([("IOProbeScore", new OSNumber(1)), ("bDeviceProtocol", new OSNumber(0))]);
    }

    [Fact]
    public void A_dext_on_the_resources_of_the_kernel_is_moved() =>
        gadget.Change(("IOUSBHostDevice", "IOResources")).Fixes.SelectMany(f => f.Edits).Cast<Edit.Set>().Select(e => ((OSString)e.After).Text).Should().Equal("IOUserResources", "IOUSBHostDevice");

    [Fact]
    public void A_class_of_the_dext_that_nobody_knows_is_a_placeholder() =>
        gadget.Change(("\t\t\t<key>IOUserClass</key>\n\t\t\t<string>Gadget</string>\n", "")).Fixes[0].Applicability.Should().Be(Applicability.Placeholder);

    [Fact]
    public void An_entitlement_that_the_provider_demands_is_named()
    {
        var question = gadget.Ask(Gadget.Good);
        var demanding = Registry.Read(new MemoryStream(Encoding.UTF8.GetBytes(File.ReadAllText(Repository.Fixture("devices", "vendor-gadget.yaml")).Replace("bNumConfigurations: 1", "bNumConfigurations: 1\n              IOServiceDEXTEntitlements: com.apple.developer.driverkit.transport.usb", StringComparison.Ordinal))), "gadget.yaml").OrThrow();
        var bundle = question.Bundle.Bundle!.With(new BundleEntitlements(OSDictionary.Empty, EntitlementSource.File, "Gadget.entitlements"));

        var fix = SmallestChange.Of(question with { Registry = demanding, Bundle = bundle.ToCatalogue().Bundles[0] }).Fixes.Should().ContainSingle().Subject;

        fix.Edits[0].Should().BeOfType<Edit.Entitle>().Which.Name.Should().Be("com.apple.developer.driverkit.transport.usb");
        fix.Applicability.Should().Be(Applicability.Placeholder);
    }

    [Fact]
    public void DriverKit_that_is_switched_off_is_a_matter_of_the_machine()
    {
        var change = SmallestChange.Of(gadget.Ask(Gadget.Good) with { Host = Host.Default with { DriverKit = new(Enabled: false) } });

        change.Fixes.Should().BeEmpty();
        change.Environment.Should().ContainSingle().Which.Edits.Should().Equal(new Edit.ResetHost(HostSetting.DriverKit));
    }

    [Fact]
    public void A_device_that_came_before_the_extension_is_plugged_in_again()
    {
        var question = gadget.Ask(Gadget.Good);

        var change = SmallestChange.Of(question with { Story = [new Happening.Boot(), new Happening.Activate("com.example.Gadget")] });

        change.Environment.Select(f => f.Edits[0]).Should().ContainItemsAssignableTo<Edit>().And.Contain(new Edit.Restart());
        change.Environment.Select(f => f.Edits[0]).OfType<Edit.Happen>().Should().ContainSingle().Which.What.Should().BeOfType<Happening.Replug>();
    }

    [Fact]
    public void The_search_says_when_it_was_cut_off()
    {
        var change = SmallestChange.Of(gadget.Ask(Gadget.With(Gadget.Category, Gadget.IdAsText)) with { MostSimulations = 5 });

        change.Extent.IsCut.Should().BeTrue();
        change.Fixes.Should().BeEmpty();
    }

    [Fact]
    public void A_change_that_takes_another_device_says_so()
    {
        const string Second = """

                      Second@00200000:
                        class: IOUSBHostDevice
                        properties: {idVendor: 0x1209, idProduct: 2, bDeviceClass: 0, bDeviceSubClass: 0, bDeviceProtocol: 0}
            classes:
            """;
        var text = File.ReadAllText(Repository.Fixture("devices", "vendor-gadget.yaml")).Replace("\nclasses:", Second, StringComparison.Ordinal);
        var registry = Registry.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "two.yaml").OrThrow();
        var info = Gadget.With(("<key>idProduct</key>\n\t\t\t<integer>1</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t<integer>4617</integer>", "<key>bDeviceClass</key>\n\t\t\t<integer>0</integer>\n\t\t\t<key>bDeviceSubClass</key>\n\t\t\t<integer>0</integer>"));

        var fix = SmallestChange.Of(gadget.Ask(info) with { Registry = registry, Nub = "Gadget@00100000" }).Fixes.First(f => f.Edits[0] is Edit.Set { Key: "IOProbeScore" });

        fix.Effects.Taken.Should().ContainSingle().Which.Name.Should().Be("Second");
    }

    /// <summary>The law behind "safe to apply": what is written into the file comes to the verdict that was promised.</summary>
    [Fact]
    public void A_machine_applicable_fix_always_reaches_its_verdict()
    {
        (string, string)[] mistakes = [Gadget.IdAsText, Gadget.HexAsDecimal, Gadget.Category, Gadget.BlankProvider, Gadget.BlankKey, Gadget.Waiting];
        var generator = Gen.SubListOf(mistakes).Where(l => l.Count is > 0 and <= 3);
        Prop.ForAll(Arb.From(generator), subset =>
        {
            var info = Gadget.With(subset);
            var change = SmallestChange.Of(gadget.Ask(info));
            var fix = change.Fixes.FirstOrDefault(f => f.Applicability == Applicability.Machine);
            if (fix is null) return false;
            var patched = PlistPatch.Apply(Encoding.UTF8.GetBytes(info), "Info.plist", fix.Edits).OrThrow();
            return gadget.Verdict(Encoding.UTF8.GetString(patched.After.Span), fix.After.Nub)?.Code == fix.After.Verdict.Code;
        }).Check(Laws.Times(40));
    }

    private static Edit.OfKey Only(SmallestChange change) => change.Fixes.Should().ContainSingle().Subject.Edits.Should().ContainSingle().Subject.Should().BeAssignableTo<Edit.OfKey>().Subject;
}
