using System.Text;

namespace IOMatch.Loaders;

public sealed class DumpAncestryTests
{
    [Fact]
    public void A_driver_on_an_entry_proves_what_the_entry_is()
    {
        var dump = Dump(("Nub", "BenchBus", ""), ("Driver", "BenchDriver", Personality("IOBlockStorageDevice")));

        dump.Classes["BenchBus"]!.IsA("IOBlockStorageDevice").Should().BeTrue();
        dump.Classes["BenchBus"]!.Certainty.Should().Be(Certainty.Observed);
    }

    [Theory]
    [InlineData("IOResources", "what is matched on resources attaches itself to what it serves")]
    [InlineData("IOService", "every nub is a service")]
    [InlineData("BenchUnknown", "a class that nobody knows proves nothing")]
    public void Nothing_is_proven_by(string providerClass, string because)
    {
        var dump = Dump(("Nub", "BenchBus", ""), ("Driver", "BenchDriver", Personality(providerClass)));

        dump.Classes["BenchBus"]!.Superclass!.Name.Text.Should().Be("IOService", because);
        dump.Classes["BenchBus"]!.Certainty.Should().Be(Certainty.Assumed);
    }

    [Fact]
    public void A_child_that_keeps_its_drivers_dictionary_proves_nothing_of_the_driver()
    {
        var dump = Dump(("Nub", "BenchBus", Personality("IOBlockStorageDevice")), ("Copy", "BenchDriver", Personality("IOBlockStorageDevice")));

        dump.Classes["BenchBus"]!.IsA("IOBlockStorageDevice").Should().BeFalse();
    }

    [Fact]
    public void What_source_tells_is_not_overruled()
    {
        var dump = Dump(("Nub", "IOMedia", ""), ("Driver", "BenchDriver", Personality("IOPCIDevice")));

        dump.Classes["IOMedia"]!.IsA("IOPCIDevice").Should().BeFalse();
    }

    [Fact]
    public void Of_several_provider_classes_the_most_derived_one_is_taken()
    {
        var dump = Read("""
            +-o Nub  <class BenchBus, id 0x100000101, registered, matched, active, busy 0, retain 5>
              +-o One  <class BenchOne, id 0x100000102, !registered, !matched, active, busy 0, retain 5>
              |   {
              |     "IOClass" = "BenchOne"
              |     "IOProviderClass" = "IOPCIBridge"
              |     "IOMatchCategory" = "One"
              |     "IOProbeScore" = 0
              |   }
              |
              +-o Two  <class BenchTwo, id 0x100000103, !registered, !matched, active, busy 0, retain 5>
                  {
                    "IOClass" = "BenchTwo"
                    "IOProviderClass" = "IOPCI2PCIBridge"
                    "IOMatchCategory" = "Two"
                    "IOProbeScore" = 0
                  }
            """);

        dump.Classes["BenchBus"]!.Superclass!.Name.Text.Should().Be("IOPCI2PCIBridge");
    }

    [Theory]
    [InlineData("IOUSBDevice", "Port", "IOUSBHostDevice")]
    [InlineData("IOUSBInterface", "Port", "IOUSBHostInterface")]
    [InlineData("IOUSBDevice", "AppleUSBHostLegacyClient", "AppleUSBDevice")]
    public void A_name_for_programs_is_not_the_class(string printed, string parent, string own)
    {
        var dump = Dump(("Parent", parent, ""), ("Gadget", printed, $"\"IOClassNameOverride\" = \"{printed}\""));

        dump.Find("Gadget").Single().Class.Name.Text.Should().Be(own);
    }

    [Theory]
    [InlineData("IOUSBHostDevice", "\"IOClassNameOverride\" = \"IOUSBDevice\"")]
    [InlineData("IOUSBDevice", "\"IOClassNameOverride\" = \"BenchOther\"")]
    [InlineData("BenchOther", "\"IOClassNameOverride\" = \"BenchOther\"")]
    public void A_class_that_is_printed_itself_stays(string @class, string property) =>
        Dump(("Parent", "Port", ""), ("Gadget", @class, property)).Find("Gadget").Single().Class.Name.Text.Should().Be(@class);

    [Fact]
    public void A_controller_of_a_PCI_kext_is_taken_for_the_class_that_the_kext_is_named_after()
    {
        var dump = Dump(("Bus", "BenchBus", ""), ("XHC1", "AppleUSBXHCIBENCH", "\"CFBundleIdentifier\" = \"com.apple.driver.usb.AppleUSBXHCIPCI\""));

        dump.Classes["AppleUSBXHCIBENCH"]!.IsA("AppleUSBXHCIPCI").Should().BeTrue();
        dump.Classes["AppleUSBXHCIBENCH"]!.Certainty.Should().Be(Certainty.Assumed);
    }

    private static string Personality(string providerClass) =>
        $"\"IOClass\" = \"BenchDriver\"\n\"IOProviderClass\" = \"{providerClass}\"\n\"IOMatchCategory\" = \"IODefaultMatchCategory\"\n\"IOProbeScore\" = 0";

    private static Registry Dump((string Name, string Class, string Properties) parent, (string Name, string Class, string Properties) child) => Read($$"""
        +-o {{parent.Name}}  <class {{parent.Class}}, id 0x100000101, registered, matched, active, busy 0, retain 5>
          | {
        {{Lines(parent.Properties, "  |   ")}}
          | }
          |
          +-o {{child.Name}}  <class {{child.Class}}, id 0x100000102, registered, matched, active, busy 0, retain 5>
              {
        {{Lines(child.Properties, "        ")}}
              }
        """);

    private static string Lines(string properties, string indentation) => string.Join('\n', properties.Split('\n').Select(line => indentation + line));

    private static Registry Read(string text) => Registry.ReadIoregText(Encoding.UTF8.GetBytes(text), "dump.txt").OrThrow();
}
