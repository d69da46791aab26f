using System.Buffers.Binary;

namespace IOMatch;

/// <summary>What the trailer of a binary property list says, checked against the file.</summary>
/// <param name="OffsetSize">Bytes of an entry of the offset table.</param>
/// <param name="ReferenceSize">Bytes of a reference to an object.</param>
/// <param name="Objects">How many objects there are.</param>
/// <param name="Top">The number of the root.</param>
/// <param name="TableOffset">Where the offset table begins and the objects end.</param>
internal readonly record struct BinaryPlistLayout(int OffsetSize, int ReferenceSize, int Objects, int Top, int TableOffset)
{
    public const int HeaderLength = 8;
    private const int TrailerLength = 32;
    private const string Damaged = "the file is cut off or damaged: fetch it again, or convert the original: plutil -convert xml1 FILE";

    public static bool TryRead(ReadOnlySpan<byte> bytes, string file, ReadLimits limits, FaultList faults, out BinaryPlistLayout layout)
    {
        layout = default;
        if (!bytes.StartsWith("bplist"u8)) return Fail("the file does not begin with bplist00", "this reader takes the binary form only");
        if (bytes.Length < HeaderLength || bytes[6] != '0')
            return Fail($"binary property lists of version {PlistText.Quoted(KernelText.Decode(bytes[6..Math.Min(bytes.Length, HeaderLength)]))} are not read", "convert it: plutil -convert xml1 FILE");
        if (bytes.Length < HeaderLength + 1 + TrailerLength) return Fail($"the file has {bytes.Length} bytes, too few for a binary property list", Damaged);

        var trailer = bytes[^TrailerLength..];
        int offsetSize = trailer[6], referenceSize = trailer[7];
        var objects = BinaryPrimitives.ReadUInt64BigEndian(trailer[8..]);
        var top = BinaryPrimitives.ReadUInt64BigEndian(trailer[16..]);
        var table = BinaryPrimitives.ReadUInt64BigEndian(trailer[24..]);
        if (offsetSize is < 1 or > 8) return Fail($"the trailer gives offsets {offsetSize} bytes, not 1 to 8", Damaged);
        if (referenceSize is < 1 or > 8) return Fail($"the trailer gives references {referenceSize} bytes, not 1 to 8", Damaged);
        if (objects == 0) return Fail("the trailer counts no objects", Damaged);
        if (top >= objects) return Fail($"the trailer names object {top} of {objects} as the root", Damaged);
        var end = (ulong)(bytes.Length - TrailerLength);
        if (table < HeaderLength + 1 || table >= end) return Fail($"the offset table begins at byte {table}, outside the file", Damaged);
        if (objects > (end - table) / (ulong)offsetSize) return Fail($"the offset table holds {objects} entries of {offsetSize} bytes, more than the file", Damaged);
        if (objects > (ulong)limits.Values)
        {
            faults.Error(new(file), $"the file holds more than {limits.Values:N0} values", "raise the limit if it can be trusted", InputFault.LimitExceeded);
            return false;
        }
        layout = new(offsetSize, referenceSize, (int)objects, (int)top, (int)table);
        return true;

        bool Fail(string what, string hint)
        {
            faults.Error(new(file), what, hint);
            return false;
        }
    }

    /// <summary>Where an object begins, or -1 when the table points outside the objects.</summary>
    public int Offset(ReadOnlySpan<byte> bytes, int number)
    {
        var offset = Number(bytes.Slice(TableOffset + (number * OffsetSize), OffsetSize));
        return offset >= HeaderLength && offset < (ulong)TableOffset ? (int)offset : -1;
    }

    /// <summary>A big-endian number of any length; the low 64 bits.</summary>
    public static ulong Number(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var b in bytes) value = unchecked((value << 8) | b);
        return value;
    }
}
