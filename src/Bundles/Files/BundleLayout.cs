namespace IOMatch;

/// <summary>How the files of a bundle lie.</summary>
public enum BundleLayout
{
    /// <summary>Everything below <c>Contents</c>: kexts and apps on the Mac.</summary>
    Contents,

    /// <summary>Info.plist at the top: dexts, and all bundles on iPadOS.</summary>
    Flat,

    /// <summary>An Info.plist alone, mostly from a project's sources.</summary>
    InfoPlistOnly,
}
