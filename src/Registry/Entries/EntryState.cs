namespace IOMatch;

/// <summary>State bits of a service as a dump or a tree states them.</summary>
[Flags]
public enum EntryState
{
    /// <summary>Nothing stated.</summary>
    None = 0,

    /// <summary>registerService was called: the kernel looks for drivers.</summary>
    Registered = 1,

    /// <summary>Matching finished at least once.</summary>
    Matched = 2,

    /// <summary>Being terminated or gone; gets no round of matching (K20).</summary>
    Inactive = 4,

    /// <summary>Matched again when the present client detaches (K22).</summary>
    RematchOnDetach = 8,

    /// <summary>Hidden from user space (K40, K57).</summary>
    UserInvisible = 16,

    /// <summary>Was hidden and shown again on purpose, so not hidden a second time (K57).</summary>
    UserUnhidden = 32,

    /// <summary>Waits for a kext that user space must load (K27).</summary>
    ModuleStall = 64,
}
