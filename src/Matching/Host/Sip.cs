namespace IOMatch;

/// <summary>System Integrity Protection.</summary>
public enum Sip
{
    /// <summary>As delivered.</summary>
    Enabled,

    /// <summary>Off: ad-hoc signed dexts may be tried.</summary>
    Disabled,
}
