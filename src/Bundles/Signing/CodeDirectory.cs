using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One code directory: what is signed. A signature holds one, or several with different hashes.</summary>
/// <param name="Identifier">The signing identifier, mostly the bundle's.</param>
/// <param name="TeamIdentifier">The ten characters of the developer's team; null for ad hoc and Apple's own code.</param>
/// <param name="Version">The form of the directory, such as 0x20400.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="HashKind">How it hashes.</param>
/// <param name="CdHash">The hash over the directory itself, 20 bytes: what names this very build (IOUserServerCDHash).</param>
/// <param name="Platform">The platform number; not 0 for Apple's own programs.</param>
public sealed record CodeDirectory(
    string Identifier,
    string? TeamIdentifier,
    uint Version,
    CodeSignatureFlags Flags,
    CodeHashKind HashKind,
    ImmutableArray<byte> CdHash,
    byte Platform)
{
    /// <summary>The hash in lower-case hexadecimal, as <c>codesign -dvvv</c> and IOUserServerCDHash write it.</summary>
    public string CdHashText => Convert.ToHexStringLower(CdHash.AsSpan());

    /// <summary>Hashes of what lies beside the code, by slot: 1 Info.plist, 2 requirements, 3 resources, 5 entitlements, 7 DER entitlements.</summary>
    public ImmutableSortedDictionary<int, ImmutableArray<byte>> SpecialHashes { get; init; } = ImmutableSortedDictionary<int, ImmutableArray<byte>>.Empty;
}
