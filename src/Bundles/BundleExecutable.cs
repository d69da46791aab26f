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
