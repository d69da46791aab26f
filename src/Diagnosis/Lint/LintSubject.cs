using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What lint looks at: a bundle, or the Info.plist of one that is too broken to be read as a bundle.</summary>
/// <param name="Path">The bundle or file, as given.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Info">The Info.plist.</param>
/// <param name="Personalities">Those members of IOKitPersonalities that are dictionaries.</param>
/// <param name="Bundle">The bundle; null when it could not be read as one.</param>
public sealed record LintSubject(string Path, BundleKind Kind, PropertyList Info, ImmutableArray<BundlePersonality> Personalities, Bundle? Bundle)
{
    /// <summary>The Info.plist's dictionary.</summary>
    public OSDictionary Root => (OSDictionary)Info.Root;

    /// <summary>The class hierarchy.</summary>
    public ClassHierarchy Classes { get; init; } = ClassHierarchy.BuiltIn;

    /// <summary>Servers and drivers whose process never checked in, as a log of the machine says; empty when none was given.</summary>
    public IReadOnlyCollection<string> TimedOut { get; init; } = [];

    /// <summary>A part of the Info.plist, or null.</summary>
    public PropertyList? Sub(params ReadOnlySpan<string> path) => Info.Sub(path);

    /// <summary>The key that counts on a 64-bit Mac: the one with the suffix of an architecture outranks the plain one (OSKextGetValueForInfoDictionaryKey).</summary>
    public string KeyFor64Bit(string key) => Root.ContainsKey(key + "_arm64") ? key + "_arm64" : Root.ContainsKey(key + "_x86_64") ? key + "_x86_64" : key;

    /// <summary>CFBundleIdentifier when it is one: a string without blanks or build variables; else null.</summary>
    public string? Identifier => Root[Keys.CFBundleIdentifier] is OSString { Text.Length: > 0 } id && !LintText.HasVariable(id.Text) && !id.Text.Any(char.IsWhiteSpace) ? id.Text : null;

    /// <summary>Whether it says that it is Apple's.</summary>
    public bool IsApple => Identifier?.StartsWith("com.apple.", StringComparison.Ordinal) == true;

    /// <summary>Whether it is a kext or a dext, to which the rules for such bundles apply.</summary>
    public bool IsExtension => Kind is BundleKind.Kext or BundleKind.CodelessKext or BundleKind.Dext;

    /// <summary>Whether it is a driver extension.</summary>
    public bool IsDext => Kind == BundleKind.Dext;

    /// <summary>
    /// An Info.plist out of a project's sources, which the build completes: a file alone in which variables stand, or the keys that Xcode puts in are missing.
    /// </summary>
    public bool IsSource => (Bundle is null || Bundle.Layout == BundleLayout.InfoPlistOnly)
        && (!Root.ContainsKey(Keys.CFBundleIdentifier) || !Root.ContainsKey("CFBundleVersion") || !Root.ContainsKey("CFBundlePackageType") || LintText.AnyVariable(Root));

    /// <summary>Whether a program is in the bundle, so that a build has put in what it puts in.</summary>
    public bool IsBuilt => Bundle?.Executable is { State: ExecutableState.Read };

    /// <summary>Whether a text is left to the build: a variable stands in it, or it is the name of a macro in a file that a preprocessor has still to see.</summary>
    internal bool IsLeftToTheBuild(string text) => LintText.HasVariable(text) || (LintText.IsMacro(text) && !IsBuilt && (!HasFiles || Root.Values.ToArray().Any(LintText.AnyMacro)));

    /// <summary>Whether the bundle's folder was given, so that its other files can be asked about.</summary>
    public bool HasFiles => Bundle is { Layout: not BundleLayout.InfoPlistOnly };

    /// <summary>
    /// Whether a personality is a dext's: it names a server, or it is in a dext and names a class of it. One that only merges properties has a class for
    /// the look of it (Apple's TN3190) and launches nothing.
    /// </summary>
    public bool IsDextPersonality(BundlePersonality personality) =>
        personality.IsDext || (IsDext && personality.Table.ContainsKey(Keys.IOUserClass) && !personality.Table.ContainsKey(Keys.IOProviderMergeProperties));

    /// <summary>IOProviderClass as a known class, or null. Blanks at its ends are a finding of their own and hide no other.</summary>
    public KernelClass? ProviderOf(BundlePersonality personality) =>
        personality.Table[Keys.IOProviderClass] is OSString name ? Classes[name.Text.Trim()] : null;

    /// <summary>Whether the provider is one of the two resource nubs.</summary>
    public static bool IsOnResources(BundlePersonality personality) => personality.Table[Keys.IOProviderClass] is OSString { Text: "IOResources" or "IOUserResources" };
}
