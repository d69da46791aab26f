using IOMatch.Bundles;

namespace IOMatch.Differences;

public sealed class OutcomeDiffTests : IDisposable
{
    private const string System = "Generic: {IOClass: Generic, IOProviderClass: IOUSBHostDevice, bDeviceClass: 0, bDeviceSubClass: 0, CFBundleIdentifier: com.example.system}";

    private static readonly Registry Gadget = Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml"));

    private readonly TemporaryFolder folder = new();
    private int count;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_twice_differs_in_nothing()
    {
        var diff = Diff([System], [System]);

        diff.IsEmpty.Should().BeTrue();
        diff.Driven.Should().Be(1);
    }

    [Fact]
    public void A_driver_that_scores_higher_takes_the_nub()
    {
        var change = Change([System], [System, Mine("idVendor: 0x1209, idProduct: 1")]);

        change.Before!.Personality.ClassName!.Text.Should().Be("Generic");
        change.After!.Score.Should().Be(90000);
        change.Reason.Should().Be(ReasonCode.LowerScore);
        change.NewBefore.Should().Be(new DriverFate.NotInCatalogue());
        change.OldAfter.Should().BeOfType<DriverFate.Candidate>().Which.Course.FinalScore.Should().Be(50000);
    }

    [Fact]
    public void A_value_that_no_longer_fits_is_the_comparison_that_decides()
    {
        var change = Change([Mine("idVendor: 0x1209, idProduct: 1")], [Mine("idVendor: 0x1209, idProduct: 2")]);

        change.After.Should().BeNull();
        change.Reason.Should().Be(ReasonCode.PropertyDiffers);
        change.OldAfter.Should().BeOfType<DriverFate.Candidate>().Which.Course.Decisive!.Key.Should().Be("idProduct");
    }

    [Fact]
    public void A_driver_that_leaves_for_another_category_shows_twice_and_the_one_behind_it_wins()
    {
        var changes = Only(Diff([System, Mine("idVendor: 0x1209, idProduct: 1")], [System, Mine("idVendor: 0x1209, idProduct: 1, IOMatchCategory: mine")])).Changes;

        changes.Select(c => c.Category.Text).Should().BeEquivalentTo("IODefaultMatchCategory", "mine");
        var left = changes.Single(c => c.Category.Text == "IODefaultMatchCategory");
        left.OldAfter.Should().BeOfType<DriverFate.Candidate>().Which.Course.End.Should().Be(CourseEnd.Started);
        left.Reason.Should().Be(ReasonCode.LowerScore, "that is what had kept the new winner back");
    }

    [Fact]
    public void Another_provider_class_is_no_matter_of_the_catalogue() =>
        Change([Mine("idVendor: 0x1209, idProduct: 1")], [Mine("idVendor: 0x1209, idProduct: 1").Replace("IOUSBHostDevice", "IOUSBHostInterface", StringComparison.Ordinal)])
            .OldAfter.Should().BeOfType<DriverFate.OtherProviderClass>();

    [Fact]
    public void Of_equal_scores_the_order_of_the_catalogue_decides()
    {
        const string Other = "Other: {IOClass: Other, IOProviderClass: IOUSBHostDevice, bDeviceClass: 0, bDeviceSubClass: 0, CFBundleIdentifier: com.example.other}";

        Change([System, Other], [Other, System]).Reason.Should().Be(ReasonCode.TieBrokenByOrder);
    }

    [Fact]
    public void The_order_of_happenings_decides_who_comes_first()
    {
        var source = Source(KernelCollection.Auxiliary, System).With(Bundle("com.example.mine", Mine("idVendor: 0x1209, idProduct: 1")));
        Outcome Run(params Happening[] story) => MatchSimulator.Run(Gadget, source, story);

        var diff = OutcomeDiff.Of(
            Run(new Happening.Boot(), new Happening.Attach("Gadget@00100000"), new Happening.Activate("com.example.mine")),
            Run(new Happening.Boot(), new Happening.Activate("com.example.mine"), new Happening.Attach("Gadget@00100000")));

        var change = Only(diff).Changes.Should().ContainSingle().Subject;
        change.After!.Personality.ClassName!.Text.Should().Be("Mine");
        change.NewBefore!.Reason.Should().Be(ReasonCode.IncumbentKeptUntilReplug);
    }

    [Fact]
    public void A_nub_that_nobody_publishes_any_more_is_named_with_its_driver()
    {
        const string Interface = "Side: {IOClass: Side, IOProviderClass: IOUSBHostInterface, idVendor: 0x1209, idProduct: 1, bConfigurationValue: 1, bInterfaceNumber: 0, CFBundleIdentifier: com.example.side}";
        const string Composite = "Composite: {IOClass: AppleUSBHostCompositeDevice, IOProviderClass: IOUSBHostDevice, bDeviceClass: 0, bDeviceSubClass: 0, CFBundleIdentifier: com.example.system}";

        var diff = Diff([Composite, Interface], [Composite, Interface, Mine("idVendor: 0x1209, idProduct: 1")]);

        var gone = diff.Nubs.Should().ContainSingle(n => n.After == null).Subject;
        gone.Nub.Component.Should().Be("Gadget Interface@0");
        gone.Changes.Should().ContainSingle().Which.Reason.Should().Be(ReasonCode.InterfacesNotPublished);
    }

    [Fact]
    public void A_winner_that_another_keeps_from_opening_the_nub_is_a_change_too()
    {
        using var text = new MemoryStream("models: {Mine: {opens: by the dext}, Other: {opens: provider, seizes: true}}"u8.ToArray());
        var models = DriverModels.BuiltIn.With(DriverModels.Read(text, "models.yaml").OrThrow());
        const string Other = "Other: {IOClass: Other, IOProviderClass: IOUSBHostDevice, idVendor: 0x1209, idProduct: 1, IOProbeScore: 10000, CFBundleIdentifier: com.example.other}";
        Outcome Run(params string[] personalities) => MatchSimulator.Run(Gadget, Source(personalities), models: models);
        var mine = Mine("bDeviceClass: 0, bDeviceSubClass: 0, IOMatchCategory: mine, IOUserClass: Mine, IOUserServerName: com.example.mine", "IOUserService");

        var changes = Only(OutcomeDiff.Of(Run(mine), Run(Other, mine))).Changes;

        changes.Should().ContainSingle(c => c.IsOfUse).Which.Reason.Should().Be(ReasonCode.ProviderOpenedBySibling);
    }

    [Fact]
    public void Of_two_registries_what_only_one_has_is_counted_and_not_compared()
    {
        var other = Tree("J314c: {class: IOPlatformExpertDevice, children: {Widget@1: {class: IOUSBHostDevice, properties: {bDeviceClass: 0, bDeviceSubClass: 0}}}}");

        var diff = OutcomeDiff.Of(MatchSimulator.Run(Gadget, Source(System)), MatchSimulator.Run(other, Source(System)));

        diff.IsEmpty.Should().BeTrue();
        (diff.OnlyBefore, diff.OnlyAfter).Should().Be((1, 1));
    }

    [Fact]
    public void Of_two_registries_nubs_are_found_again_by_their_path()
    {
        Registry Mac(int product) => Tree($"J314c: {{class: IOPlatformExpertDevice, children: {{Widget@1: {{class: IOUSBHostDevice, id: 0x{product:x}00, properties: {{idVendor: 0x1209, idProduct: {product}}}}}}}}}");

        var diff = OutcomeDiff.Of(MatchSimulator.Run(Mac(1), Source(Mine("idVendor: 0x1209, idProduct: 1"))), MatchSimulator.Run(Mac(2), Source(Mine("idVendor: 0x1209, idProduct: 1"))));

        Only(diff).Changes.Should().ContainSingle().Which.Reason.Should().Be(ReasonCode.PropertyDiffers);
    }

    [Fact]
    public void A_simulation_without_a_transcript_cannot_be_explained()
    {
        var outcome = MatchSimulator.Run(Gadget, Source(System), transcribe: false);

        FluentActions.Invoking(() => OutcomeDiff.Of(outcome, outcome)).Should().Throw<ArgumentException>();
    }

    private static string Mine(string keys, string kernelClass = "Mine") => $"Mine: {{IOClass: {kernelClass}, IOProviderClass: IOUSBHostDevice, CFBundleIdentifier: com.example.mine, {keys}}}";

    private OutcomeDiff Diff(string[] before, string[] after) => OutcomeDiff.Of(MatchSimulator.Run(Gadget, Source(before)), MatchSimulator.Run(Gadget, Source(after)));

    private static NubDifference Only(OutcomeDiff diff) => diff.Nubs.Should().ContainSingle().Subject;

    private WinnerChange Change(string[] before, string[] after) => Only(Diff(before, after)).Changes.Should().ContainSingle().Subject;

    private Catalogue Source(params string[] personalities) => Bundle("com.example", personalities);

    private Catalogue Source(KernelCollection collection, params string[] personalities) =>
        new(Bundle("com.example.system", personalities).Bundles.Select(b => b with { Collection = collection }));

    private Catalogue Bundle(string id, params string[] personalities)
    {
        var text = $"catalogue: test\nbundles:\n  {id}:\n    kind: kext\n    personalities:\n" + string.Concat(personalities.Select(p => $"      {p}\n"));
        return CatalogueReader.Read(folder.Write($"{count++}.yaml", text)).OrThrow();
    }

    private static Registry Tree(string entries)
    {
        using var reader = new StringReader($"registry:\n  {entries}\n");
        return Registry.ReadYaml(reader, "tree.yaml").OrThrow();
    }
}
