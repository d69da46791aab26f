using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A kext, dext or app as its files tell, or an Info.plist alone.</summary>
/// <param name="Path">The folder or file, as given.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Layout">How its files lie.</param>
/// <param name="Identifier">CFBundleIdentifier as written, build variables included; null when it is missing.</param>
/// <param name="Version">CFBundleVersion as written, or null.</param>
/// <param name="InfoPlist">The whole Info.plist.</param>
/// <param name="Personalities">The members of IOKitPersonalities in the order written.</param>
public sealed record Bundle(
    string Path,
    BundleKind Kind,
    BundleLayout Layout,
    string? Identifier,
    string? Version,
    PropertyList InfoPlist,
    ImmutableArray<BundlePersonality> Personalities)
{
    /// <summary>The executable that CFBundleExecutable names; null when the bundle names none.</summary>
    public BundleExecutable? Executable { get; init; }

    /// <summary>The code signature of the image for the chosen architecture; null when there is none or it cannot be read.</summary>
    public CodeSignature? Signature => Executable?.Image?.Signature;

    /// <summary>What the program claims: from the file that was given, else from the signature; null when neither tells.</summary>
    public BundleEntitlements? Entitlements { get; init; }

    /// <summary>The DriverKit part of <see cref="Entitlements"/>.</summary>
    public DriverKitEntitlements? DriverKit => Entitlements is null ? null : DriverKitEntitlements.Of(Entitlements);

    /// <summary>The embedded provisioning profile, or null.</summary>
    public ProvisioningProfile? Profile { get; init; }

    /// <summary>Development or distribution, as far as profile, signature and entitlements tell.</summary>
    public BundleVariant Variant => BundleVariant.Of(this);

    /// <summary>What is claimed and the embedded profile does not allow; all that is restricted when there is no profile.</summary>
    public ImmutableArray<UncoveredEntitlement> Uncovered => Entitlements is null ? [] : ProfileCoverage.Uncovered(Entitlements, Profile);

    /// <summary>OSBundleRequireExplicitLoad: the personalities stay out of what is sent at boot (OSKext.cpp copyAllKextPersonalities); they come when the kext is loaded by name.</summary>
    public bool RequiresExplicitLoad => InfoPlist.Root is OSDictionary info && info["OSBundleRequireExplicitLoad"] is OSBoolean { Value: true };

    /// <summary>The DriverKit classes that the binary registers, as far as it tells (K69).</summary>
    public ImmutableArray<UserClass> UserClasses => Executable?.Image?.Classes ?? [];

    /// <summary>Bundles inside: an app's driver extensions, a kext's plug-ins.</summary>
    public ImmutableArray<Bundle> Nested { get; init; } = [];

    /// <summary>What tells this build from another of the same identifier (K63a); only for dexts.</summary>
    public DextUniqueIdentifier? UniqueIdentifier { get; init; }

    /// <summary>This bundle, then all that are inside it.</summary>
    public IEnumerable<Bundle> SelfAndNested() => Nested.SelectMany(b => b.SelfAndNested()).Prepend(this);

    /// <summary>The personalities as the kernel of macOS 11 and later gets them (K6), or why it gets none.</summary>
    public PersonalityDelivery Delivery => DeliveryBy(PersonalityDaemon.KernelManagerd);

    /// <summary>The personalities as a kernel gets them from one of the two daemons that there were (K6), or why it gets none.</summary>
    public PersonalityDelivery DeliveryBy(PersonalityDaemon daemon) => PersonalitySender.Send(this, daemon);

    /// <summary>This bundle with other entitlements, such as those of a project's file.</summary>
    public Bundle With(BundleEntitlements entitlements) => this with { Entitlements = entitlements };

    /// <summary>Reads a bundle folder (<c>.kext</c>, <c>.dext</c>, <c>.app</c>) or an Info.plist.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">The usual when null.</param>
    /// <returns>The bundle with what was noticed. What its executable or profile hide is a warning: the personalities still count.</returns>
    public static ReadResult<Bundle> Read(string path, BundleOptions? options = null) => BundleReader.Read(path, options ?? BundleOptions.Default);

    /// <summary>Reads all bundles in a folder, at any depth; bundles inside bundles are <see cref="Nested"/>.</summary>
    public static ReadResult<IReadOnlyList<Bundle>> ReadFolder(string path, BundleOptions? options = null) => BundleFolder.Read(path, options ?? BundleOptions.Default);

    /// <summary>Reads a bundle, for callers that treat unusable input as a bug of their own.</summary>
    /// <exception cref="UnusableInputException">The bundle has errors.</exception>
    public static Bundle Load(string path, BundleOptions? options = null) => Read(path, options).OrThrow();
}
