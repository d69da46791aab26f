using System.Globalization;

namespace IOMatch;

/// <summary>What a registry tells about the machine that it was taken from.</summary>
/// <param name="Host">The host; what the registry does not tell is as in <see cref="Host.Default"/>.</param>
/// <param name="VersionFrom">The property that told the version; null when nothing did.</param>
/// <param name="ProcessorFrom">What told the processor; null when nothing did.</param>
/// <example><code>
/// var machine = HostFromRegistry.Of(Registry.Load("ioreg.txt"));
/// Console.WriteLine($"macOS {machine.Host.Version}, told by {machine.VersionFrom ?? "nothing"}");
/// </code></example>
public sealed record HostFromRegistry(Host Host, string? VersionFrom, string? ProcessorFrom)
{
    private const string KernelVersion = "IOKitBuildVersion";
    private const string BuildVersion = "OS Build Version";
    private const string Darwin = "Darwin Kernel Version ";

    // Darwin 20 is macOS 11; since Darwin 25 the number of macOS is the year's
    private const int FirstDarwinOf11 = 20;
    private const int FirstDarwinOfYears = 25;

    /// <summary>Reads a registry.</summary>
    public static HostFromRegistry Of(Registry registry)
    {
        var kernel = Text(registry, KernelVersion);
        var (darwin, versionFrom) = DarwinOf(kernel, Text(registry, BuildVersion));
        var machine = registry.Entries.FirstOrDefault(static e => e.Class.IsA("IOPlatformExpertDevice"));
        var isMobile = machine is not null && IsMobile(machine);
        var (isIntel, processorFrom) = Processor(registry, kernel);
        var host = Host.Default with
        {
            Platform = isMobile ? Platform.IPadOS : Platform.MacOS,
            IsIntel = isIntel ?? Host.Default.IsIntel,
            Version = darwin is { } d ? isMobile ? Mobile(d) : MacOS(d) : Host.Default.Version,
        };
        return new(host, versionFrom, processorFrom);
    }

    private static Version MacOS(int darwin) => darwin switch
    {
        < FirstDarwinOf11 => new(10, Math.Max(0, darwin - 4)),
        < FirstDarwinOfYears => new(darwin - 9, 0),
        _ => new(darwin + 1, 0),
    };

    // iPadOS 14 has Darwin 20
    private static Version Mobile(int darwin) => new(darwin >= FirstDarwinOfYears ? darwin + 1 : Math.Max(0, darwin - 6), 0);

    private static (int? Darwin, string? From) DarwinOf(string? kernel, string? build)
    {
        // a build such as 18E226 begins with Darwin's number
        if (kernel is not null && kernel.StartsWith(Darwin, StringComparison.Ordinal) && Leading(kernel.AsSpan(Darwin.Length)) is { } fromKernel) return (fromKernel, KernelVersion);
        return build is not null && Leading(build) is { } fromBuild ? (fromBuild, BuildVersion) : (null, null);
    }

    private static (bool? IsIntel, string? From) Processor(Registry registry, string? kernel)
    {
        // PowerPC counts as Intel: what is asked is whether this is Apple silicon
        if (kernel is not null)
        {
            if (kernel.Contains("_ARM64", StringComparison.Ordinal)) return (false, KernelVersion);
            if (kernel.Contains("_X86_64", StringComparison.Ordinal) || kernel.Contains("_I386", StringComparison.Ordinal) || kernel.Contains("_PPC", StringComparison.Ordinal)) return (true, KernelVersion);
        }
        foreach (var entry in registry.Entries)
        {
            if (entry.Class.IsA("IOACPIPlatformExpert") || entry.Class.IsA("IOACPIPlatformDevice")) return (true, entry.Class.Name.Text);
            if (entry.Class.IsA("AppleARMPE") || entry.Class.IsA("AppleARMIODevice")) return (false, entry.Class.Name.Text);
        }
        return (null, null);
    }

    private static bool IsMobile(RegistryEntry machine)
    {
        var model = machine.Properties["model"] switch
        {
            OSString text => text.Text,
            OSData data => System.Text.Encoding.ASCII.GetString(data.Span),
            _ => machine.Name,
        };
        return model.StartsWith("iPad", StringComparison.Ordinal) || model.StartsWith("iPhone", StringComparison.Ordinal) || model.StartsWith("iPod", StringComparison.Ordinal);
    }

    private static string? Text(Registry registry, string key)
    {
        foreach (var root in registry.Service.Roots)
        {
            if (root.Properties[key] is OSString text) return text.Text;
        }
        return registry.Entries.Select(e => e.Properties[key]).OfType<OSString>().FirstOrDefault()?.Text;
    }

    private static int? Leading(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return int.TryParse(text[..Math.Min(length, 4)], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}
