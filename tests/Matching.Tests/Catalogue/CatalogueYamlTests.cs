using System.Text;

namespace IOMatch.Catalogues;

public sealed class CatalogueYamlTests
{
    private static ReadResult<Catalogue> Read(string main, params (string Name, string Text)[] others)
    {
        var files = others.Prepend((Name: "main.yaml", Text: main)).ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);
        return CatalogueYaml.Read("main.yaml", name => files.TryGetValue(name, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null);
    }

    private static OSDictionary Table(CataloguePersonality personality) => (OSDictionary)personality.Table;

    [Fact]
    public void A_bundle_says_what_it_is_and_what_it_wants()
    {
        var source = Read("""
            catalogue: test
            $note: for the test
            classes: {Gadget: IOService}
            bundles:
              com.example.kext:
                $source: a dump
                collection: auxiliary
                personalities:
                  One: {IOProviderClass: IOPCIDevice, IOClass: Gadget, $status: seen}
              com.example.dext:
                kind: dext
                entitlements: {com.apple.developer.driverkit: true}
                userClasses: {GadgetDriver: IOService}
                personalities: [{IOProviderClass: IOUSBHostDevice, IOClass: IOUserService}]
              com.example.codeless:
                kind: codeless
                personalities: []
              com.example.kernel:
                kind: kernel
                collection: primary
                personalities: [{IOProviderClass: IOService}]
            """).OrThrow();

        source.Classes.Should().Equal(new Dictionary<string, string> { ["Gadget"] = "IOService" });
        source.Bundles.Select(b => (b.Id, b.Kind, b.Collection, b.IsSystem)).Should().Equal(
            ("com.example.kext", CatalogueBundleKind.Kext, KernelCollection.Auxiliary, true),
            ("com.example.dext", CatalogueBundleKind.Dext, KernelCollection.None, true),
            ("com.example.codeless", CatalogueBundleKind.Codeless, KernelCollection.None, true),
            ("com.example.kernel", CatalogueBundleKind.Kernel, KernelCollection.Primary, true));
        var one = source.Bundles[0].Personalities.Single();
        one.Origin.Name.Should().Be("One");
        one.Origin.At.Line.Should().Be(9);
        one.Origin.PositionOf!(["IOClass"]).Line.Should().Be(9);
        one.Origin.Notes.Should().Equal(new Dictionary<string, string> { ["source"] = "a dump", ["status"] = "seen" });
        Table(one).Keys.ToArray().Select(k => k.Text).Should().Equal(["IOProviderClass", "IOClass", "CFBundleIdentifier"], "notes are none of the kernel's, and the bundle's identifier is put in");
        var dext = source.Bundles[1];
        dext.UserClasses.Should().Equal(new UserClass("GadgetDriver", "IOService", UserClassSource.Stated));
        dext.Server!.Entitlements!.Count.Should().Be(1);
        dext.Server.Signing.Should().Be(ServerSigning.Platform);
        dext.Server.UserClasses.Should().Equal("GadgetDriver");
        dext.Personalities.Single().Origin.Name.Should().Be("1");
        source.Bundles[0].Server.Should().BeNull();
        Table(source.Bundles[3].Personalities.Single()).ContainsKey(Keys.CFBundleIdentifier).Should().BeFalse("nobody sends the kernel's own personalities");
    }

    [Fact]
    public void A_personality_that_names_another_bundle_remembers_who_published_it()
    {
        var personalities = Read("""
            bundles:
              com.example.carrier:
                personalities:
                  Other: {CFBundleIdentifier: com.example.driver}
                  Own: {CFBundleIdentifier: com.example.carrier}
            """).OrThrow().Bundles.Single().Personalities;

        Table(personalities[0])[Keys.IOPersonalityPublisher].Should().Be(new OSString("com.example.carrier"));
        Table(personalities[1]).ContainsKey(Keys.IOPersonalityPublisher).Should().BeFalse();
    }

    [Fact]
    public void Loose_personalities_belong_to_nobody()
    {
        var bundle = Read("personalities: [{IOProviderClass: IOService}, {IOProviderClass: IOPCIDevice}]").OrThrow().Bundles.Single();

        bundle.Should().Match<CatalogueBundle>(b => b.Id == null && b.Kind == CatalogueBundleKind.Loose && b.Collection == KernelCollection.Unknown);
        bundle.Personalities.Select(p => p.Origin.Name).Should().Equal("1", "2");
        Table(bundle.Personalities[0]).Count.Should().Be(1);
    }

    [Fact]
    public void What_is_included_comes_first_and_can_be_taken_out_or_replaced()
    {
        const string Base = "{classes: {A: IOService}, bundles: {a: {personalities: [{X: 1}]}, b: {personalities: [{X: 2}]}, c: {personalities: [{X: 3}]}}}";

        var source = Read("{includes: [base.yaml], removes: [a], classes: {B: A}, bundles: {c: {kind: codeless, personalities: []}, d: {personalities: []}}}", ("base.yaml", Base)).OrThrow();

        source.Bundles.Select(b => $"{b.Id} {b.Kind}").Should().Equal("b Kext", "c Codeless", "d Kext");
        source.Classes.Keys.Should().BeEquivalentTo("A", "B");
    }

    [Fact]
    public void A_file_beside_the_one_that_includes_it_is_found_and_may_be_included_twice()
    {
        var source = CatalogueYaml.Read("folder/main.yaml", name => name switch
        {
            "folder/main.yaml" => new MemoryStream("includes: [one.yaml, one.yaml]"u8.ToArray()),
            "folder/one.yaml" => new MemoryStream("bundles: {a: {personalities: []}}"u8.ToArray()),
            _ => null,
        }).OrThrow();

        source.Bundles.Should().ContainSingle();
    }

    [Theory]
    [InlineData("[]", "a catalogue is a mapping")]
    [InlineData("includes: [none.yaml]", "none.yaml cannot be opened")]
    [InlineData("includes: [main.yaml]", "main.yaml includes itself")]
    [InlineData("includes: [broken.yaml]", "broken.yaml:2:1")]
    [InlineData("classes: {A: [B]}", "the superclass of A is a name, this is a list")]
    [InlineData("bundles: {a: []}", "a bundle is a mapping")]
    [InlineData("bundles: {a: {}}", "personalities")]
    [InlineData("bundles: {a: {kind: app, personalities: []}}", "kind \"app\" is not known; one of kext, codeless, dext, kernel")]
    [InlineData("bundles: {a: {collection: all, personalities: []}}", "collection \"all\" is not known; one of primary, pageable, auxiliary, none, unknown")]
    [InlineData("bundles: {a: {colour: red, personalities: []}}", "colour")]
    [InlineData("bundles: {a: {personalities: none}}", "personalities are a mapping of names or a list, this is text")]
    [InlineData("bundles: {a: {personalities: [none]}}", "main.yaml:1:")]
    [InlineData("colour: red", "colour")]
    public void A_mistake_is_told_with_its_place_and_nothing_is_half_read(string text, string what)
    {
        var result = Read(text, ("broken.yaml", "{bundles\n"));

        result.Value.Should().BeNull();
        result.Faults.Should().ContainSingle().Which.ToString().Should().Contain(what);
    }
}
