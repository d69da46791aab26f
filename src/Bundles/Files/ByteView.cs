using System.Buffers.Binary;
using System.Globalization;

namespace IOMatch;

/// <summary>Bytes of a binary file with a byte order. Nothing is read before <see cref="Has"/> or a Try method has said that it is there.</summary>
internal readonly struct ByteView(ReadOnlyMemory<byte> bytes, bool bigEndian)
{
    public ReadOnlyMemory<byte> Memory { get; } = bytes;

    public ReadOnlySpan<byte> Span => Memory.Span;

    public ulong Length => (ulong)Memory.Length;

    /// <summary>A number as messages about binary files show it.</summary>
    public static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Whether a range lies inside; true for an empty range at the end. Never overflows.</summary>
    public bool Has(ulong offset, ulong length) => offset <= Length && length <= Length - offset;

    public bool TryU16(ulong offset, out ushort value)
    {
        value = 0;
        if (!Has(offset, 2)) return false;
        var span = Span[(int)offset..];
        value = bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(span) : BinaryPrimitives.ReadUInt16LittleEndian(span);
        return true;
    }

    public bool TryU32(ulong offset, out uint value)
    {
        value = 0;
        if (!Has(offset, 4)) return false;
        var span = Span[(int)offset..];
        value = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(span) : BinaryPrimitives.ReadUInt32LittleEndian(span);
        return true;
    }

    public bool TryU64(ulong offset, out ulong value)
    {
        value = 0;
        if (!Has(offset, 8)) return false;
        var span = Span[(int)offset..];
        value = bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(span) : BinaryPrimitives.ReadUInt64LittleEndian(span);
        return true;
    }

    public bool TrySlice(ulong offset, ulong length, out ByteView slice)
    {
        slice = default;
        if (!Has(offset, length)) return false;
        slice = new(Memory.Slice((int)offset, (int)length), bigEndian);
        return true;
    }

    /// <summary>The text up to its NUL, which must come before <paramref name="most"/> bytes and before the end.</summary>
    public bool TryCString(ulong offset, ulong most, out string text)
    {
        text = "";
        if (offset >= Length) return false;
        var rest = Span[(int)offset..];
        if ((ulong)rest.Length > most) rest = rest[..(int)most];
        var end = rest.IndexOf((byte)0);
        if (end < 0) return false;
        text = KernelText.Decode(rest[..end]);
        return true;
    }

    /// <summary>The text of a fixed-size field: up to its NUL, or the whole field.</summary>
    public string FixedText(ulong offset, int size)
    {
        if (!Has(offset, (ulong)size)) return "";
        var field = Span.Slice((int)offset, size);
        var end = field.IndexOf((byte)0);
        return KernelText.Decode(end < 0 ? field : field[..end]);
    }
}
