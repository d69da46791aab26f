namespace IOMatch;

/// <summary>What became of a bundle's executable.</summary>
public enum ExecutableState
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is no such file in the bundle, or only an Info.plist was given.</summary>
    Missing,

    /// <summary>It is no Mach-O file, or a broken one.</summary>
    Unreadable,
}

/// <summary>The executable that CFBundleExecutable names.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="State">What became of it.</param>
/// <param name="File">All its images; null unless it was read.</param>
/// <param name="Image">The image for the chosen architecture; null unless it was read.</param>
public sealed record BundleExecutable(string Name, ExecutableState State, MachOFile? File = null, MachOImage? Image = null);

/// <summary>The unique identifier of a dext: kernelmanagerd picks the build to launch by it, IOCatalogue carries it in each personality (K63a).</summary>
/// <param name="Value">32 bytes on real Macs.</param>
/// <param name="IsGiven">Whether the Info.plist holds it. A built bundle does not: the Mac makes one when the dext is activated, how is not known, so the value here only stands for it.</param>
public sealed record DextUniqueIdentifier(OSData Value, bool IsGiven)
{
    /// <summary>The key at the top of an Info.plist and in each personality.</summary>
    public const string Key = "kOSBundleDextUniqueIdentifier";

    /// <summary>KOSBundleDextUniqueIdentifierMaxLength (OSKextLibPrivate.h): a longer one is not taken over, and the dext can never be launched.</summary>
    public const int LongestLength = 1024;
}
