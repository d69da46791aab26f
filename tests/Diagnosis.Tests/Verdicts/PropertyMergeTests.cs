using System.Text;

namespace IOMatch;

/// <summary>A port map for one Mac, on a controller of that Mac and of another.</summary>
public sealed class PropertyMergeTests
{
    private static readonly Catalogue Map = new([new CatalogueBundle("com.example.Map", CatalogueBundleKind.Codeless, KernelCollection.None, [new(Table("""
        <key>IOClass</key><string>AppleUSBHostMergeProperties</string>
        <key>CFBundleIdentifier</key><string>com.apple.driver.usb.AppleUSBHostMergeProperties</string>
        <key>IOProviderClass</key><string>AppleUSBXHCIPCI</string>
        <key>IONameMatch</key><string>XHC1</string>
        <key>model</key><string>MacBookPro16,9</string>
        <key>IOProviderMergeProperties</key><dict><key>port-count</key><integer>5</integer><key>label</key><string>left</string></dict>
        """), new("com.example.Map", "Left", new("Map.kext")))])]);

    [Fact]
    public void A_map_for_this_Mac_takes_effect_though_its_probe_refuses()
    {
        var nub = Of(Mac("MacBookPro16,9")).Main!;

        nub.Verdict.Code.Should().Be(ReasonCode.MergesProperties);
        nub.Verdict.Wins.Should().BeTrue();
        nub.Best.End.Should().Be(CourseEnd.Merged);
        nub.Best.Started.Should().BeFalse();
        var merge = nub.Merges.Single();
        merge.From.Text.Should().Be("IOProviderMergeProperties");
        merge.Properties.Select(p => (p.Key.Text, p.Before is null)).Should().Equal(("port-count", true), ("label", false));
        merge.IsShown.Should().BeFalse();
    }

    [Fact]
    public void What_the_dump_shows_already_was_merged_there()
    {
        var merge = Of(Mac("MacBookPro16,9", "\"port-count\" = 5\n          |   \"label\" = \"left\"")).Main!.Merges.Single();

        merge.IsShown.Should().BeTrue();
    }

    [Fact]
    public void A_map_for_another_Mac_merges_nothing()
    {
        var nub = Of(Mac("MacBookPro16,8")).Main!;

        nub.Verdict.Wins.Should().BeFalse();
        nub.Verdict.Because.Should().StartWith(ReasonCode.PropertyDiffers);
        nub.Merges.Should().BeEmpty();
    }

    [Fact]
    public void The_change_that_makes_it_work_is_the_model_of_the_machine()
    {
        var change = SmallestChange.Of(new ChangeQuestion(Mac("MacBookPro16,8"), SystemCatalogue.MacOS10_14, Map.Bundles[0], "Map.kext"));

        change.Fixes[0].Edits.Single().Should().BeOfType<Edit.Set>().Which.After.Should().BeOfType<OSString>().Which.Text.Should().Be("MacBookPro16,8");
    }

    [Fact]
    public void A_merging_class_without_anything_to_merge_is_refused_like_any_other()
    {
        var empty = new Catalogue([Map.Bundles[0] with { Personalities = [new(((OSDictionary)Map.Bundles[0].Personalities[0].Table).Without("IOProviderMergeProperties"), Map.Bundles[0].Personalities[0].Origin)] }]);

        Of(Mac("MacBookPro16,9"), empty).Verdict.Because.Should().Equal(ReasonCode.ProbeRefused);
    }

    private static Diagnosis Of(Registry registry, Catalogue? asked = null)
    {
        var source = SystemCatalogue.MacOS10_14.With(asked ?? Map);
        return Diagnosis.Of(MatchSimulator.Run(registry, source), DriverQuestion.Of(source, asked ?? Map, "Map.kext"));
    }

    private static OSDictionary Table(string keys) =>
        (OSDictionary)PropertyListReader.Read(Encoding.UTF8.GetBytes($"<plist version=\"1.0\"><dict>{keys}</dict></plist>"), "table.plist").OrThrow().Root;

    private static Registry Mac(string model, string more = "\"label\" = \"right\"") => Registry.ReadIoregText(Encoding.UTF8.GetBytes($$"""
        +-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
          +-o {{model}}  <class IOPlatformExpertDevice, id 0x100000101, registered, matched, active, busy 0 (0 ms), retain 9>
            | {
            |   "model" = <"{{model}}">
            | }
            |
            +-o XHC1@14000000  <class AppleUSBXHCIBENCH, id 0x100000102, registered, matched, active, busy 0 (0 ms), retain 9>
              {
                "IOClass" = "AppleUSBXHCIBENCH"
                "CFBundleIdentifier" = "com.apple.driver.usb.AppleUSBXHCIPCI"
                "name" = <"XHC1">
                {{more.Replace("          |   ", "        ", StringComparison.Ordinal)}}
              }
        """), "mac.txt").OrThrow();
}
