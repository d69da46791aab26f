namespace IOMatch;

/// <summary>Whether entitlements are of the kind that development allows or of the kind that is granted for distribution.</summary>
public enum EntitlementVariant
{
    /// <summary>Nothing in them tells.</summary>
    Either,

    /// <summary>A wildcard for the hardware, or get-task-allow: accepted with a development profile only (forum 798049: DTS).</summary>
    Development,

    /// <summary>Hardware is named: what Apple grants a team for distribution. Development signing takes it too.</summary>
    Distribution,
}
