using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The table of everything that lint looks for.</summary>
public static class LintRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        .. BundleKeyRules.All,
        .. VersionRules.All,
        .. LibraryRules.All,
        .. PersonalityRules.All,
        .. CategoryRules.All,
        .. ValueRules.All,
        .. KeyRules.All,
        .. TieRules.All,
        .. UsbRules.All,
        .. PciRules.All,
        .. DextRules.All,
        .. KernelClassRules.All,
        .. ArchitectureRules.All,
        .. EntitlementRules.All,
        .. SigningRules.All,
    ];
}
