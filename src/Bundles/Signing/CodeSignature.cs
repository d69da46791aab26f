using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Flags of a code directory (xnu cs_blobs.h). Values that are not named here are kept.</summary>
[Flags]
public enum CodeSignatureFlags : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>CS_ADHOC: nobody signed it; only the hashes are there.</summary>
    AdHoc = 0x2,

    /// <summary>CS_GET_TASK_ALLOW: debuggers may attach.</summary>
    GetTaskAllow = 0x4,

    /// <summary>CS_HARD.</summary>
    Hard = 0x100,

    /// <summary>CS_KILL.</summary>
    Kill = 0x200,

    /// <summary>CS_RESTRICT.</summary>
    Restrict = 0x800,

    /// <summary>CS_ENFORCEMENT.</summary>
    Enforcement = 0x1000,

    /// <summary>CS_REQUIRE_LV: library validation.</summary>
    LibraryValidation = 0x2000,

    /// <summary>CS_RUNTIME: the hardened runtime, which notarisation demands.</summary>
    Runtime = 0x1_0000,

    /// <summary>CS_LINKER_SIGNED: the linker's own ad hoc signature; nobody ran codesign.</summary>
    LinkerSigned = 0x2_0000,
}

/// <summary>How a code directory hashes (cs_blobs.h CS_HASHTYPE_…).</summary>
public enum CodeHashKind
{
    /// <summary>A number that the kernel does not know either.</summary>
    Unknown = 0,

    /// <summary>SHA-1.</summary>
    Sha1 = 1,

    /// <summary>SHA-256.</summary>
    Sha256 = 2,

    /// <summary>SHA-256 cut to 20 bytes.</summary>
    Sha256Truncated = 3,

    /// <summary>SHA-384.</summary>
    Sha384 = 4,
}

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

/// <summary>Who signed, as far as the certificates in the signature tell (kext-signing rules: kext_tools security.c checkKextSignature).</summary>
public enum SigningIdentity
{
    /// <summary>Nobody: hashes only.</summary>
    AdHoc,

    /// <summary>Apple Development or Mac Developer: runs on the team's registered Macs.</summary>
    Development,

    /// <summary>Developer ID Application: distribution outside the App Store; must be notarised.</summary>
    DeveloperId,

    /// <summary>App Store or its submission certificate.</summary>
    AppStore,

    /// <summary>Apple's own software.</summary>
    Apple,

    /// <summary>A certificate that no rule names, such as one that someone made.</summary>
    Other,

    /// <summary>The signature block cannot be read.</summary>
    Unreadable,
}

/// <summary>An embedded code signature (LC_CODE_SIGNATURE).</summary>
/// <param name="Directories">At least one, the main one first.</param>
/// <param name="Signer">Who signed.</param>
/// <param name="SignerName">The common name of the leaf certificate; null when ad hoc.</param>
/// <param name="Entitlements">What the signature grants; null when it holds no entitlements.</param>
/// <param name="HasTicket">Whether a notarisation ticket is stapled into the signature.</param>
public sealed record CodeSignature(
    ImmutableArray<CodeDirectory> Directories,
    SigningIdentity Signer,
    string? SignerName,
    BundleEntitlements? Entitlements,
    bool HasTicket)
{
    /// <summary>The directory that the kernel uses: the one with the strongest hash (ubc_subr.c hash_rank).</summary>
    public CodeDirectory Best => Directories.MaxBy(d => Rank(d.HashKind))!;

    /// <summary>The signing identifier.</summary>
    public string Identifier => Best.Identifier;

    /// <summary>The team, or null.</summary>
    public string? TeamIdentifier => Best.TeamIdentifier;

    /// <summary>The flags.</summary>
    public CodeSignatureFlags Flags => Best.Flags;

    /// <summary>Whether nobody signed it: the flag says so or the signature block is empty.</summary>
    public bool IsAdHoc => Signer == SigningIdentity.AdHoc;

    private static int Rank(CodeHashKind kind) => kind switch
    {
        CodeHashKind.Sha1 => 1,
        CodeHashKind.Sha256Truncated => 2,
        CodeHashKind.Sha256 => 3,
        CodeHashKind.Sha384 => 4,
        _ => 0,
    };
}
