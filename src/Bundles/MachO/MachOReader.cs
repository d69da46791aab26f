using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Mach-O headers and load commands (mach-o/loader.h, mach-o/fat.h).</summary>
internal sealed class MachOReader(string file, ReadLimits limits)
{
    private const uint Magic32 = 0xfeed_face;
    private const uint Magic64 = 0xfeed_facf;
    private const uint FatMagic32 = 0xcafe_babe;
    private const uint FatMagic64 = 0xcafe_babf;
    private const uint MostImages = 64;
    private const uint MostCommands = 16_384;
    private const uint MostSections = 4_096;

    private const uint Segment32 = 0x01;
    private const uint SymbolTable = 0x02;
    private const uint Segment64 = 0x19;
    private const uint CodeSignatureCommand = 0x1d;
    private const uint ChainedFixupsCommand = 0x8000_0034;

    private readonly BinaryFaults faults = new(InputFault.SignatureUnreadable, file);

    public ReadResult<MachOFile> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > limits.Bytes)
        {
            return ReadResult.Failed<MachOFile>(new Fault(InputFault.LimitExceeded, new(file), $"the file has {bytes.Length} bytes, the limit is {limits.Bytes}"));
        }
        var images = ReadImages(new ByteView(bytes, bigEndian: true));
        return images.IsEmpty || faults.HasErrors
            ? ReadResult.Failed<MachOFile>(faults.ToImmutable())
            : ReadResult.Of(new MachOFile(file, images), faults.ToImmutable());
    }

    private ImmutableArray<MachOImage> ReadImages(ByteView whole)
    {
        if (!whole.TryU32(0, out var magic))
        {
            faults.Error($"the file ends after {whole.Length} bytes, a Mach-O header has at least 28", "rebuild the bundle or copy it again");
            return [];
        }
        if (magic is FatMagic32 or FatMagic64) return ReadFat(whole, magic == FatMagic64);
        return ReadImage(whole, "") is { } image ? [image] : [];
    }

    private ImmutableArray<MachOImage> ReadFat(ByteView whole, bool wide)
    {
        if (!whole.TryU32(4, out var count) || count == 0 || count > MostImages)
        {
            faults.Error($"the fat header names {count} architectures, 1 to {MostImages} are possible");
            return [];
        }
        var images = ImmutableArray.CreateBuilder<MachOImage>();
        var entrySize = wide ? 32u : 20u;
        for (var i = 0u; i < count; i++)
        {
            var at = 8 + (i * (ulong)entrySize);
            if (!whole.Has(at, entrySize))
            {
                faults.Error($"the fat header ends inside architecture {i + 1} of {count}", "the file is truncated; copy it again");
                return [];
            }
            ulong offset, size;
            if (wide)
            {
                whole.TryU64(at + 8, out offset);
                whole.TryU64(at + 16, out size);
            }
            else
            {
                whole.TryU32(at + 8, out var offset32);
                whole.TryU32(at + 12, out var size32);
                (offset, size) = (offset32, size32);
            }
            whole.TryU32(at, out var cpu);
            whole.TryU32(at + 4, out var subtype);
            var architecture = Architecture.Of(cpu, subtype);
            if (!whole.TrySlice(offset, size, out var slice))
            {
                faults.Error($"architecture {architecture} lies at {Hex(offset)} with {size} bytes, beyond the file's {whole.Length}", "the file is truncated; copy it again");
                continue;
            }
            if (ReadImage(slice, $"{architecture}: ") is { } image) images.Add(image);
        }
        return images.ToImmutable();
    }

    private MachOImage? ReadImage(ByteView raw, string who)
    {
        if (!raw.TryU32(0, out var magic))
        {
            faults.Error($"{who}the image ends after {raw.Length} bytes, a Mach-O header has at least 28");
            return null;
        }
        var (known, wide, big) = magic switch
        {
            Magic64 => (true, true, true),
            Magic32 => (true, false, true),
            0xcffa_edfe => (true, true, false),
            0xcefa_edfe => (true, false, false),
            _ => (false, false, false),
        };
        if (!known)
        {
            faults.Error($"{who}{Hex(magic)} at the start is no Mach-O magic number", "an executable of a bundle is a Mach-O file");
            return null;
        }
        var image = new ByteView(raw.Memory, big);
        var headerSize = wide ? 32u : 28u;
        if (!image.Has(0, headerSize))
        {
            faults.Error($"{who}the image ends inside its header ({image.Length} of {headerSize} bytes)");
            return null;
        }
        image.TryU32(4, out var cpu);
        image.TryU32(8, out var subtype);
        image.TryU32(12, out var fileType);
        image.TryU32(16, out var commandCount);
        image.TryU32(20, out var commandBytes);
        if (!image.TrySlice(headerSize, commandBytes, out var commands))
        {
            faults.Error($"{who}the load commands have {commandBytes} bytes, the image ends {image.Length - headerSize} bytes after its header", "the file is truncated; copy it again");
            return null;
        }
        if (commandCount > MostCommands)
        {
            faults.Error($"{who}the header counts {commandCount} load commands, {MostCommands} is the limit");
            return null;
        }
        var layout = new ImageLayout(image, wide);
        // what else is wrong with a truncated image follows from that
        if (!ReadCommands(commands, commandCount, layout, who) || faults.HasErrors) return null;
        return Finish(layout, Architecture.Of(cpu, subtype), fileType, who);
    }

    private bool ReadCommands(ByteView commands, uint count, ImageLayout layout, string who)
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
                    ReadSegment(body, layout, wide: true, who);
                    break;
                case Segment32:
                    ReadSegment(body, layout, wide: false, who);
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

    private void ReadSegment(ByteView body, ImageLayout layout, bool wide, string who)
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
            faults.Error($"{who}segment {name} lies at {Hex(fileOffset)} with {fileSize} bytes, beyond the image's {layout.Image.Length}", "the file is truncated; copy it again");
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
        for (var i = 0u; i < sections; i++) ReadSection(body, header + ((ulong)i * entry), layout, wide);
    }

    private static void ReadSection(ByteView body, ulong at, ImageLayout layout, bool wide)
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

    private MachOImage Finish(ImageLayout layout, Architecture architecture, uint fileType, string who)
    {
        CodeSignature? signature = null;
        if (layout.Signature is { } place)
        {
            if (layout.Image.TrySlice(place.Offset, place.Size, out var blob))
            {
                signature = new SignatureReader(faults, limits, who).Read(blob);
            }
            else
            {
                faults.Error($"{who}LC_CODE_SIGNATURE points to {Hex(place.Offset)} with {place.Size} bytes, beyond the image's {layout.Image.Length}", "sign the executable again");
            }
        }
        var kind = fileType switch
        {
            1 => MachOKind.Object,
            2 => MachOKind.Executable,
            6 => MachOKind.Library,
            8 => MachOKind.Bundle,
            11 => MachOKind.KernelExtension,
            _ => MachOKind.Other,
        };
        return new(architecture, kind, [.. layout.Sections], signature, UserClassFinder.Find(layout));
    }

    internal static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
