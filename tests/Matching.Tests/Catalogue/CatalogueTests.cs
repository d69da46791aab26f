namespace IOMatch.Catalogues;

public sealed class CatalogueTests
{
    private static CatalogueBundle Bundle(string? id, int number, KernelCollection collection = KernelCollection.Auxiliary, UserServerModel? server = null) => new(
        id, CatalogueBundleKind.Kext, collection,
        [
            new(
                new OSDictionary(new Dictionary<OSSymbol, OSObject>
                {
                    [Keys.IOProviderClass] = new OSString("IOService"), ["Number"] = OSNumber.Of(number), [Keys.IOUserServerName] = new OSString($"server{number}"),
                }),
                new(id, $"{number}", default)),
        ],
        server);

    private static IEnumerable<string> Numbers(Catalogue source) => source.Bundles.SelectMany(b => b.Personalities).Select(p => p.Origin.Name);

    [Fact]
    public void Two_source_bundles_with_the_same_build_variable_for_an_id_are_two_bundles()
    {
        var first = new Catalogue([From("One/Info.plist", 1)]);

        Numbers(first.With(new Catalogue([From("Two/Info.plist", 2)]))).Should().Equal("1", "2");
        Numbers(first.With(new Catalogue([From("One/Info.plist", 3)]))).Should().Equal("3");

        static CatalogueBundle From(string path, int number) => Bundle("$(PRODUCT_BUNDLE_IDENTIFIER)", number) with
        {
            Bundle = new(path, BundleKind.Kext, BundleLayout.InfoPlistOnly, "$(PRODUCT_BUNDLE_IDENTIFIER)", null, new PropertyList(OSDictionary.Empty, path), []),
        };
    }

    [Fact]
    public void A_bundle_of_the_same_id_takes_the_place_of_the_earlier_and_others_come_behind()
    {
        var first = new Catalogue([Bundle("a", 1), Bundle("b", 2), Bundle(null, 3)]);

        Numbers(first.With(new Catalogue([Bundle("a", 10)]))).Should().Equal("10", "2", "3");
        Numbers(first.With(new Catalogue([Bundle("b", 20), Bundle("c", 4)]))).Should().Equal("1", "20", "3", "4");
        Numbers(first.With(new Catalogue([Bundle("c", 4), Bundle("b", 20)]))).Should().Equal(["1", "20", "3", "4"]);
        Numbers(first.With(new Catalogue([Bundle(null, 30)]))).Should().Equal("1", "2", "3", "30");
        Numbers(Catalogue.Empty.With(first)).Should().Equal("1", "2", "3");
    }

    [Fact]
    public void The_kernels_catalogue_shows_what_was_replaced_only_once()
    {
        var source = new Catalogue([Bundle("a", 1), Bundle("b", 2)]).With(new Catalogue([Bundle("a", 10), Bundle("c", 3)]));

        source.Filed.Personalities.Select(p => p.Origin!.Name).Should().Equal("10", "2", "3");
        source.Filings.Should().HaveCount(3).And.OnlyContain(f => f.Outcome == FilingOutcome.Filed);
    }

    [Fact]
    public void Bundles_can_be_taken_out_and_those_without_an_id_stay() =>
        Numbers(new Catalogue([Bundle("a", 1), Bundle(null, 2), Bundle("b", 3)]).Without("a", "c")).Should().Equal("2", "3");

    [Fact]
    public void Of_a_class_that_two_bring_the_later_counts()
    {
        var first = new Catalogue([], new Dictionary<string, string> { ["A"] = "IOService", ["B"] = "IOService" });

        first.With(new Catalogue([], new Dictionary<string, string> { ["B"] = "A" })).Classes.Should().Equal(new Dictionary<string, string> { ["A"] = "IOService", ["B"] = "A" });
    }

    [Fact]
    public void Classes_are_declared_where_the_registry_lacks_them()
    {
        var registry = Scene.Tree("Nub: {class: Port}");

        new Catalogue([], new Dictionary<string, string> { ["Gadget"] = "IOPCIDevice" }).Declare(registry).Classes["Gadget"]!.IsA("IOPCIDevice").Should().BeTrue();
        new Catalogue([], new Dictionary<string, string> { ["Port"] = "IOPCIDevice" }).Declare(registry).Should().BeSameAs(registry, "the registry knows Port");
    }

    [Fact]
    public void The_host_learns_of_collections_and_processes_and_keeps_what_it_knew()
    {
        var server = new UserServerModel(Signing: ServerSigning.Platform);
        var source = new Catalogue([Bundle("a", 1, KernelCollection.Primary), Bundle("b", 2, KernelCollection.Unknown), Bundle("c", 3, KernelCollection.None, server)]);
        var known = Host.Default with { Kexts = Host.Default.Kexts.Add("a", new(KernelCollection.Pageable, ModuleLoad.Loaded)) };

        var host = source.Describe(known);

        host.Kexts["a"].Collection.Should().Be(KernelCollection.Pageable);
        host.Kexts.Should().NotContainKey("b");
        host.Kexts["c"].Collection.Should().Be(KernelCollection.None);
        host.Servers.Keys.Should().Equal("server3");
        host.Servers["server3"].Should().Be(server);
    }

    [Fact]
    public void The_kernels_own_personality_comes_first_and_only_once()
    {
        var source = new Catalogue([Bundle("a", 1)]);

        var with = KernelPersonalities.Before(source);

        Numbers(with).Should().Equal("IOPanicPlatform", "1");
        var panic = with.Filed.Personalities.First();
        panic.Should().Match<Personality>(p => p.ClassName!.Text == "IOPanicPlatform" && p.ProviderClass!.Text == "IOPlatformExpertDevice" && p.Score == 0);
        with.Bundles[0].IsSystem.Should().BeTrue();
        KernelPersonalities.Before(with).Should().BeSameAs(with);
        var named = Catalogue.Of(new OSDictionary(new Dictionary<OSSymbol, OSObject> { [Keys.IOClass] = new OSString("IOPanicPlatform") }), new OSDictionary());
        KernelPersonalities.Before(named).Should().BeSameAs(named, "whoever lists the kernel's own has it");
    }

    [Theory]
    [InlineData(15, 0, "macos-15")]
    [InlineData(26, 0, "macos-15")]
    [InlineData(13, 0, "macos-15")]
    [InlineData(12, 6, "macos-11")]
    [InlineData(10, 15, "macos-11")]
    [InlineData(10, 14, "macos-10.14")]
    [InlineData(10, 11, "macos-10.14")]
    [InlineData(10, 10, "os-x-10.8")]
    [InlineData(10, 5, "os-x-10.8")]
    [InlineData(10, 4, "mac-os-x-10.4-powerpc")]
    public void The_nearest_built_in_catalogue_is_chosen_for_a_version(int major, int minor, string name) => NearestCatalogue.NameFor(Host.MacOS(major, minor)).Should().Be(name);

    [Theory]
    [InlineData(16, "macos-15")]
    [InlineData(15, "macos-11")]
    [InlineData(14, "macos-11")]
    [InlineData(26, "macos-15")]
    [InlineData(1, "mac-os-x-10.4-powerpc")]
    public void An_iPadOS_is_taken_as_the_macOS_of_its_year(int major, string name) => NearestCatalogue.NameFor(Host.IPadOS(major)).Should().Be(name);
}
