using System.Globalization;

namespace IOMatch;

/// <summary>What a machine is.</summary>
/// <example><code>
/// var machine = HostFromRegistry.Of(Registry.Load("ioreg.txt"));
/// Console.WriteLine($"{machine.Kind} {machine.Processor} {machine.Model}");
/// </code></example>
public enum MachineKind
{
    /// <summary>A Mac.</summary>
    Mac,

    /// <summary>An iPad.</summary>
    IPad,

    /// <summary>An iPhone or iPod.</summary>
    IPhone,
}

/// <summary>The processor of a machine.</summary>
/// <example><code>
/// var machine = HostFromRegistry.Of(Registry.Load("ioreg.txt"));
/// Console.WriteLine($"{machine.Kind} {machine.Processor} {machine.Model}");
/// </code></example>
public enum Processor
{
    /// <summary>PowerPC: big-endian, Mac OS X 10.0 to 10.5.</summary>
    PowerPC,

    /// <summary>Intel.</summary>
    Intel,

    /// <summary>Apple silicon.</summary>
    AppleSilicon,
}

/// <summary>What a model identifier such as <c>MacBookPro16,1</c> tells by its name alone.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Processor">Its processor; null when the name does not tell.</param>
/// <example><code>
/// var machine = HostFromRegistry.Of(Registry.Load("ioreg.txt"));
/// Console.WriteLine($"{machine.Kind} {machine.Processor} {machine.Model}");
/// </code></example>
public readonly record struct MachineModel(MachineKind Kind, Processor? Processor)
{
    // the first generation with Apple silicon; a series that is not here ended before, and all of "Mac" came after
    private static readonly (string Series, int FirstWithAppleSilicon)[] Series =
    [
        ("MacBookPro", 17), ("MacBookAir", 10), ("MacBook", int.MaxValue), ("Macmini", 9), ("iMacPro", int.MaxValue), ("iMac", 21), ("MacPro", int.MaxValue),
        ("Xserve", int.MaxValue), ("VirtualMac", 2), ("Mac", 13),
    ];

    private static readonly string[] PowerPCs = ["PowerMac", "PowerBook", "iBook", "RackMac", "AAPL,"];

    /// <summary>Reads a name; null when it is none of Apple's.</summary>
    public static MachineModel? Of(string name)
    {
        if (name.StartsWith("iPad", StringComparison.Ordinal)) return new(MachineKind.IPad, IOMatch.Processor.AppleSilicon);
        if (name.StartsWith("iPhone", StringComparison.Ordinal) || name.StartsWith("iPod", StringComparison.Ordinal)) return new(MachineKind.IPhone, IOMatch.Processor.AppleSilicon);
        if (Array.Exists(PowerPCs, p => name.StartsWith(p, StringComparison.Ordinal))) return new(MachineKind.Mac, IOMatch.Processor.PowerPC);
        foreach (var (series, first) in Series)
        {
            if (!name.StartsWith(series, StringComparison.Ordinal)) continue;
            var rest = name.AsSpan(series.Length);
            var comma = rest.IndexOf(',');
            if (comma > 0 && int.TryParse(rest[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out var generation))
            {
                return new(MachineKind.Mac, generation >= first ? IOMatch.Processor.AppleSilicon : series == "Mac" ? null : IOMatch.Processor.Intel);
            }
        }
        return null;
    }
}
