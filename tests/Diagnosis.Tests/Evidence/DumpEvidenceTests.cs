using System.Text;

namespace IOMatch.Evidences;

/// <summary>One card of a vendor, one sensor and one disk on a Mac whose drivers no catalogue knows.</summary>
public sealed class DumpEvidenceTests
{
    private const string Mac = """
        +-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
          | {
          |   "IOKitBuildVersion" = "Darwin Kernel Version 24.5.0: Tue Apr 22 19:00:00 PDT 2025; root:xnu-11417~1/RELEASE_ARM64_T6041"
          |   "IOKitDiagnostics" = {"Instance allocation"=1,"Classes"={"OSObject"=9,"IOService"=4,"BenchCard"=1,"BenchIdle"=0}}
          | }
          |
          +-o Mac16,1  <class IOPlatformExpertDevice, id 0x100000101, registered, matched, active, busy 0 (0 ms), retain 9>
            | {
            |   "model" = <"Mac16,1">
            | }
            |
            +-o Bridge  <class IOPCI2PCIBridge, id 0x100000102, registered, matched, active, busy 0 (0 ms), retain 9>
            | | {
            | |   "slot" = 1
            | | }
            | |
            | +-o card@0  <class IOPCIDevice, id 0x100000103, registered, matched, active, busy 0 (0 ms), retain 9>
            | | | {
            | | |   "vendor-id" = <09120000>
            | | |   "device-id" = <07000000>
            | | |   "class-code" = <00000200>
            | | |   "revision-id" = <00000000>
            | | |   "IODEXTMatchCount" = 2
            | | | }
            | | |
            | | +-o SystemCard  <class IOUserService, id 0x100000110, registered, matched, active, busy 0 (0 ms), retain 9>
            | |     {
            | |       "IOClass" = "IOUserService"
            | |       "IOUserClass" = "SystemCard"
            | |       "IOUserServerName" = "com.apple.DriverKit-SystemCard"
            | |       "IOUserServerCDHash" = "0123456789abcdef"
            | |       "CFBundleIdentifier" = "com.apple.DriverKit-SystemCard"
            | |       "IOProviderClass" = "IOPCIDevice"
            | |       "IOMatchCategory" = "IODefaultMatchCategory"
            | |       "IOProbeScore" = 21000
            | |       "IOMatchedPersonality" = {"IOClass"="IOUserService","IOUserClass"="SystemCard","IOUserServerName"="com.apple.DriverKit-SystemCard","CFBundleIdentifier"="com.apple.DriverKit-SystemCard","IOProviderClass"="IOPCIDevice","IOPCIMatch"="0x00071209","IOProbeScore"=20000}
            | |     }
            | |
            | +-o card@1  <class IOPCIDevice, id 0x100000104, registered, matched, active, busy 0 (0 ms), retain 9>
            |   | {
            |   |   "vendor-id" = <09120000>
            |   |   "device-id" = <08000000>
            |   |   "class-code" = <00000300>
            |   |   "revision-id" = <00000000>
            |   | }
            |   |
            |   +-o BenchCard  <class BenchCard, id 0x100000111, registered, matched, active, busy 0 (0 ms), retain 9>
            |       {
            |         "IOClass" = "BenchCard"
            |         "CFBundleIdentifier" = "com.example.BenchCard"
            |         "IOProviderClass" = "IOPCIDevice"
            |         "IOMatchCategory" = "IODefaultMatchCategory"
            |         "IOProbeScore" = 400
            |         "IOPCIMatch" = "0x00081209"
            |         "IOMatchedAtBoot" = Yes
            |       }
            |
            +-o Probe  <class BenchBus, id 0x100000105, registered, matched, active, busy 0 (0 ms), retain 9>
              | {
              |   "IOName" = "probe"
              | }
              |
              +-o BenchSensor  <class BenchSensor, id 0x100000112, registered, matched, active, busy 0 (0 ms), retain 9>
                  {
                    "IOClass" = "BenchSensor"
                    "CFBundleIdentifier" = "com.apple.driver.BenchSensor"
                    "IOProviderClass" = "IOBlockStorageDevice"
                    "IOMatchCategory" = "BenchSensor"
                    "IOProbeScore" = 7
                  }
        """;

    private static readonly DumpEvidence Dump = DumpEvidence.Of(Load(Mac));

    [Fact]
    public void Drivers_are_told_with_nub_bundle_and_what_they_came_from()
    {
        Dump.Drivers.Select(d => (d.Name, d.Nub.Component)).Should().Equal(("SystemCard", "card@0"), ("BenchCard", "card@1"), ("BenchSensor", "Probe"));
        var dext = Dump.Drivers[0];
        dext.IsDext.Should().BeTrue();
        dext.CodeHash.Should().Be("0123456789abcdef");
        dext.IsMatchedAtBoot.Should().BeFalse();
        Dump.Drivers[1].IsMatchedAtBoot.Should().BeTrue();
        Dump.Drivers[1].IsOf("com.example.BenchCard").Should().BeTrue();
    }

    [Fact]
    public void A_count_above_the_dexts_attached_says_that_another_matched()
    {
        var card = Dump.At(Dump.Registry.Find("card@0").Single());

        card.DextMatchCount.Should().Be(2);
        card.DextsNotAttached.Should().Be(1);
        card.In("IODefaultMatchCategory")!.Name.Should().Be("SystemCard");
        Dump.At(Dump.Registry.Find("card@1").Single()).DextMatchCount.Should().BeNull();
    }

    [Fact]
    public void The_machine_is_told()
    {
        Dump.Machine.Model.Should().Be("Mac16,1");
        Dump.Machine.Processor.Should().Be(Processor.AppleSilicon);
        Dump.Machine.Host.Version.Should().Be(new Version(15, 0));
    }

    [Fact]
    public void The_kernels_own_list_of_classes_settles_what_exists()
    {
        Dump.Classes!.Of("BenchCard").Should().Be(1);
        Dump.Classes.Of("BenchIdle").Should().Be(0);
        Dump.Classes.Of("BenchGone").Should().BeNull();
    }

    [Fact]
    public void A_list_of_classes_that_somebody_shortened_settles_nothing() =>
        DumpEvidence.Of(Load(Mac.Replace("\"OSObject\"=9,", "", StringComparison.Ordinal))).Classes.Should().BeNull();

    [Fact]
    public void A_class_that_the_kernel_does_not_have_is_told_of_a_bundle()
    {
        Dump.Of(Question("BenchGone")).MissingClass.Should().Be(new ClassEvidence("BenchGone", null));
        Dump.Of(Question("BenchIdle")).MissingClass.Should().BeNull();
        Dump.Of(Question("BenchCard")).Attached.Single().Nub.Component.Should().Be("card@1");
    }

    [Fact]
    public void The_dump_is_a_catalogue_of_what_runs_there()
    {
        var merged = Dump.AddTo(SystemCatalogue.MacOS15);

        merged.Drivers.Select(d => (d.Driver.Name, d.IsToTheLetter)).Should().Equal(("SystemCard", true), ("BenchCard", false), ("BenchSensor", false));
        var winners = Verification.Of(Dump.Registry, merged.Source);
        winners.Drivers.Should().OnlyContain(d => d.Agreement == DriverAgreement.Agreed);
        winners.FalseWinners.Select(f => f.Predicted.Personality.ClassName!.Text).Should().NotContain("BenchCard").And.NotContain("BenchSensor");
    }

    [Fact]
    public void The_score_of_a_personality_is_what_the_family_did_not_add()
    {
        var merged = Dump.AddTo(Catalogue.Empty);

        // on Apple silicon the PCI family adds 1000 for the device's own id
        merged.Drivers[1].Personality[Keys.IOProbeScore].Should().BeOfType<OSNumber>().Which.LowSInt32.Should().Be(-600);
        merged.Drivers[0].Personality[Keys.IOProbeScore].Should().BeOfType<OSNumber>().Which.LowSInt32.Should().Be(20000);
    }

    [Fact]
    public void What_the_catalogue_knows_already_is_not_added()
    {
        var known = Catalogue.Of(Dump.AddTo(Catalogue.Empty).Drivers.Select(d => d.Personality));

        Dump.AddTo(known).Drivers.Should().BeEmpty();
    }

    [Fact]
    public void A_bundle_that_the_catalogue_has_is_extended_not_replaced()
    {
        var other = new CatalogueBundle("com.example.BenchCard", CatalogueBundleKind.Kext, KernelCollection.Auxiliary, [new(new OSDictionary(KeyValuePair.Create<OSSymbol, OSObject>("IOProviderClass", new OSString("IOMedia"))), new("com.example.BenchCard", "Other", new("bench")))]);

        var merged = Dump.AddTo(new([other])).Source.Bundles.Single(b => b.Id == "com.example.BenchCard");

        merged.Personalities.Select(p => p.Origin.Name).Should().Equal("Other", "BenchCard");
        merged.Collection.Should().Be(KernelCollection.Auxiliary);
    }

    [Fact]
    public void A_driver_whose_keys_would_win_what_it_did_not_win_is_kept_to_its_nub()
    {
        // its driver took the key away by which it had matched
        var wide = Load(Mac.Replace("        \"IOPCIMatch\" = \"0x00081209\"\n", "", StringComparison.Ordinal).Replace("\"IOProbeScore\" = 400", "\"IOProbeScore\" = 90000", StringComparison.Ordinal));

        var merged = DumpEvidence.Of(wide).AddTo(Catalogue.Empty);

        var card = merged.Drivers.Single(d => d.Driver.Name == "BenchCard");
        card.Personality.ContainsKey("IOPCIMatch").Should().BeFalse();
        card.Personality[Keys.IORegistryEntryID].Should().BeOfType<OSNumber>().Which.Value.Should().Be(0x100000104);
        Verification.Of(wide, merged.Source).FalseWinners.Should().NotContain(f => f.Predicted.Personality.ClassName!.Text == "BenchCard");
    }

    [Fact]
    public void A_hand_written_tree_shows_nothing_of_this_kind()
    {
        var tree = DumpEvidence.Of(Registry.Load(Repository.Fixture("devices", "vendor-gadget.yaml")));

        tree.ShowsDrivers.Should().BeFalse();
        tree.Classes.Should().BeNull();
        tree.AddTo(SystemCatalogue.MacOS15).Source.Should().BeSameAs(SystemCatalogue.MacOS15);
    }

    private static DriverQuestion Question(string @class)
    {
        var source = Catalogue.Of(new OSDictionary(
            KeyValuePair.Create<OSSymbol, OSObject>("IOClass", new OSString(@class)),
            KeyValuePair.Create<OSSymbol, OSObject>("IOProviderClass", new OSString("IOPCIDevice"))));
        return DriverQuestion.Of(source, source, @class);
    }

    private static Registry Load(string text) => Registry.ReadIoregText(Encoding.UTF8.GetBytes(text), "dump.txt").OrThrow();
}
