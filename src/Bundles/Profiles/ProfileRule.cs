namespace IOMatch;

/// <summary>How a profile's value covers a claimed one (TN3125 for strings and arrays; dictionaries by what DTS tells of <c>idVendor = "*"</c>, forum 798049: Observed).</summary>
internal static class ProfileRule
{
    public static bool Allows(OSObject allowed, OSObject claimed) => (allowed, claimed) switch
    {
        (OSArray list, OSArray claims) => claims.All(c => list.Any(a => Allows(a, c))),
        (OSArray list, _) => list.Any(a => Allows(a, claimed)),
        (OSString { Text: "*" }, _) => true,
        (OSString pattern, OSString text) => Covers(pattern.Text, text.Text),
        (OSString pattern, OSArray claims) => claims.All(c => Allows(pattern, c)),
        (OSDictionary rule, OSDictionary claim) => rule.All(pair => claim[pair.Key] is { } value && Allows(pair.Value, value)),
        (OSBoolean rule, OSBoolean claim) => rule.Value || !claim.Value,
        _ => EntitlementBlobs.Same(allowed, claimed),
    };

    private static bool Covers(string pattern, string text) =>
        pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == text;
}
