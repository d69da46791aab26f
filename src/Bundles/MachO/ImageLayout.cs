namespace IOMatch;

/// <summary>Where the parts of one image lie, as its load commands say.</summary>
internal sealed class ImageLayout(ByteView image, bool wide)
{
    public ByteView Image { get; } = image;

    public bool Wide { get; } = wide;

    public List<Segment> Segments { get; } = [];

    public List<MachOSection> Sections { get; } = [];

    public (uint Offset, uint Count, uint Strings, uint StringBytes)? Symbols { get; set; }

    public (uint Offset, uint Size)? Fixups { get; set; }

    public (uint Offset, uint Size)? Signature { get; set; }

    /// <summary>Where the image is loaded before any slide: the address of the segment that holds the header.</summary>
    public ulong BaseAddress
    {
        get
        {
            foreach (var segment in Segments)
            {
                if (segment.FileOffset == 0 && segment.FileSize != 0) return segment.Address;
            }
            return 0;
        }
    }

    /// <summary>The place in the file of an address.</summary>
    public bool TryFileOffset(ulong address, out ulong offset)
    {
        foreach (var segment in Segments)
        {
            if (address < segment.Address || address - segment.Address >= segment.FileSize) continue;
            offset = segment.FileOffset + (address - segment.Address);
            return true;
        }
        offset = 0;
        return false;
    }

    internal readonly record struct Segment(string Name, ulong Address, ulong Size, ulong FileOffset, ulong FileSize);
}
