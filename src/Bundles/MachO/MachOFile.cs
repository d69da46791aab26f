using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A Mach-O file: one image, or several in a fat file.</summary>
/// <param name="File">The name as given.</param>
/// <param name="Images">At least one, in file order.</param>
public sealed record MachOFile(string File, ImmutableArray<MachOImage> Images)
{
    /// <summary>Reads a thin or fat Mach-O file. Every offset and length in it is checked before it is followed.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="limits">How much to accept; the default when null.</param>
    public static ReadResult<MachOFile> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        new MachOReader(file, limits ?? ReadLimits.Default).Read(bytes);

    /// <summary>The image for an architecture: the same, else one of the same generic name, else the first.</summary>
    public MachOImage ImageFor(Architecture architecture) =>
        Images.FirstOrDefault(i => i.Architecture == architecture)
        ?? Images.FirstOrDefault(i => i.Architecture.Generic == architecture.Generic)
        ?? Images[0];
}
