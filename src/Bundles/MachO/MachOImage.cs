using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a Mach-O image is for (its header's filetype).</summary>
public enum MachOKind
{
    /// <summary>Another filetype.</summary>
    Other,

    /// <summary>MH_EXECUTE: a program, such as a dext's.</summary>
    Executable,

    /// <summary>MH_DYLIB.</summary>
    Library,

    /// <summary>MH_BUNDLE.</summary>
    Bundle,

    /// <summary>MH_KEXT_BUNDLE: a kernel extension.</summary>
    KernelExtension,

    /// <summary>MH_OBJECT: not linked; kernel extensions before 10.7.</summary>
    Object,
}

/// <summary>A section of an image.</summary>
/// <param name="Segment">Its segment, such as <c>__DATA_CONST</c>.</param>
/// <param name="Name">Its name, such as <c>__osclassinfo</c>.</param>
/// <param name="Address">Where it is loaded.</param>
/// <param name="Bytes">Its contents; empty for sections that are zero-filled or outside the file.</param>
public sealed record MachOSection(string Segment, string Name, ulong Address, ReadOnlyMemory<byte> Bytes);

/// <summary>One architecture's image of a Mach-O file.</summary>
/// <param name="Architecture">Its architecture.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Sections">The sections in the order of the load commands.</param>
/// <param name="Signature">The embedded code signature; null when there is none.</param>
/// <param name="Classes">The DriverKit classes that the image registers, as far as it tells.</param>
public sealed record MachOImage(
    Architecture Architecture,
    MachOKind Kind,
    ImmutableArray<MachOSection> Sections,
    CodeSignature? Signature,
    ImmutableArray<UserClass> Classes)
{
    /// <summary>The section of that name, or null.</summary>
    public MachOSection? Section(string segment, string name) =>
        Sections.FirstOrDefault(s => s.Segment == segment && s.Name == name);
}

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
