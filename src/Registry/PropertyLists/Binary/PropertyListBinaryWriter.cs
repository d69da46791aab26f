using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace IOMatch;

/// <summary>Writes binary property lists (bplist00). Equal scalars are written once, containers and data when they are one object.</summary>
/// <remarks>
/// Everything is read back as it was, but for what the form has no place for: the size in bits of a number, and the kind of a symbol (a string).
/// Dates keep a tenth of a microsecond. A number with its highest bit set is written as eight bytes, which Apple's reader takes for the negative number of the same 64 bits.
/// </remarks>
public static class PropertyListBinaryWriter
{
    private static readonly DateTime Epoch = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes a value.</summary>
    /// <param name="root">The value.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(OSObject root, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(stream);
        var objects = new Objects();
        var top = objects.Number(root);
        var output = new ArrayBufferWriter<byte>();
        output.Write("bplist00"u8);
        var referenceSize = BytesFor((ulong)objects.All.Count); // as CFBinaryPList has it: of 256 objects each reference takes two bytes
        var offsets = new List<int>(objects.All.Count);
        foreach (var (value, references) in objects.All)
        {
            offsets.Add(output.WrittenCount);
            Value(output, value, references, referenceSize);
        }
        var table = output.WrittenCount;
        var offsetSize = BytesFor((ulong)table);
        foreach (var offset in offsets) Unsigned(output, (ulong)offset, offsetSize);
        output.Write(stackalloc byte[6]);
        output.Write([(byte)offsetSize, (byte)referenceSize]);
        Unsigned(output, (ulong)offsets.Count, 8);
        Unsigned(output, (ulong)top, 8);
        Unsigned(output, (ulong)table, 8);
        stream.Write(output.WrittenSpan);
    }

    // Every distinct value with the numbers of what it holds: members, or keys and then values.
    private sealed class Objects
    {
        private readonly Dictionary<OSObject, int> scalars = [];
        private readonly Dictionary<OSObject, int> identical = new(ReferenceEqualityComparer.Instance);

        public List<(OSObject Value, int[] References)> All { get; } = [];

        public int Number(OSObject value)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var known = value is OSDictionary or OSMembers or OSData ? identical : scalars;
            var key = value switch { OSSymbol s => new OSString(s.Text), OSNumber n => new OSNumber(n.Value), _ => value };
            if (known.TryGetValue(key, out var number)) return number;
            number = All.Count;
            known.Add(key, number);
            All.Add((key, []));
            switch (value)
            {
                case OSDictionary table:
                    var pairs = new int[table.Count * 2];
                    for (var i = 0; i < table.Count; i++) pairs[i] = Number(table.Keys[i]);
                    for (var i = 0; i < table.Count; i++) pairs[table.Count + i] = Number(table.Values[i]);
                    All[number] = (value, pairs);
                    break;
                case OSMembers members:
                    var references = new int[members.Count];
                    for (var i = 0; i < references.Length; i++) references[i] = Number(members[i]);
                    All[number] = (value, references);
                    break;
            }
            return number;
        }
    }

    private static void Value(ArrayBufferWriter<byte> output, OSObject value, int[] references, int referenceSize)
    {
        switch (value)
        {
            case OSBoolean flag:
                output.Write([flag.Value ? (byte)9 : (byte)8]);
                return;
            case OSNumber number:
                Integer(output, number.Value);
                return;
            case OSData data:
                Marker(output, 4, data.Span.Length);
                output.Write(data.Span);
                return;
            case PlistReal { IsSingle: true } real:
                output.Write([(byte)0x22]);
                BinaryPrimitives.WriteSingleBigEndian(output.GetSpan(4), (float)real.Value);
                output.Advance(4);
                return;
            case PlistReal real:
                output.Write([(byte)0x23]);
                BinaryPrimitives.WriteDoubleBigEndian(output.GetSpan(8), real.Value);
                output.Advance(8);
                return;
            case PlistDate date:
                output.Write([(byte)0x33]);
                BinaryPrimitives.WriteDoubleBigEndian(output.GetSpan(8), (double)(date.Value - Epoch).Ticks / TimeSpan.TicksPerSecond);
                output.Advance(8);
                return;
            case PlistUid uid:
                var size = BytesFor(uid.Value);
                output.Write([(byte)(0x80 | (size - 1))]);
                Unsigned(output, uid.Value, size);
                return;
            case OSDictionary table:
                Marker(output, 0xD, table.Count);
                break;
            case OSMembers members:
                Marker(output, members is OSSet ? 0xC : 0xA, members.Count);
                break;
            default:
                Text(output, value is OSString s ? s.Text : value.ToString() ?? "");
                return;
        }
        foreach (var reference in references) Unsigned(output, (ulong)reference, referenceSize);
    }

    // Up to four bytes are unsigned, eight are signed.
    private static void Integer(ArrayBufferWriter<byte> output, ulong value)
    {
        var (marker, size) = value switch { <= byte.MaxValue => (0x10, 1), <= ushort.MaxValue => (0x11, 2), <= uint.MaxValue => (0x12, 4), _ => (0x13, 8) };
        output.Write([(byte)marker]);
        Unsigned(output, value, size);
    }

    private static void Text(ArrayBufferWriter<byte> output, string text)
    {
        if (Ascii.IsValid(text))
        {
            Marker(output, 5, text.Length);
            output.Write(Encoding.ASCII.GetBytes(text));
            return;
        }
        Marker(output, 6, text.Length);
        foreach (var c in text) Unsigned(output, c, 2);
    }

    private static void Marker(ArrayBufferWriter<byte> output, int kind, int length)
    {
        output.Write([(byte)((kind << 4) | Math.Min(length, 15))]);
        if (length >= 15) Integer(output, (ulong)length);
    }

    private static int BytesFor(ulong value) => value switch { <= byte.MaxValue => 1, <= ushort.MaxValue => 2, <= uint.MaxValue => 4, _ => 8 };

    private static void Unsigned(ArrayBufferWriter<byte> output, ulong value, int size)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(all, value);
        output.Write(all[(8 - size)..]);
    }
}
