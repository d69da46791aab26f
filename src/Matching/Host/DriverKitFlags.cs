namespace IOMatch;

/// <summary>The <c>dk</c> boot-arg, as far as it matters to matching (K20, K61, K67).</summary>
/// <param name="Enabled">DriverKit is on.</param>
/// <param name="LaunchesDisabled">Nothing is launched.</param>
/// <param name="EntitlementChecksDisabled">The entitlement check is left out.</param>
/// <example><code>
/// var host = Host.Default with { DriverKit = DriverKitFlags.Default with { Enabled = false } };
/// </code></example>
public readonly record struct DriverKitFlags(bool Enabled = true, bool LaunchesDisabled = false, bool EntitlementChecksDisabled = false)
{
    /// <summary>As delivered.</summary>
    public static DriverKitFlags Default { get; } = new(true);
}
