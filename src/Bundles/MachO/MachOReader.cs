using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Mach-O files, thin and fat: their headers (mach-o/loader.h, mach-o/fat.h).</summary>
internal sealed class MachOReader(string file, ReadLimits limits)
{
    private const uint Magic32 = 0xfeed_face;
    private const uint Magic64 = 0xfeed_facf;
    private const uint FatMagic32 = 0xcafe_babe;
    private const uint FatMagic64 = 0xcafe_babf;
    private const uint MostImages = 64;
    private const uint MostCommands = 16_384;

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
                faults.Error($"architecture {architecture} lies at {ByteView.Hex(offset)} with {size} bytes, beyond the file's {whole.Length}", "the file is truncated; copy it again");
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
            faults.Error($"{who}{ByteView.Hex(magic)} at the start is no Mach-O magic number", "an executable of a bundle is a Mach-O file");
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
        if (!new LoadCommandReader(faults, layout, who).Read(commands, commandCount) || faults.HasErrors) return null;
        return Finish(layout, Architecture.Of(cpu, subtype), fileType, who);
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
                faults.Error($"{who}LC_CODE_SIGNATURE points to {ByteView.Hex(place.Offset)} with {place.Size} bytes, beyond the image's {layout.Image.Length}", "sign the executable again");
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
}
