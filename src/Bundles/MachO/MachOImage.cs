using System.Collections.Immutable;

namespace IOMatch;

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
