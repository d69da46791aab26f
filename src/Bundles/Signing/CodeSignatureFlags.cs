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
