using System.Text;

namespace IOMatch.Evidences;

/// <summary>A codeless kext whose class must come from elsewhere.</summary>
public sealed class BorrowedClassTests
{
    private static readonly Registry Device = Registry.LoadYaml(Repository.Fixture("devices", "vendor-gadget.yaml"));

    [Theory]
    [InlineData("com.example.Elsewhere", "ElsewhereDriver", ClassSource.NotFound)]
    [InlineData("com.example.Elsewhere", "AppleUSBHub", ClassSource.Family)]
    [InlineData("com.example.Coded", "CodedDriver", ClassSource.Bundle)]
    [InlineData("com.example.Elsewhere", "CodedDriver", ClassSource.OtherPersonality)]
    public void A_class_comes_from_a_bundle_another_personality_a_family_or_nowhere(string bundle, string @class, ClassSource expected)
    {
        var diagnosis = Of(Device, bundle, @class);

        diagnosis.Main!.Borrowed!.Source.Should().Be(expected);
        diagnosis.Main.Borrowed.Bundle.Should().Be(bundle);
    }

    [Fact]
    public void A_class_that_nothing_given_has_is_no_win_and_no_loss()
    {
        var verdict = Of(Device, "com.example.Elsewhere", "ElsewhereDriver").Verdict;

        verdict.Code.Should().Be(ReasonCode.NotDecidable);
        verdict.Stage.Should().Be(Stage.Class);
        verdict.Because.Should().Equal(ReasonCode.IoClassUnknown);
        verdict.Certainty.Class.Should().Be(Certainty.Assumed);
    }

    [Theory]
    [InlineData("BenchLoaded", ClassSource.Dump)]
    [InlineData("BenchElsewhere", ClassSource.NotLoaded)]
    public void The_kernel_of_a_dump_is_asked_first(string @class, ClassSource expected)
    {
        var dump = Registry.ReadIoregText(Encoding.UTF8.GetBytes("""
            +-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
              | {
              |   "IOKitDiagnostics" = {"Classes"={"OSObject"=1,"BenchLoaded"=0}}
              | }
              |
              +-o Gadget  <class IOUSBHostDevice, id 0x100000101, registered, matched, active, busy 0 (0 ms), retain 9>
                  {
                    "idVendor" = 4617
                    "idProduct" = 1
                    "bDeviceClass" = 0
                  }
            """), "dump.txt").OrThrow();

        Of(dump, "com.example.Elsewhere", @class).Main!.Borrowed!.Source.Should().Be(expected);
    }

    [Fact]
    public void Code_of_its_own_is_not_borrowed() => Of(Device, "com.example.Asked", "AskedDriver", CatalogueBundleKind.Kext).Main!.Borrowed.Should().BeNull();

    private static Diagnosis Of(Registry registry, string bundle, string @class, CatalogueBundleKind kind = CatalogueBundleKind.Codeless)
    {
        var asked = new Catalogue([new CatalogueBundle("com.example.Asked", kind, KernelCollection.Auxiliary, [Personality("com.example.Asked", bundle, @class)])]);
        var coded = new Catalogue([new CatalogueBundle("com.example.Coded", CatalogueBundleKind.Kext, KernelCollection.Auxiliary, [Personality("com.example.Coded", "com.example.Coded", "CodedDriver", 7)])]);
        var source = coded.With(asked);
        return Diagnosis.Of(MatchSimulator.Run(registry, source), DriverQuestion.Of(source, asked, "Asked.kext"));
    }

    private static CataloguePersonality Personality(string carrier, string bundle, string @class, int product = 1) => new(
        new OSDictionary(
            KeyValuePair.Create<OSSymbol, OSObject>("CFBundleIdentifier", new OSString(bundle)),
            KeyValuePair.Create<OSSymbol, OSObject>("IOClass", new OSString(@class)),
            KeyValuePair.Create<OSSymbol, OSObject>("IOProviderClass", new OSString("IOUSBHostDevice")),
            KeyValuePair.Create<OSSymbol, OSObject>("idVendor", new OSNumber(0x1209, 32)),
            KeyValuePair.Create<OSSymbol, OSObject>("idProduct", new OSNumber((ulong)product, 32))),
        new(carrier, "Gadget", new("asked")));
}
