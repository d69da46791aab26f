using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What is known of one entitlement that has to do with DriverKit.</summary>
/// <param name="Name">The entitlement.</param>
/// <param name="Shape">The form of its value.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Certainty">How sure the form is.</param>
/// <param name="Source">Where the form is from.</param>
public sealed record DriverKitEntitlement(string Name, EntitlementShape Shape, EntitlementHolder Holder, Certainty Certainty, string Source)
{
    private const string Apple = "Apple, BundleResources entitlements";

    /// <summary>com.apple.developer.driverkit: a process without it is refused (K66).</summary>
    public const string DriverKit = "com.apple.developer.driverkit";

    /// <summary>Start of all transport entitlements, which a provider demands (K67).</summary>
    public const string TransportPrefix = DriverKit + ".transport.";

    /// <summary>Start of all family entitlements, which a kernel class demands (K67).</summary>
    public const string FamilyPrefix = DriverKit + ".family.";

    /// <summary>com.apple.developer.driverkit.transport.usb.</summary>
    public const string TransportUsb = TransportPrefix + "usb";

    /// <summary>com.apple.developer.driverkit.transport.pci.</summary>
    public const string TransportPci = TransportPrefix + "pci";

    /// <summary>Which dexts' user clients an app may open (K73).</summary>
    public const string UserClientAccess = DriverKit + ".userclient-access";

    /// <summary>The dext lets any app open its user clients (K73).</summary>
    public const string AllowAnyUserClientAccess = DriverKit + ".allow-any-userclient-access";

    /// <summary>The dext lets apps of other teams in (iPadOS, K73).</summary>
    public const string AllowThirdPartyUserClients = DriverKit + ".allow-third-party-userclients";

    /// <summary>The app may talk to drivers (iPadOS, K73).</summary>
    public const string CommunicatesWithDrivers = DriverKit + ".communicates-with-drivers";

    /// <summary>Drivers of built-in devices: Apple's own.</summary>
    public const string BuiltIn = DriverKit + ".builtin";

    /// <summary>The app may install system extensions.</summary>
    public const string SystemExtensionInstall = "com.apple.developer.system-extension.install";

    /// <summary>All that are known.</summary>
    public static ImmutableArray<DriverKitEntitlement> All { get; } =
    [
        new(DriverKit, EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(TransportUsb, EntitlementShape.MatchingDictionaries, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(TransportPci, EntitlementShape.MatchingDictionaries, EntitlementHolder.Dext, Certainty.Source, "IOPCIDevice.cpp matchPropertyTable"),
        new(TransportPci + ".bridge", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Source, "IOPCIBridge.cpp; PCIDriverKitPEX8733.entitlements"),
        new(TransportPrefix + "hid", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "audio", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "block-storage-device", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "hid.device", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "hid.eventservice", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "hid.virtual.device", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Observed, "Karabiner entitlements.plist"),
        new(FamilyPrefix + "midi", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "networking", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "scsicontroller", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(FamilyPrefix + "serial", EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(BuiltIn, EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Observed, "AppleUserHIDDrivers-Entitlements.plist"),
        new(AllowAnyUserClientAccess, EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(AllowThirdPartyUserClients, EntitlementShape.Boolean, EntitlementHolder.Dext, Certainty.Documented, Apple),
        new(UserClientAccess, EntitlementShape.TextsOrText, EntitlementHolder.App, Certainty.Documented, Apple),
        new(CommunicatesWithDrivers, EntitlementShape.Boolean, EntitlementHolder.App, Certainty.Documented, Apple),
        new(SystemExtensionInstall, EntitlementShape.Boolean, EntitlementHolder.App, Certainty.Documented, Apple),
        new("com.apple.developer.system-extension.redistributable", EntitlementShape.Boolean, EntitlementHolder.Dext | EntitlementHolder.App, Certainty.Documented, Apple),
        new("com.apple.developer.system-extension.uninstall", EntitlementShape.Boolean, EntitlementHolder.App, Certainty.Assumed, "by analogy with system-extension.install"),
        new("com.apple.developer.hid.virtual.device", EntitlementShape.Boolean, EntitlementHolder.App, Certainty.Documented, Apple),
        new("com.apple.application-identifier", EntitlementShape.Text, EntitlementHolder.Dext | EntitlementHolder.App, Certainty.Documented, "TN3125"),
        new("com.apple.developer.team-identifier", EntitlementShape.Text, EntitlementHolder.Dext | EntitlementHolder.App, Certainty.Documented, "TN3125"),
        new("com.apple.security.app-sandbox", EntitlementShape.Boolean, EntitlementHolder.Dext | EntitlementHolder.App, Certainty.Documented, Apple),
        new("com.apple.security.get-task-allow", EntitlementShape.Boolean, EntitlementHolder.Dext | EntitlementHolder.App, Certainty.Documented, Apple),
        new("com.apple.security.device.usb", EntitlementShape.Boolean, EntitlementHolder.App, Certainty.Documented, Apple),
    ];

    /// <summary>What is known of a name, or null.</summary>
    public static DriverKitEntitlement? Of(string name) => All.FirstOrDefault(e => e.Name == name);
}
