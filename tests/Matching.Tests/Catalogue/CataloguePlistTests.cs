using System.Text;

namespace IOMatch.Catalogues;

/// <summary>Catalogues in property lists that are no bundle.</summary>
public sealed class CataloguePlistTests
{
    private static ReadResult<Catalogue> Read(string body)
    {
        var text = $"<plist version=\"1.0\">\n{body}\n</plist>";
        return PropertyListReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "catalogue.plist").Then(CataloguePlist.Read);
    }

    private static string Personality(string name) => $"<dict><key>IOClass</key><string>{name}</string><key>IOProviderClass</key><string>IOPCIDevice</string></dict>";

    [Fact]
    public void A_prelinked_kernel_lists_its_kexts_and_they_are_part_of_the_boot_collection()
    {
        var source = Read($"""
            <dict><key>_PrelinkInfoDictionary</key><array>
              <dict><key>CFBundleIdentifier</key><string>com.example.A</string><key>CFBundleExecutable</key><string>A</string><key>IOKitPersonalities</key><dict><key>One</key>{Personality("A")}</dict></dict>
              <dict><key>CFBundleIdentifier</key><string>com.example.B</string><key>IOKitPersonalities</key><dict><key>Two</key>{Personality("B")}</dict></dict>
              <dict><key>CFBundleIdentifier</key><string>com.example.Library</string></dict>
            </array></dict>
            """).OrThrow();

        source.Bundles.Select(b => (b.Id, b.Kind, b.Collection, b.IsSystem)).Should().Equal(
            ("com.example.A", CatalogueBundleKind.Kext, KernelCollection.Primary, true), ("com.example.B", CatalogueBundleKind.Codeless, KernelCollection.Primary, true));
        var first = source.Bundles[0].Personalities.Single();
        first.Origin.Should().Match<PersonalityOrigin>(o => o.Name == "One" && o.At.Line == 3);
        first.Origin.PositionOf!(["IOClass"]).Line.Should().Be(3);
        ((OSDictionary)first.Table)[Keys.CFBundleIdentifier].Should().Be(new OSString("com.example.A"), "the bundle's identifier is put in where there is none");
    }

    [Fact]
    public void A_list_or_a_dictionary_of_personalities_belongs_to_no_bundle()
    {
        Read($"<array>{Personality("A")}<string>none</string>{Personality("B")}</array>").OrThrow().Filings.Select(f => f.Outcome)
            .Should().Equal([FilingOutcome.Filed, FilingOutcome.NotADictionary, FilingOutcome.NotRead], "K11");
        var named = Read($"<dict><key>One</key>{Personality("A")}</dict>").OrThrow().Bundles.Single();
        named.Should().Match<CatalogueBundle>(b => b.Id == null && b.Kind == CatalogueBundleKind.Loose);
        named.Personalities.Single().Origin.Name.Should().Be("One");
    }

    [Theory]
    [InlineData("<string>none</string>", "a catalogue is a dictionary or a list of personalities, this is OSString")]
    [InlineData("<dict><key>A</key><string>none</string></dict>", "A is OSString, a personality is a dictionary")]
    [InlineData("<dict><key>IOKitPersonalities</key><array/></dict>", "IOKitPersonalities is OSArray, a dictionary of personalities belongs there")]
    [InlineData("<dict><key>IOKitPersonalities</key><dict><key>A</key><true/></dict></dict>", "IOKitPersonalities > A is OSBoolean, a personality is a dictionary")]
    [InlineData("<dict><key>_PrelinkInfoDictionary</key><array><integer>1</integer></array></dict>", "an Info.plist is a dictionary, this is OSNumber")]
    public void What_is_no_catalogue_is_told_with_its_place(string body, string what) =>
        Read(body).Faults.Should().ContainSingle().Which.Should().Match<Fault>(f => f.What == what && f.Kind == InputFault.CatalogueInvalid && f.At.Line == 2);
}
