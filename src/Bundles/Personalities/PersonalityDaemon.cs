namespace IOMatch;

/// <summary>The program that sends personalities to the kernel.</summary>
public enum PersonalityDaemon
{
    /// <summary>kernelmanagerd, and the kext collections that it builds: macOS 11 and later. Closed; known from registry dumps.</summary>
    KernelManagerd,

    /// <summary>kextd: up to macOS 10.15 (OSKext.c and kext_tools are open).</summary>
    Kextd,
}
