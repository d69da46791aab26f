namespace IOMatch;

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
