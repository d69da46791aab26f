namespace IOMatch;

/// <summary>A section of an image.</summary>
/// <param name="Segment">Its segment, such as <c>__DATA_CONST</c>.</param>
/// <param name="Name">Its name, such as <c>__osclassinfo</c>.</param>
/// <param name="Address">Where it is loaded.</param>
/// <param name="Bytes">Its contents; empty for sections that are zero-filled or outside the file.</param>
public sealed record MachOSection(string Segment, string Name, ulong Address, ReadOnlyMemory<byte> Bytes);
