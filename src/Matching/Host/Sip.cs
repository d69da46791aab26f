namespace IOMatch;

/// <summary>System Integrity Protection.</summary>
/// <example><code>
/// var host = Host.Default with { Sip = Sip.Disabled };
/// </code></example>
public enum Sip
{
    /// <summary>As delivered.</summary>
    Enabled,

    /// <summary>Off: ad-hoc signed dexts may be tried.</summary>
    Disabled,
}
