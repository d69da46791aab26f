using System.Buffers.Binary;
using System.Text;

namespace IOMatch;

internal ref partial struct BinaryPlistParser
{
    private static readonly DateTime Epoch = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly OSObject? Scalar(int number, int at, byte marker)
    {
        switch (marker >> 4)
        {
            case 0 when marker is 8 or 9:
                return OSBoolean.Of(marker == 9);
            case 1:
                return Integer(number, at + 1, 1 << (marker & 15));
            case 2 when marker == 0x22:
                return Fits(number, at + 1, 4) ? new PlistReal(BinaryPrimitives.ReadSingleBigEndian(bytes[(at + 1)..]), single: true) : null;
            case 2 when marker == 0x23:
                return Fits(number, at + 1, 8) ? new PlistReal(BinaryPrimitives.ReadDoubleBigEndian(bytes[(at + 1)..])) : null;
            case 3 when marker == 0x33:
                return Date(number, at + 1);
            case 4:
                return Length(number, ref at, marker, 1, out var length) ? new OSData(bytes.Slice(at, length).ToArray()) : null;
            case 5 or 6 or 7:
                return Text(number, at, marker) is { } text ? new OSString(text) : null;
            case 8:
                return Uid(number, at + 1, (marker & 15) + 1);
            default:
                Fail($"object {number} at byte {at} has the marker 0x{marker:x2}, {(marker == 0 ? "null, for which the kernel has no value" : "which is unknown")}", marker == 0 ? "remove the value" : Damaged);
                return null;
        }
    }

    private readonly OSNumber? Integer(int number, int at, int size)
    {
        if (size > 16)
        {
            Fail($"object {number} is an integer of {size} bytes", "at most 16 are known, and the kernel's numbers have 8");
            return null;
        }
        if (!Fits(number, at, size)) return null;
        if (size == 16 && BinaryPlistLayout.Number(bytes.Slice(at, 8)) is var high && high != 0 && (high != ulong.MaxValue || bytes[at + 8] < 0x80))
        {
            faults.Warning(new(file, KeyPath: Path(depth)), "an integer has more than 64 bits; its low 64 bits are taken, as Apple's reader does", "write it as <string> or <data>");
        }
        return new OSNumber(BinaryPlistLayout.Number(bytes.Slice(at, size)));
    }

    private readonly PlistDate? Date(int number, int at)
    {
        if (!Fits(number, at, 8)) return null;
        var seconds = BinaryPrimitives.ReadDoubleBigEndian(bytes[at..]);
        // What is no number compares false.
        var near = Math.Abs(seconds) < 1e12;
        var ticks = near ? Epoch.Ticks + (long)Math.Round(seconds * TimeSpan.TicksPerSecond) : -1;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            Fail($"object {number} is a date outside the years 1 to 9999", "correct the date");
            return null;
        }
        faults.Add(PlistDate.NoKernelForm(new(file, KeyPath: Path(depth))));
        return new PlistDate(new DateTime(ticks, DateTimeKind.Utc));
    }

    private readonly PlistUid? Uid(int number, int at, int size)
    {
        if (!Fits(number, at, size)) return null;
        if (size <= 8) return new PlistUid(BinaryPlistLayout.Number(bytes.Slice(at, size)));
        if (!bytes.Slice(at, size - 8).ContainsAnyExcept((byte)0)) return new PlistUid(BinaryPlistLayout.Number(bytes.Slice(at + size - 8, 8)));
        Fail($"object {number} is a UID of more than 64 bits", Damaged);
        return null;
    }

    private readonly bool Key(int number)
    {
        var at = layout.Offset(bytes, number);
        if (at < 0) return Fail($"the offset of object {number} points outside the objects", Damaged);
        var marker = bytes[at];
        if (marker >> 4 is not (5 or 6 or 7)) return Fail($"object {number}, a key, is no string", "the keys of a property list are strings");
        int id;
        if (marker >> 4 == 6)
        {
            if (Text(number, at, marker) is not { } text) return false;
            id = symbols.Id(KernelText.Encode(text));
        }
        else
        {
            if (!Length(number, ref at, marker, 1, out var length)) return false;
            id = symbols.Id(bytes.Slice(at, length));
        }
        keyIds[number] = id + 1;
        return true;
    }

    // 5: ASCII, 6: UTF-16, 7: UTF-8.
    private readonly string? Text(int number, int at, byte marker)
    {
        var unit = marker >> 4 == 6 ? 2 : 1;
        if (!Length(number, ref at, marker, unit, out var length)) return null;
        if (unit == 1) return KernelText.Decode(bytes.Slice(at, length));
        return string.Create(length, bytes.Slice(at, length * 2), static (text, raw) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(raw[(i * 2)..]);
        });
    }

    // The count in a marker, or in the integer behind it; moves to the content and makes sure that it is there.
    private readonly bool Length(int number, ref int at, byte marker, long unit, out int length)
    {
        length = marker & 15;
        at++;
        if (length == 15)
        {
            if (!Fits(number, at, 1)) return false;
            var size = 1 << (bytes[at] & 15);
            if (bytes[at] >> 4 != 1 || size > 8) return Fail($"the length of object {number} is no integer", Damaged);
            if (!Fits(number, at + 1, size)) return false;
            var counted = BinaryPlistLayout.Number(bytes.Slice(at + 1, size));
            if (counted > int.MaxValue) return Fail($"object {number} says it has {counted} members, more than the file", Damaged);
            length = (int)counted;
            at += 1 + size;
        }
        return length * unit <= layout.TableOffset - at || Fail($"object {number} reaches beyond the objects", Damaged);
    }

    private readonly bool Fits(int number, int at, int size) => size <= layout.TableOffset - at || Fail($"object {number} reaches beyond the objects", Damaged);
}
