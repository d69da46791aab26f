namespace IOMatch;

/// <summary>What could have settled more and was not given.</summary>
public enum NotLookedAt
{
    /// <summary>No catalogue of the system's drivers.</summary>
    SystemCatalogue,

    /// <summary>The dext's entitlements.</summary>
    Entitlements,

    /// <summary>The kernel log.</summary>
    KernelLog,

    /// <summary>Signature, activation and approval.</summary>
    Signing,

    /// <summary>What the asked driver does in start.</summary>
    DriverModel,
}
