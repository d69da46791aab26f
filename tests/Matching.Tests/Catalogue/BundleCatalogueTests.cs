namespace IOMatch.Catalogues;

public sealed class BundleCatalogueTests
{
    private static Catalogue Source(string bundle) => Bundle.Read(Repository.Fixture("bundles", bundle)).OrThrow().ToCatalogue();

    [Fact]
    public void A_dext_brings_its_personalities_and_what_is_known_of_its_process()
    {
        var dext = Source("Gadget.dext").Bundles.Single();

        dext.Should().Match<CatalogueBundle>(b => b.Id == "com.example.Gadget" && b.Kind == CatalogueBundleKind.Dext && b.Collection == KernelCollection.None && !b.IsSystem);
        dext.Bundle!.Identifier.Should().Be("com.example.Gadget");
        dext.Server.Should().NotBeNull();
        dext.Server!.UserClasses.Should().BeNull("without a binary nobody knows which classes it has");
        var personality = dext.Personalities.Single();
        personality.Origin.Name.Should().Be("Gadget");
        personality.Origin.At.File.Should().EndWith("Info.plist");
        personality.Origin.PositionOf!(["idVendor"]).Line.Should().BeGreaterThan(personality.Origin.At.Line);
        ((OSDictionary)personality.Table)[Keys.CFBundleIdentifier].Should().Be(new OSString("com.example.Gadget"));
    }

    [Fact]
    public void A_kext_without_code_is_no_part_of_a_collection()
    {
        var kext = Source("GadgetCodeless.kext").Bundles.Single();

        kext.Should().Match<CatalogueBundle>(b => b.Kind == CatalogueBundleKind.Codeless && b.Collection == KernelCollection.None && b.Server == null);
    }

    [Fact]
    public void An_app_counts_by_what_is_inside_it()
    {
        var source = Source("GadgetHost.app");

        source.Bundles.Should().NotBeEmpty().And.OnlyContain(b => b.Bundle!.Kind != BundleKind.App, "an app without personalities is no bundle of the kernel's");
    }

    [Fact]
    public void A_bundle_can_be_put_behind_others()
    {
        var before = Catalogue.Of(OSDictionary.Empty);

        before.With(Bundle.Read(Repository.Fixture("bundles", "Gadget.dext")).OrThrow()).Bundles.Select(b => b.Id).Should().Equal(null, "com.example.Gadget");
    }
}
