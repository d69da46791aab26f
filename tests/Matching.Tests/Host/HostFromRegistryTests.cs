using System.Text;

namespace IOMatch.Hosts;

public sealed class HostFromRegistryTests
{
    [Theory]
    [InlineData("Darwin Kernel Version 8.11.0: Wed Oct 10 18:26:00 PDT 2007; root:xnu-792.24.17~1/RELEASE_PPC", 10, 4, true)]
    [InlineData("Darwin Kernel Version 18.5.0: Mon Mar 11 20:40:32 PDT 2019; root:xnu-4903.251.3~3/RELEASE_X86_64", 10, 14, true)]
    [InlineData("Darwin Kernel Version 20.4.0: Fri Jan 22 03:28:00 PST 2021; root:xnu-7195.100.296.111.3~3/RELEASE_ARM64_T8101", 11, 0, false)]
    [InlineData("Darwin Kernel Version 24.6.0: Tue Apr 21 20:17:54 PDT 2026; root:xnu-11417.140.69.710.16~1/RELEASE_X86_64", 15, 0, true)]
    [InlineData("Darwin Kernel Version 25.0.0: Mon Sep 15 00:00:00 PDT 2025; root:xnu-12377~1/RELEASE_ARM64_T6000", 26, 0, false)]
    public void The_kernels_own_words_tell_version_and_processor(string kernel, int major, int minor, bool isIntel)
    {
        var told = HostFromRegistry.Of(Dump($"\"IOKitBuildVersion\" = \"{kernel}\"", "MacBook1,1"));

        told.Host.Version.Should().Be(new Version(major, minor));
        told.Host.IsIntel.Should().Be(isIntel);
        told.Host.Platform.Should().Be(Platform.MacOS);
        told.VersionFrom.Should().Be("IOKitBuildVersion");
    }

    [Fact]
    public void A_build_number_tells_the_version_too()
    {
        var told = HostFromRegistry.Of(Dump("\"OS Build Version\" = \"17A405\"", "Bench1,1"));

        told.Host.Version.Should().Be(new Version(10, 13));
        told.VersionFrom.Should().Be("OS Build Version");
        told.ProcessorFrom.Should().BeNull();
    }

    [Theory]
    [InlineData("20.2.0", 14)]
    [InlineData("24.0.0", 18)]
    [InlineData("25.0.0", 26)]
    public void An_iPad_is_known_by_its_model(string darwin, int major)
    {
        var told = HostFromRegistry.Of(Dump($"\"IOKitBuildVersion\" = \"Darwin Kernel Version {darwin}: root:xnu-7195~1/RELEASE_ARM64_T8010\"", "iPad7,12"));

        told.Host.Platform.Should().Be(Platform.IPadOS);
        told.Host.Version.Should().Be(new Version(major, 0));
    }

    [Theory]
    [InlineData("Darwin Kernel Version 0.1: root:xnu-1~1/RELEASE_ARM64")]
    [InlineData("Darwin Kernel Version unknown")]
    [InlineData("Another Kernel Version 20.0.0")]
    public void A_kernel_that_tells_no_number_tells_no_version(string kernel) =>
        HostFromRegistry.Of(Dump($"\"IOKitBuildVersion\" = \"{kernel}\"", "Mac1,1")).VersionFrom.Should().BeNull();

    [Theory]
    [InlineData("AppleACPIPlatformExpert", true)]
    [InlineData("AppleARMPE", false)]
    public void Without_the_kernels_words_the_platform_expert_tells_the_processor(string expert, bool isIntel)
    {
        var told = HostFromRegistry.Of(Dump("\"unrelated\" = 1", "Mac1,1", expert));

        told.Host.IsIntel.Should().Be(isIntel);
        told.ProcessorFrom.Should().Be(expert);
        told.VersionFrom.Should().BeNull();
        told.Host.Version.Should().Be(Host.Default.Version);
    }

    [Theory]
    [InlineData("PowerMac4,1", Processor.PowerPC, MachineKind.Mac)]
    [InlineData("PowerBook5,4", Processor.PowerPC, MachineKind.Mac)]
    [InlineData("MacBookPro16,4", Processor.Intel, MachineKind.Mac)]
    [InlineData("MacBookPro18,2", Processor.AppleSilicon, MachineKind.Mac)]
    [InlineData("Mac15,6", Processor.AppleSilicon, MachineKind.Mac)]
    [InlineData("MacPro7,1", Processor.Intel, MachineKind.Mac)]
    [InlineData("iMacPro1,1", Processor.Intel, MachineKind.Mac)]
    [InlineData("iPhone14,2", Processor.AppleSilicon, MachineKind.IPhone)]
    [InlineData("iPad13,8", Processor.AppleSilicon, MachineKind.IPad)]
    public void A_model_identifier_alone_tells_processor_and_kind(string model, Processor processor, MachineKind kind)
    {
        var told = HostFromRegistry.Of(Dump("\"unrelated\" = 1", model));

        told.Model.Should().Be(model);
        told.Processor.Should().Be(processor);
        told.Kind.Should().Be(kind);
        told.ProcessorFrom.Should().Be("model");
    }

    [Theory]
    [InlineData("Bench1,1")]
    [InlineData("MacSomething")]
    [InlineData("Mac2,1")]
    public void A_model_that_nobody_knows_tells_no_processor(string model) => HostFromRegistry.Of(Dump("\"unrelated\" = 1", model)).Processor.Should().BeNull();

    [Theory]
    [InlineData("D42AP", "IORegistryEntry", MachineKind.IPhone)]
    [InlineData("J900AP", "AppleBasebandUserClient", MachineKind.IPad)]
    [InlineData("J900AP", "IOHIDSystem", MachineKind.Mac)]
    [InlineData("Bench", "AppleBasebandUserClient", MachineKind.Mac)]
    public void A_dump_without_properties_names_the_board(string board, string @class, MachineKind kind)
    {
        var text = $"+-o Root class: IORegistryEntry\n  +-o {board} class: IORegistryEntry:IOService:IOPlatformExpertDevice\n    +-o Thing class: {(@class == "IORegistryEntry" ? @class : "IORegistryEntry:IOService:" + @class)}\n";

        var told = HostFromRegistry.Of(Registry.ReadIoregText(Encoding.UTF8.GetBytes(text), "board.txt").OrThrow());

        told.Kind.Should().Be(kind);
        told.Model.Should().BeNull();
        told.Processor.Should().Be(board.EndsWith("AP", StringComparison.Ordinal) ? Processor.AppleSilicon : null);
    }

    [Theory]
    [InlineData(18, Processor.PowerPC)]
    [InlineData(16777223, Processor.Intel)]
    [InlineData(16777228, Processor.AppleSilicon)]
    public void The_kernels_processor_type_tells_it_too(int type, Processor processor)
    {
        var told = HostFromRegistry.Of(Dump($"\"OSKernelCPUType\" = {type}", "Bench1,1"));

        told.Processor.Should().Be(processor);
        told.ProcessorFrom.Should().Be("OSKernelCPUType");
    }

    [Fact]
    public void A_PowerPC_has_its_own_catalogue_whatever_its_version()
    {
        var unversioned = HostFromRegistry.Of(Dump("\"unrelated\" = 1", "PowerMac4,1"));
        var leopard = HostFromRegistry.Of(Dump("\"IOKitBuildVersion\" = \"Darwin Kernel Version 9.8.0: root:xnu-1228.15.4~1/RELEASE_PPC\"", "PowerMac11,2"));

        unversioned.Host.Version.Should().Be(new Version(10, 4));
        leopard.Host.Version.Should().Be(new Version(10, 5));
        NearestCatalogue.NameFor(unversioned).Should().Be("mac-os-x-10.4-powerpc");
        NearestCatalogue.NameFor(leopard).Should().Be("mac-os-x-10.4-powerpc");
    }

    [Theory]
    [InlineData("not a version")]
    [InlineData("Darwin Kernel Version ")]
    [InlineData("Darwin Kernel Version 99999999999999999999.0")]
    public void Nonsense_is_no_version(string kernel) =>
        HostFromRegistry.Of(Dump($"\"IOKitBuildVersion\" = \"{kernel}\"", "Mac1,1")).Host.Version.Major.Should().BeLessThan(10_001);

    [Theory]
    [InlineData(10, 4, "mac-os-x-10.4-powerpc")]
    [InlineData(10, 8, "os-x-10.8")]
    [InlineData(10, 13, "macos-10.14")]
    [InlineData(12, 0, "macos-11")]
    [InlineData(26, 0, "macos-15")]
    public void The_nearest_built_in_catalogue_is_one_that_exists(int major, int minor, string name)
    {
        NearestCatalogue.NameFor(Host.MacOS(major, minor)).Should().Be(name);
        SystemCatalogue.Names.Should().Contain(name);
    }

    [Fact]
    public void An_iPad_gets_the_catalogue_of_the_macOS_of_its_year()
    {
        NearestCatalogue.NameFor(Host.IPadOS(14)).Should().Be("macos-11");
        NearestCatalogue.NameFor(Host.IPadOS(26)).Should().Be("macos-15");
    }

    private static Registry Dump(string property, string machine, string? expert = null)
    {
        var below = expert is null ? "" : $"\n    +-o {expert}  <class {expert}, id 0x100000112, registered, matched, active, busy 0, retain 3>\n        {{\n        }}\n";
        var text = $$"""
            +-o Root  <class IORegistryEntry, id 0x100000100, retain 10>
              | {
              |   {{property}}
              | }
              |
              +-o {{machine}}  <class IOPlatformExpertDevice, id 0x100000111, registered, matched, active, busy 0, retain 5>
                  {
                    "model" = <"{{machine}}">
                  }
            """ + below;
        return Registry.ReadIoregText(Encoding.UTF8.GetBytes(text), "host.txt").OrThrow();
    }
}
