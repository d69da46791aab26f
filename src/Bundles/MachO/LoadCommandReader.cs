namespace IOMatch;

/// <summary>The load commands that matter here: segments with their sections, symbols, fixups, the signature (mach-o/loader.h).</summary>
internal sealed class LoadCommandReader(BinaryFaults faults, ImageLayout layout, string who)
{
    private const uint MostSections = 4_096;

    private const uint Segment32 = 0x01;
    private const uint SymbolTable = 0x02;
    private const uint Segment64 = 0x19;
    private const uint CodeSignatureCommand = 0x1d;
    private const uint ChainedFixupsCommand = 0x8000_0034;

    /// <summary>Fills the layout; false when the commands do not fit into their space.</summary>
    public bool Read(ByteView commands, uint count)
    {
        var at = 0ul;
        for (var i = 0u; i < count; i++)
        {
            if (!commands.TryU32(at, out var command) || !commands.TryU32(at + 4, out var size) || size < 8 || !commands.TrySlice(at, size, out var body))
            {
                faults.Error($"{who}load command {i + 1} of {count} does not fit into the {commands.Length} bytes of load commands");
                return false;
            }
            switch (command)
            {
                case Segment64:
                    ReadSegment(body, wide: true);
                    break;
                case Segment32:
                    ReadSegment(body, wide: false);
                    break;
                case SymbolTable:
                    body.TryU32(8, out var symbols);
                    body.TryU32(12, out var symbolCount);
                    body.TryU32(16, out var strings);
                    body.TryU32(20, out var stringBytes);
                    layout.Symbols = (symbols, symbolCount, strings, stringBytes);
                    break;
                case ChainedFixupsCommand:
                    body.TryU32(8, out var fixups);
                    body.TryU32(12, out var fixupBytes);
                    layout.Fixups = (fixups, fixupBytes);
                    break;
                case CodeSignatureCommand:
                    if (layout.Signature is not null) faults.Warning($"{who}there are two LC_CODE_SIGNATURE load commands, the last counts");
                    body.TryU32(8, out var signature);
                    body.TryU32(12, out var signatureBytes);
                    layout.Signature = (signature, signatureBytes);
                    break;
            }
            at += size;
        }
        return true;
    }

    private void ReadSegment(ByteView body, bool wide)
    {
        var header = wide ? 72u : 56u;
        if (!body.Has(0, header))
        {
            faults.Warning($"{who}a segment load command has {body.Length} bytes, {header} are needed");
            return;
        }
        ulong address, size, fileOffset, fileSize;
        if (wide)
        {
            body.TryU64(24, out address);
            body.TryU64(32, out size);
            body.TryU64(40, out fileOffset);
            body.TryU64(48, out fileSize);
        }
        else
        {
            body.TryU32(24, out var address32);
            body.TryU32(28, out var size32);
            body.TryU32(32, out var fileOffset32);
            body.TryU32(36, out var fileSize32);
            (address, size, fileOffset, fileSize) = (address32, size32, fileOffset32, fileSize32);
        }
        var name = body.FixedText(8, 16);
        if (!layout.Image.Has(fileOffset, fileSize))
        {
            faults.Error($"{who}segment {name} lies at {ByteView.Hex(fileOffset)} with {fileSize} bytes, beyond the image's {layout.Image.Length}", "the file is truncated; copy it again");
            return;
        }
        layout.Segments.Add(new(name, address, size, fileOffset, fileSize));
        body.TryU32(wide ? 64u : 48u, out var sections);
        var entry = wide ? 80u : 68u;
        if (sections > MostSections || !body.Has(header, (ulong)sections * entry))
        {
            faults.Warning($"{who}segment {name} counts {sections} sections, more than its load command holds");
            return;
        }
        for (var i = 0u; i < sections; i++) ReadSection(body, header + ((ulong)i * entry), wide);
    }

    private void ReadSection(ByteView body, ulong at, bool wide)
    {
        ulong address, size;
        uint offset, flags;
        if (wide)
        {
            body.TryU64(at + 32, out address);
            body.TryU64(at + 40, out size);
            body.TryU32(at + 48, out offset);
            body.TryU32(at + 64, out flags);
        }
        else
        {
            body.TryU32(at + 32, out var address32);
            body.TryU32(at + 36, out var size32);
            (address, size) = (address32, size32);
            body.TryU32(at + 40, out offset);
            body.TryU32(at + 56, out flags);
        }
        var zeroFilled = (flags & 0xff) is 0x01 or 0x0c or 0x12;
        var bytes = !zeroFilled && layout.Image.TrySlice(offset, size, out var slice) ? slice.Memory : default;
        layout.Sections.Add(new(body.FixedText(at + 16, 16), body.FixedText(at, 16), address, bytes));
    }
}
