namespace IOMatch;

/// <summary>What a Mach-O image is for (its header's filetype).</summary>
public enum MachOKind
{
    /// <summary>Another filetype.</summary>
    Other,

    /// <summary>MH_EXECUTE: a program, such as a dext's.</summary>
    Executable,

    /// <summary>MH_DYLIB.</summary>
    Library,

    /// <summary>MH_BUNDLE.</summary>
    Bundle,

    /// <summary>MH_KEXT_BUNDLE: a kernel extension.</summary>
    KernelExtension,

    /// <summary>MH_OBJECT: not linked; kernel extensions before 10.7.</summary>
    Object,
}
