using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The DriverKit part of a program's entitlements, by type.</summary>
/// <param name="All">All entitlements.</param>
/// <param name="HasDriverKit">com.apple.developer.driverkit is present, with any value: presence is what the kernel asks (K66).</param>
/// <param name="Transports">Transport entitlements by short name (usb, pci, pci.bridge, hid), whatever their value.</param>
/// <param name="Families">Family entitlements by short name (serial, hid.device, …), whatever their value.</param>
/// <param name="UserClientAccess">Bundle ids of the dexts whose user clients may be opened (K73).</param>
/// <param name="AllowsAnyUserClientAccess">Any app may open the dext's user clients (K73).</param>
/// <param name="IsBuiltIn">com.apple.developer.driverkit.builtin.</param>
/// <param name="InstallsSystemExtensions">com.apple.developer.system-extension.install.</param>
/// <param name="GetTaskAllow">Debuggers may attach: a development build.</param>
/// <param name="Variant">Development or distribution, as far as the values tell.</param>
/// <param name="VariantReason">The key path that told; empty for <see cref="EntitlementVariant.Either"/>.</param>
public sealed record DriverKitEntitlements(
    BundleEntitlements All,
    bool HasDriverKit,
    ImmutableSortedDictionary<string, OSObject> Transports,
    ImmutableSortedDictionary<string, OSObject> Families,
    ImmutableArray<string> UserClientAccess,
    bool AllowsAnyUserClientAccess,
    bool IsBuiltIn,
    bool InstallsSystemExtensions,
    bool GetTaskAllow,
    EntitlementVariant Variant,
    string VariantReason)
{
    /// <summary>Values that do not have the form they should, each with its place; warnings, since the kernel mostly asks for presence only (K67).</summary>
    public ImmutableArray<Fault> WrongTypes { get; init; } = [];

    /// <summary>Whether an entitlement is present, with any value (K67).</summary>
    public bool Holds(OSSymbol name) => All.Values.ContainsKey(name);

    /// <summary>The typed view of a program's entitlements.</summary>
    public static DriverKitEntitlements Of(BundleEntitlements all)
    {
        var values = all.Values;
        var (variant, reason) = DevelopmentVariant.Of(values);
        return new(
            all,
            values.ContainsKey(DriverKitEntitlement.DriverKit),
            Under(values, DriverKitEntitlement.TransportPrefix),
            Under(values, DriverKitEntitlement.FamilyPrefix),
            Texts(values[DriverKitEntitlement.UserClientAccess]),
            IsTrue(values, DriverKitEntitlement.AllowAnyUserClientAccess),
            IsTrue(values, DriverKitEntitlement.BuiltIn),
            IsTrue(values, DriverKitEntitlement.SystemExtensionInstall),
            IsTrue(values, "com.apple.security.get-task-allow") || IsTrue(values, "get-task-allow"),
            variant,
            reason)
        {
            WrongTypes = EntitlementTypes.Check(all),
        };
    }

    private static bool IsTrue(OSDictionary values, OSSymbol name) => values[name] is OSBoolean { Value: true };

    private static ImmutableSortedDictionary<string, OSObject> Under(OSDictionary values, string prefix) =>
        values.Where(e => e.Key.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(e => e.Key.Text[prefix.Length..], e => e.Value, StringComparer.Ordinal);

    private static ImmutableArray<string> Texts(OSObject? value) => value switch
    {
        OSString text => [text.Text],
        OSArray array => [.. array.OfType<OSString>().Select(s => s.Text)],
        _ => [],
    };
}
