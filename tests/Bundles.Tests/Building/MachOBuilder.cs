using System.Buffers.Binary;
using System.Text;

namespace IOMatch.Bundles;

/// <summary>Composes tiny Mach-O programs: a header, a few load commands, DriverKit class descriptions, a code signature.</summary>
internal sealed class MachOBuilder
{
    public const ulong Base = 0x1_0000_0000;

    private readonly List<(string Name, string Super)> classes = [];
    private readonly List<string> symbols = [];
    private byte[]? signature;
    private ushort pointerFormat;

    public uint Cpu { get; init; } = 0x0100_000c;

    public uint Subtype { get; init; }

    public uint FileType { get; init; } = 2;

    public MachOBuilder Class(string name, string super = "IOService")
    {
        classes.Add((name, super));
        return this;
    }

    public MachOBuilder Symbol(string name)
    {
        symbols.Add(name);
        return this;
    }

    /// <summary>Writes pointers as chained fixups of a format instead of plain addresses.</summary>
    public MachOBuilder Chained(ushort format)
    {
        pointerFormat = format;
        return this;
    }

    public MachOBuilder Signed(SignatureBuilder builder)
    {
        signature = builder.Build();
        return this;
    }

    public MachOBuilder Signed(byte[] blob)
    {
        signature = blob;
        return this;
    }

    /// <summary>
    /// Layout: header and commands in the first 1024 bytes; then descriptions, load informations, the pointers of __osclassinfo,
    /// chained-fixup header, symbols, strings, signature.
    /// </summary>
    public byte[] Build()
    {
        const int start = 1024;
        var data = new List<byte>(new byte[start]);
        var descriptions = new List<ulong>();
        foreach (var (name, super) in classes)
        {
            descriptions.Add((ulong)data.Count);
            data.AddRange(Description(name, super));
        }
        var informations = new List<ulong>();
        foreach (var description in descriptions)
        {
            informations.Add((ulong)data.Count);
            data.AddRange(U64(Pointer(description)));
            data.AddRange(new byte[152]);
        }
        var section = (ulong)data.Count;
        foreach (var information in informations) data.AddRange(U64(Pointer(information)));
        var sectionSize = (ulong)data.Count - section;
        var segmentEnd = (ulong)data.Count;

        var fixups = (uint)data.Count;
        if (pointerFormat != 0) data.AddRange(Fixups());
        var fixupsSize = (uint)data.Count - fixups;

        var (symbolTable, strings) = SymbolTable();
        var symbolsAt = (uint)data.Count;
        data.AddRange(symbolTable);
        var stringsAt = (uint)data.Count;
        data.AddRange(strings);
        while (data.Count % 16 != 0) data.Add(0);
        var signatureAt = (uint)data.Count;
        if (signature is not null) data.AddRange(signature);

        var commands = new List<byte[]>
        {
            Segment("__TEXT", Base, start, 0, start),
            Segment("__DATA_CONST", Base + start, segmentEnd - start, start, segmentEnd - start, ("__osclassinfo", Base + section, sectionSize, (uint)section)),
        };
        if (pointerFormat != 0) commands.Add(Command(0x8000_0034, fixups, fixupsSize));
        commands.Add(Command(0x02, symbolsAt, (uint)symbols.Count, stringsAt, (uint)strings.Length));
        if (signature is not null) commands.Add(Command(0x1d, signatureAt, (uint)signature.Length));

        var header = new List<byte>();
        header.AddRange(U32(0xfeed_facf, Cpu, Subtype, FileType, (uint)commands.Count, (uint)commands.Sum(c => c.Length), 0, 0));
        foreach (var command in commands) header.AddRange(command);
        header.Count.Should().BeLessThan(start);
        var bytes = data.ToArray();
        header.ToArray().CopyTo(bytes, 0);
        return bytes;
    }

    public static byte[] Fat(bool wide, params (uint Cpu, uint Subtype, byte[] Image)[] images)
    {
        var header = new List<byte>();
        header.AddRange(Big32(wide ? 0xcafe_babf : 0xcafe_babe, (uint)images.Length));
        var at = 4096u;
        foreach (var (cpu, subtype, image) in images)
        {
            header.AddRange(Big32(cpu, subtype));
            header.AddRange(wide ? Big32(0, at, 0, (uint)image.Length, 12, 0) : Big32(at, (uint)image.Length, 12));
            at += ((uint)image.Length + 4095) / 4096 * 4096;
        }
        var bytes = new byte[at];
        header.ToArray().CopyTo(bytes, 0);
        at = 4096;
        foreach (var (_, _, image) in images)
        {
            image.CopyTo(bytes, (int)at);
            at += ((uint)image.Length + 4095) / 4096 * 4096;
        }
        return bytes;
    }

    private ulong Pointer(ulong fileOffset) => pointerFormat switch
    {
        0 or 1 or 2 => Base + fileOffset,
        6 or 7 or 9 => fileOffset,
        12 => 0x8000_0000_0000_0000 | fileOffset,
        _ => throw new InvalidOperationException(),
    };

    private byte[] Fixups()
    {
        // header (28, padded to 32), starts in image: 2 segments, the second with starts at +12
        var bytes = new List<byte>();
        bytes.AddRange(U32(0, 32, 0, 0, 0, 1, 0, 0));
        bytes.AddRange(U32(2, 0, 12));
        bytes.AddRange(U32(24));
        bytes.AddRange(U16(0x4000, pointerFormat));
        bytes.AddRange(new byte[16]);
        return [.. bytes];
    }

    private (byte[] Table, byte[] Strings) SymbolTable()
    {
        var table = new List<byte>();
        var strings = new List<byte> { 0 };
        foreach (var symbol in symbols)
        {
            table.AddRange(U32((uint)strings.Count));
            table.AddRange([0x0f, 1, 0, 0]);
            table.AddRange(U64(Base));
            strings.AddRange(Encoding.ASCII.GetBytes(symbol));
            strings.Add(0);
        }
        return ([.. table], [.. strings]);
    }

    private static byte[] Description(string name, string super)
    {
        var bytes = new byte[320];
        U32((uint)bytes.Length).CopyTo(bytes, 0);
        Encoding.ASCII.GetBytes(name).CopyTo(bytes, 4);
        Encoding.ASCII.GetBytes(super).CopyTo(bytes, 100);
        return bytes;
    }

    private static byte[] Segment(string name, ulong address, ulong size, ulong offset, ulong fileSize, params (string Name, ulong Address, ulong Size, uint Offset)[] sections)
    {
        var bytes = new List<byte>();
        bytes.AddRange(U32(0x19, (uint)(72 + (sections.Length * 80))));
        bytes.AddRange(Field16(name));
        bytes.AddRange(U64(address));
        bytes.AddRange(U64(size));
        bytes.AddRange(U64(offset));
        bytes.AddRange(U64(fileSize));
        bytes.AddRange(U32(3, 3, (uint)sections.Length, 0));
        foreach (var section in sections)
        {
            bytes.AddRange(Field16(section.Name));
            bytes.AddRange(Field16(name));
            bytes.AddRange(U64(section.Address));
            bytes.AddRange(U64(section.Size));
            bytes.AddRange(U32(section.Offset, 3, 0, 0, 0, 0, 0, 0));
        }
        return [.. bytes];
    }

    private static byte[] Command(uint command, params uint[] fields) => [.. U32(command, (uint)(8 + (fields.Length * 4))), .. U32(fields)];

    private static byte[] Field16(string text)
    {
        var bytes = new byte[16];
        Encoding.ASCII.GetBytes(text).CopyTo(bytes, 0);
        return bytes;
    }

    private static byte[] U16(params ushort[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), values[i]);
        return bytes;
    }

    private static byte[] U32(params uint[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }

    private static byte[] U64(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    public static byte[] Big32(params uint[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }
}
