namespace IOMatch;

/// <summary>The executable that CFBundleExecutable names.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="State">What became of it.</param>
/// <param name="File">All its images; null unless it was read.</param>
/// <param name="Image">The image for the chosen architecture; null unless it was read.</param>
public sealed record BundleExecutable(string Name, ExecutableState State, MachOFile? File = null, MachOImage? Image = null);
