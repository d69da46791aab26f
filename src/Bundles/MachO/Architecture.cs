namespace IOMatch;

/// <summary>A processor architecture by the name that <c>lipo</c> and architecture-specific keys (<c>IOKitPersonalities_x86_64</c>) use.</summary>
public readonly record struct Architecture(string Name)
{
    private const uint Abi64 = 0x0100_0000;
    private const uint Arm = 12;
    private const uint X86 = 7;
    private const uint SubtypeMask = 0x00ff_ffff;

    /// <summary>Apple silicon.</summary>
    public static Architecture Arm64 { get; } = new("arm64");

    /// <summary>Apple silicon with pointer authentication: the system's own programs and extensions.</summary>
    public static Architecture Arm64e { get; } = new("arm64e");

    /// <summary>Intel, 64 bits.</summary>
    public static Architecture X86_64 { get; } = new("x86_64");

    /// <summary>The name without its subtype, which is what keys of an Info.plist carry (OSKext.c OSKextGetValueForInfoDictionaryKey).</summary>
    public string Generic => Name switch { "arm64e" => "arm64", "x86_64h" => "x86_64", _ => Name };

    /// <summary>The name of a Mach-O header's cputype and cpusubtype.</summary>
    public static Architecture Of(uint cpu, uint subtype) => (cpu, subtype & SubtypeMask) switch
    {
        (Arm | Abi64, 2) => Arm64e,
        (Arm | Abi64, _) => Arm64,
        (X86 | Abi64, 8) => new("x86_64h"),
        (X86 | Abi64, _) => X86_64,
        (X86, _) => new("i386"),
        (Arm, _) => new("arm"),
        (18, _) => new("ppc"),
        (18 | Abi64, _) => new("ppc64"),
        _ => new(FormattableString.Invariant($"cpu {cpu & ~Abi64}{((cpu & Abi64) != 0 ? " (64 bits)" : "")}")),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
