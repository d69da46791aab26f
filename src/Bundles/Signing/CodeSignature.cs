using System.Collections.Immutable;

namespace IOMatch;

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
