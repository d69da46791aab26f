namespace IOMatch;

/// <summary>What a service admits when it is opened (handleOpen).</summary>
internal enum Admission
{
    /// <summary>One owner, the default of IOService (K37).</summary>
    One,

    /// <summary>Any number.</summary>
    Many,

    /// <summary>Any number, until one of them seizes it.</summary>
    ManyUntilSeized,

    /// <summary>One owner beside the service's own nubs of a class, which open it for their clients.</summary>
    OneBesideItsNubs,

    /// <summary>Readers share, one writer at a time.</summary>
    ByLevel,
}
