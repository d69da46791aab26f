namespace IOMatch;

/// <summary>What a profile is for, told by its device list and platform (Apple TN3125).</summary>
public enum ProfileKind
{
    /// <summary>The team's registered devices only. On a Mac a device list always means development.</summary>
    Development,

    /// <summary>Registered devices, without the right to be debugged (not on the Mac).</summary>
    AdHoc,

    /// <summary>All Macs: Developer ID distribution.</summary>
    DeveloperId,

    /// <summary>All devices of one company (not on the Mac).</summary>
    Enterprise,

    /// <summary>No device list: the App Store and TestFlight.</summary>
    AppStore,
}
