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
    private const string CpuType = "OSKernelCPUType";
    private const string Darwin = "Darwin Kernel Version ";
    private const string ModelKey = "model";

    // Darwin 20 is macOS 11; since Darwin 25 the number of macOS is the year's
    private const int FirstDarwinOf11 = 20;
    private const int FirstDarwinOfYears = 25;

    // mach/machine.h: CPU_TYPE_POWERPC and CPU_TYPE_X86, CPU_TYPE_ARM, each with CPU_ARCH_ABI64
    private const long Abi64 = 0x0100_0000;
    private const long CpuPowerPC = 18;
    private const long CpuIntel = 7;
    private const long CpuArm = 12;

    // the newest that an unversioned dump can be from, as Host.Default is for Macs
    private static readonly Version MobileSystem = new(18, 4);

    // the newest system that ran on PowerPC and has a catalogue
    private static readonly Version PowerPCSystem = new(10, 4);

    /// <summary>The model identifier, such as <c>MacBookPro16,1</c>; null when the registry does not tell it.</summary>
    public string? Model { get; init; }

    /// <summary>What the machine is; a Mac when nothing speaks for another.</summary>
    public MachineKind Kind { get; init; }

    /// <summary>The processor; null when nothing told it.</summary>
    public Processor? Processor { get; init; }

    /// <summary>The same machine as somebody states its host, who may know better.</summary>
    public HostFromRegistry Stated(Host host) => this with
    {
        Host = host,
        VersionFrom = host.Version == Host.Version ? VersionFrom : "stated",
        Processor = Processor is { } told && host.IsIntel == (told != IOMatch.Processor.AppleSilicon) ? told : host.IsIntel ? IOMatch.Processor.Intel : IOMatch.Processor.AppleSilicon,
    };

    /// <summary>Reads a registry.</summary>
    public static HostFromRegistry Of(Registry registry)
    {
        var kernel = Text(registry, KernelVersion);
        var (darwin, versionFrom) = DarwinOf(kernel, Text(registry, BuildVersion));
        var machine = registry.Entries.FirstOrDefault(static e => e.Class.IsA("IOPlatformExpertDevice"));
        var model = machine is null ? null : ModelOf(machine);
        var byName = model is null ? null : MachineModel.Of(model);
        var kind = byName?.Kind ?? (machine is null ? MachineKind.Mac : KindOfBoard(machine.Name, registry));
        var (processor, processorFrom) = ProcessorOf(registry, kernel);
        // a hand-written tree may have any model beside what it is about
        if (processor is null && IsDump(registry) && (byName?.Processor ?? (machine is not null && IsBoard(machine.Name) ? IOMatch.Processor.AppleSilicon : null)) is { } named) (processor, processorFrom) = (named, ModelKey);
        var isMobile = kind != MachineKind.Mac;
        var host = Host.Default with
        {
            Platform = isMobile ? Platform.IPadOS : Platform.MacOS,
            // PowerPC counts as Intel: what is asked is whether this is Apple silicon
            IsIntel = processor is { } p ? p != IOMatch.Processor.AppleSilicon : Host.Default.IsIntel,
            Version = darwin is { } d ? isMobile ? Mobile(d) : MacOS(d) : isMobile ? MobileSystem : processor == IOMatch.Processor.PowerPC ? PowerPCSystem : Host.Default.Version,
        };
        return new(host, versionFrom, processorFrom) { Model = model, Kind = kind, Processor = processor };
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

    private static (Processor? Processor, string? From) ProcessorOf(Registry registry, string? kernel)
    {
        if (kernel is not null)
        {
            if (kernel.Contains("_ARM64", StringComparison.Ordinal)) return (IOMatch.Processor.AppleSilicon, KernelVersion);
            if (kernel.Contains("_X86_64", StringComparison.Ordinal) || kernel.Contains("_I386", StringComparison.Ordinal)) return (IOMatch.Processor.Intel, KernelVersion);
            if (kernel.Contains("_PPC", StringComparison.Ordinal)) return (IOMatch.Processor.PowerPC, KernelVersion);
        }
        foreach (var root in registry.Service.Roots)
        {
            if (root.Properties[CpuType] is not OSNumber type) continue;
            switch (type.Value & ~(ulong)Abi64)
            {
                case CpuArm: return (IOMatch.Processor.AppleSilicon, CpuType);
                case CpuIntel: return (IOMatch.Processor.Intel, CpuType);
                case CpuPowerPC: return (IOMatch.Processor.PowerPC, CpuType);
                default: break;
            }
        }
        foreach (var entry in registry.Entries)
        {
            if (entry.Class.IsA("IOACPIPlatformExpert") || entry.Class.IsA("IOACPIPlatformDevice")) return (IOMatch.Processor.Intel, entry.Class.Name.Text);
            if (entry.Class.IsA("AppleARMPE") || entry.Class.IsA("AppleARMIODevice")) return (IOMatch.Processor.AppleSilicon, entry.Class.Name.Text);
            if (entry.Class.Name.Text.StartsWith("MacRISC", StringComparison.Ordinal)) return (IOMatch.Processor.PowerPC, entry.Class.Name.Text);
        }
        return (null, null);
    }

    /// <summary>The property model, as text; a dump without properties calls the machine by its model, or by its board.</summary>
    private static string? ModelOf(RegistryEntry machine) => machine.Properties[ModelKey] switch
    {
        OSString text => text.Text,
        OSData data => System.Text.Encoding.ASCII.GetString(data.Span).Split('\0')[0],
        _ => MachineModel.Of(machine.Name) is null ? null : machine.Name,
    };

    // the kernel's own root is in whatever ioreg prints from the top, and in no hand-written tree
    private static bool IsDump(Registry registry) => registry.Service.Roots.Any(static r => r.Class.Name.Text == "IORegistryEntry");

    // observed: a dump made without properties calls an iPhone13,1 D52gAP, an iPad7,12 J172AP and a MacBookAir10,1 J313AP
    private static bool IsBoard(string name) =>
        name.Length > 4 && name.EndsWith("AP", StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[0]) && char.IsAsciiDigit(name[1]);

    private static MachineKind KindOfBoard(string name, Registry registry) =>
        !IsBoard(name) ? MachineKind.Mac
        : name[0] is 'D' or 'N' ? MachineKind.IPhone
        : registry.Entries.Any(static e => e.Class.Name.Text is "com_apple_driver_KeyDeliveryIOKit" or "AppleBasebandPCI" or "AppleBasebandUserClient") ? MachineKind.IPad
        : MachineKind.Mac;

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
