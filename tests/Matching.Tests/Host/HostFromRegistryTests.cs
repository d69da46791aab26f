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
        var told = HostFromRegistry.Of(Dump("\"OS Build Version\" = \"17A405\"", "iMac1,1"));

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
