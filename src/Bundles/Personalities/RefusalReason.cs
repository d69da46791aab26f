namespace IOMatch;

/// <summary>Why no personality of a bundle reaches the kernel.</summary>
public enum RefusalReason
{
    /// <summary>A value that cannot be written for the kernel, such as a fractional real: "Can't serialize personalities." (K6).</summary>
    NotSerializable,

    /// <summary>The bundle has no CFBundleIdentifier: OSKext makes no kext of it.</summary>
    NoIdentifier,
}
