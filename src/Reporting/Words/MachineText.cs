namespace IOMatch;

/// <summary>The machine that a registry tells of, in words.</summary>
internal static class MachineText
{
    /// <summary><c>macOS 10.14 on Intel</c>, <c>iOS 14.0 on an iPhone</c>.</summary>
    public static string Of(HostFromRegistry machine) => machine.Kind switch
    {
        MachineKind.IPhone => $"iOS {machine.Host.Version} on an iPhone",
        MachineKind.IPad => $"iPadOS {machine.Host.Version} on an iPad",
        MachineKind.Mac => $"{(machine.Host.Platform == Platform.IPadOS ? "iPadOS" : "macOS")} {machine.Host.Version} on {Processor(machine)}",
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };

    /// <summary>The same, with what is assumed of it.</summary>
    public static string WithAssumptions(HostFromRegistry machine) => (machine.VersionFrom, machine.ProcessorFrom, machine.Processor) switch
    {
        (null, null, null) => Of(machine) + " (assumed; the registry does not tell)",
        (null, _, _) => Of(machine) + " (the version is assumed; the registry does not tell it)",
        (_, null, null) => Of(machine) + " (the processor is assumed; the registry does not tell it)",
        _ => Of(machine),
    };

    private static string Processor(HostFromRegistry machine) => machine.Processor switch
    {
        IOMatch.Processor.PowerPC => "PowerPC",
        IOMatch.Processor.Intel => "Intel",
        IOMatch.Processor.AppleSilicon => "Apple silicon",
        null => machine.Host.IsIntel ? "Intel" : "Apple silicon",
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };
}
