using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace IOMatch;

/// <summary>The hashes of code signing (cs_blobs.h).</summary>
internal static class CodeHash
{
    /// <summary>CS_CDHASH_LEN: larger hashes are cut.</summary>
    public const int CdHashLength = 20;

    [SuppressMessage("Security", "CA5350", Justification = "old signatures hash with SHA-1; it is computed, not trusted")]
    public static byte[]? Of(CodeHashKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        CodeHashKind.Sha1 => SHA1.HashData(bytes),
        CodeHashKind.Sha256 => SHA256.HashData(bytes),
        CodeHashKind.Sha256Truncated => SHA256.HashData(bytes)[..CdHashLength],
        CodeHashKind.Sha384 => SHA384.HashData(bytes),
        _ => null,
    };

    /// <summary>Whether bytes are what a slot of the directory has signed; null when the directory has no hash for the slot.</summary>
    public static bool? Verify(CodeDirectory directory, int slot, ReadOnlySpan<byte> bytes)
    {
        if (!directory.SpecialHashes.TryGetValue(slot, out var signed) || Of(directory.HashKind, bytes) is not { } actual) return null;
        return actual.AsSpan(0, Math.Min(actual.Length, signed.Length)).SequenceEqual(signed.AsSpan());
    }
}
