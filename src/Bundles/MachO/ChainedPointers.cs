namespace IOMatch;

/// <summary>
/// Pointers as they stand in a linked file. Without chained fixups they are addresses; with them (LC_DYLD_CHAINED_FIXUPS,
/// mach-o/fixup-chains.h) the bits are packed, in a form that each segment chooses.
/// </summary>
internal sealed class ChainedPointers
{
    private readonly ImageLayout layout;
    private readonly ushort[] formats;

    public ChainedPointers(ImageLayout layout)
    {
        this.layout = layout;
        formats = ReadFormats(layout);
    }

    /// <summary>The address that the pointer at a place in the file stands for; false for a pointer into another image.</summary>
    public bool TryFollow(ulong fileOffset, out ulong address)
    {
        address = 0;
        if (!layout.Wide)
        {
            if (!layout.Image.TryU32(fileOffset, out var narrow)) return false;
            address = narrow;
            return true;
        }
        if (!layout.Image.TryU64(fileOffset, out var raw)) return false;
        return TryDecode(raw, FormatAt(fileOffset), out address);
    }

    private bool TryDecode(ulong raw, ushort format, out ulong address)
    {
        address = 0;
        const ulong top = 1ul << 63;
        const ulong bind = 1ul << 62;
        switch (format)
        {
            case 0:
                address = raw;
                return true;
            case 2 or 6: // DYLD_CHAINED_PTR_64 (an address), _64_OFFSET (from the header)
                if ((raw & top) != 0) return false;
                address = unchecked((raw & 0xf_ffff_ffff) + (format == 6 ? layout.BaseAddress : 0));
                return true;
            case 1 or 7 or 9 or 12: // DYLD_CHAINED_PTR_ARM64E, _KERNEL, _USERLAND, _USERLAND24
                if ((raw & bind) != 0) return false;
                var signed = (raw & top) != 0;
                var target = signed ? raw & 0xffff_ffff : raw & 0x7ff_ffff_ffff;
                address = unchecked(target + (signed || format != 1 ? layout.BaseAddress : 0));
                return true;
            default:
                return false;
        }
    }

    private ushort FormatAt(ulong fileOffset)
    {
        for (var i = 0; i < formats.Length; i++)
        {
            var segment = layout.Segments[i];
            if (fileOffset >= segment.FileOffset && fileOffset - segment.FileOffset < segment.FileSize) return formats[i];
        }
        return 0;
    }

    private static ushort[] ReadFormats(ImageLayout layout)
    {
        if (layout.Fixups is not { } place || !layout.Image.TrySlice(place.Offset, place.Size, out var fixups)) return [];
        // dyld_chained_fixups_header: version, starts_offset; dyld_chained_starts_in_image: seg_count, seg_info_offset[]
        if (!fixups.TryU32(4, out var starts) || !fixups.TryU32(starts, out var count)) return [];
        var found = new ushort[Math.Min(count, (uint)layout.Segments.Count)];
        for (var i = 0; i < found.Length; i++)
        {
            // dyld_chained_starts_in_segment: size, page_size, pointer_format
            if (!fixups.TryU32(starts + 4 + ((ulong)i * 4), out var segment) || segment == 0) continue;
            if (fixups.TryU16((ulong)starts + segment + 6, out var format)) found[i] = format;
        }
        return found;
    }
}
