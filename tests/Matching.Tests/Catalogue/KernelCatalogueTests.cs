namespace IOMatch.Catalogues;

public sealed class KernelCatalogueTests
{
    private static OSDictionary Driver(string providerClass, string ioClass, int? score = null)
    {
        var table = new OSDictionary(new Dictionary<OSSymbol, OSObject>
        {
            [Keys.IOProviderClass] = new OSString(providerClass),
            [Keys.IOClass] = new OSString(ioClass),
        });
        return score is { } s ? table.With(Keys.IOProbeScore, OSNumber.Of(s)) : table;
    }

    private static IEnumerable<string?> Candidates(KernelCatalogue catalogue, string service) =>
        catalogue.FindDrivers(ClassHierarchy.BuiltIn[service]!).ToArray().Select(p => p.ClassName?.Text);

    [Fact]
    public void Ties_keep_the_most_derived_class_first_and_then_the_order_of_adding()
    {
        var catalogue = KernelCatalogue.Empty.AddDrivers([Driver("IOService", "A"), Driver("IOPCIDevice", "B"), Driver("IOPCIDevice", "C"), Driver("IOService", "D", 1)]).Catalogue;

        Candidates(catalogue, "IOPCIDevice").Should().Equal("D", "B", "C", "A");
    }

    [Fact]
    public void Scores_further_apart_than_32_bits_order_by_the_walk_of_insertion()
    {
        var catalogue = KernelCatalogue.Empty.AddDrivers([Driver("IOService", "High", int.MaxValue), Driver("IOService", "Low", -1)]).Catalogue;

        Candidates(catalogue, "IOService").Should().Equal(["Low", "High"], "the difference wraps, so the newcomer goes in front (K14)");
    }

    [Fact]
    public void Bundles_behind_others_are_filed_as_in_one_call()
    {
        var first = Catalogue.Of(Driver("IOPCIDevice", "A"), Driver("IOService", "B"));
        var second = Catalogue.Of(Driver("IOPCIDevice", "A"), Driver("IOPCIDevice", "C", 5));

        var together = first.With(second);

        var inOneCall = new Catalogue([.. first.Bundles, .. second.Bundles]);
        together.Filings.Select(f => (f.Outcome, f.Personality!.Index)).Should().Equal(inOneCall.Filings.Select(f => (f.Outcome, f.Personality!.Index)));
        Candidates(together.Filed, "IOPCIDevice").Should().Equal(Candidates(inOneCall.Filed, "IOPCIDevice"));
        first.Filed.Count.Should().Be(2);
    }

    // what was found in one catalogue is used by those made from it
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_catalogue_finds_what_is_in_it_whichever_was_asked_first(bool firstIsAskedFirst)
    {
        var first = KernelCatalogue.Empty.AddDrivers([Driver("IOPCIDevice", "A"), Driver("IOService", "B"), Driver("IOUSBHostDevice", "C")]).Catalogue;
        var second = first.AddDrivers([Driver("IOPCIDevice", "D", 7)]).Catalogue;
        var third = second.AddDrivers([Driver("IOUSBHostDevice", "E", 7)]).Catalogue;
        var fourth = third.RemoveDrivers(Driver("IOPCIDevice", "A")).Catalogue;

        (KernelCatalogue Catalogue, string[] Pci, string[] Usb)[] expected =
        [
            (first, ["A", "B"], ["C", "B"]),
            (second, ["D", "A", "B"], ["C", "B"]),
            (third, ["D", "A", "B"], ["E", "C", "B"]),
            (fourth, ["D", "B"], ["E", "C", "B"]),
        ];
        foreach (var (catalogue, pci, usb) in firstIsAskedFirst ? expected : expected.Reverse())
        {
            Candidates(catalogue, "IOPCIDevice").Should().Equal(pci);
            Candidates(catalogue, "IOUSBHostDevice").Should().Equal(usb);
            Candidates(catalogue, "IOMedia").Should().Equal("B");
        }
    }

    [Fact]
    public void What_is_added_for_a_superclass_is_found_for_all_classes_below_it()
    {
        var first = KernelCatalogue.Empty.AddDrivers([Driver("IOPCIDevice", "A")]).Catalogue;
        var second = first.AddDrivers([Driver("IOService", "B", 1)]).Catalogue;

        Candidates(first, "IOPCIDevice").Should().Equal("A");
        Candidates(second, "IOPCIDevice").Should().Equal("B", "A");
        Candidates(second, "IOPCIBridge").Should().Equal("B");
    }

    [Fact]
    public void What_stands_above_IOService_is_never_looked_at()
    {
        var catalogue = KernelCatalogue.Empty.AddDrivers([Driver("IORegistryEntry", "A"), Driver("OSObject", "B"), Driver("IOService", "C")]).Catalogue;

        Candidates(catalogue, "IOPCIDevice").Should().Equal("C");
    }

    [Fact]
    public void What_was_removed_may_come_again()
    {
        var first = KernelCatalogue.Empty.AddDrivers([Driver("IOPCIDevice", "A"), Driver("IOPCIDevice", "B")]).Catalogue;
        var again = first.RemoveDrivers(Driver("IOPCIDevice", "A")).Catalogue.AddDrivers([Driver("IOPCIDevice", "A"), Driver("IOPCIDevice", "B")]);

        again.Filings.Select(f => f.Outcome).Should().Equal(FilingOutcome.Filed, FilingOutcome.Duplicate);
        Candidates(again.Catalogue, "IOPCIDevice").Should().Equal("B", "A");
    }

    [Fact]
    public void An_exchange_removes_then_adds_and_passes_over_what_is_no_dictionary()
    {
        var first = KernelCatalogue.Empty.AddDrivers([Driver("IOPCIDevice", "A"), Driver("IOPCIDevice", "B")]).Catalogue;

        var change = first.ExchangeDrivers(Driver("IOPCIDevice", "A"), [new OSString("none"), Driver("IOPCIDevice", "C")]);

        change.Succeeded.Should().BeTrue("K19");
        change.Removed.Select(p => p.ClassName!.Text).Should().Equal("A");
        change.Filings.Select(f => f.Outcome).Should().Equal(FilingOutcome.NotADictionary, FilingOutcome.Filed);
        Candidates(change.Catalogue, "IOPCIDevice").Should().Equal("B", "C");
        Candidates(first, "IOPCIDevice").Should().Equal("A", "B");
    }

    [Fact]
    public void A_dictionary_finds_the_personalities_that_hold_all_of_it_best_first()
    {
        var catalogue = KernelCatalogue.Empty.AddDrivers([Driver("IOPCIDevice", "A"), Driver("IOPCIDevice", "B", 5), Driver("IOService", "C", 9)]).Catalogue;

        catalogue.FindDrivers(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>(Keys.IOProviderClass, new OSString("IOPCIDevice"))))
            .Select(p => p.ClassName!.Text).Should().Equal(["B", "A"], "K18");
    }

    [Fact]
    public void Bundles_of_the_same_id_are_replaced_in_their_places()
    {
        CatalogueBundle Bundle(string id, string driver) => new(id, CatalogueBundleKind.Kext, KernelCollection.Unknown, [new(Driver("IOPCIDevice", driver), new(id, driver, new("bundles")))]);
        var first = new Catalogue([Bundle("one", "A"), Bundle("two", "B"), Bundle("three", "C")]);

        var both = first.With(new Catalogue([Bundle("three", "F"), Bundle("one", "D")]));

        Candidates(both.Filed, "IOPCIDevice").Should().Equal("D", "B", "F");
    }

    [Fact]
    public void Behind_a_non_dictionary_nothing_is_filed_wherever_it_came_from()
    {
        var together = Catalogue.Of(Driver("IOPCIDevice", "A"), new OSString("none")).With(Catalogue.Of(Driver("IOPCIDevice", "B")));

        together.Filings.Select(f => f.Outcome).Should().Equal(FilingOutcome.Filed, FilingOutcome.NotADictionary, FilingOutcome.NotRead);
    }

    [Fact]
    public void A_duplicate_is_found_among_many_that_look_alike()
    {
        OSObject Alike(int number) => Driver("IOPCIDevice", "A").With("Number", OSNumber.Of(number));
        var catalogue = KernelCatalogue.Empty.AddDrivers([.. Enumerable.Range(0, 100).Select(Alike)]).Catalogue;

        foreach (var number in (int[])[0, 15, 16, 17, 99])
        {
            var filing = catalogue.AddDrivers([Alike(number)]).Filings.Single();
            filing.Outcome.Should().Be(FilingOutcome.Duplicate);
            filing.DuplicateOf!.Index.Should().Be(number);
        }
        catalogue.AddDrivers([Alike(100)]).Filings.Single().Outcome.Should().Be(FilingOutcome.Filed);
    }

    [Fact]
    public void A_non_dictionary_ends_the_call_and_what_came_before_stays()
    {
        var change = KernelCatalogue.Empty.AddDrivers([Driver("IOService", "A"), OSNumber.Of(1), Driver("IOService", "B")]);

        change.Succeeded.Should().BeFalse();
        change.Filings.Select(f => f.Outcome).Should().Equal(FilingOutcome.Filed, FilingOutcome.NotADictionary, FilingOutcome.NotRead);
        Candidates(change.Catalogue, "IOService").Should().Equal("A");
    }

    [Fact]
    public void A_provider_class_that_is_data_is_accepted_and_never_found()
    {
        var table = Driver("IOService", "A").With(Keys.IOProviderClass, OSData.FromHex("494f53657276696365"));
        var change = KernelCatalogue.Empty.AddDrivers([table]);

        change.Filings.Single().Outcome.Should().Be(FilingOutcome.NeverFiled, "K10");
        Candidates(change.Catalogue, "IOService").Should().BeEmpty();
    }
}
