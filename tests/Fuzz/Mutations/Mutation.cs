using System.Buffers.Binary;
using System.Text;

namespace IOMatch.Fuzz;

/// <summary>Grows an input from a shape: a few changes, each of a kind that a careless editor, a broken transfer or an attacker makes.</summary>
internal sealed class Mutation(IReadOnlyList<byte[]> shapes, IReadOnlyList<byte[]> words, bool isText, Random random, int longest)
{
    private static readonly byte[][] EdgeTexts = [.. ((string[])
        ["0", "1", "-1", "-0", "7", "8", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
         "340282366920938463463374607431768211456", "0x7fffffff", "0x80000000", "0xffffffff", "0xffffffffffffffff", "0x1ffffffffffffffff", "00012", "1.5", "1e400", "0x", "٣"]).Select(Promises.Utf8)];

    private static readonly long[] Edges = [0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, long.MaxValue, long.MinValue, -1, -8];

    private byte[] bytes = [];

    /// <summary>The input.</summary>
    public byte[] Make()
    {
        bytes = Shape();
        var changes = 1;
        while (changes < 12 && random.Next(5) < 3) changes++;
        for (; changes > 0; changes--)
        {
            if (bytes.Length == 0) bytes = Pick(words);
            Change();
        }
        return bytes.Length <= longest ? bytes : bytes[..longest];
    }

    // of two the smaller: small inputs are read fast and say more when they fail
    private byte[] Shape()
    {
        var (one, other) = (Pick(shapes), Pick(shapes));
        return one.Length <= other.Length ? one : other;
    }

    private byte[] Pick(IReadOnlyList<byte[]> list) => list[random.Next(list.Count)];

    private void Change()
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(isText ? 24 : 16))
        {
            case 0: Put(at..(at + 1), [(byte)(bytes[at] ^ (1 << random.Next(8)))]); break;
            case 1: Put(at..(at + 1), [(byte)random.Next(256)]); break;
            case 2: Put(Some(at, 30), []); break;
            case 3: Put(at..at, bytes[Some(random.Next(bytes.Length), 60)]); break;
            case 4: Put(at..at, Pick(words)); break;
            case 5: Put(at..at, Part(Shape(), 200)); break;
            case 6: Splice(at); break;
            case 7 when random.Next(3) == 0: bytes = bytes[..at]; break;
            case 8 when random.Next(8) == 0: Repeat(at, Pick(words)); break;
            case 9: Put(Some(at, 8), Part(bytes, 8)); break;
            case 10 when random.Next(20) == 0: bytes = bytes[at..]; break;
            case < 16 when !isText: Integer(); break;
            case 11 or 12: Put(Spans.Number(bytes, at), Pick(EdgeTexts)); break;
            case 13: Put(Spans.Word(bytes, at), Pick(words)); break;
            case 14: Put(Spans.Word(bytes, at), bytes[Spans.Word(bytes, random.Next(bytes.Length))]); break;
            case 15: Put(Spans.Find(bytes, at), []); break;
            case 16: Nest(Spans.Find(bytes, at)); break;
            case 17: Put(Spans.Find(bytes, at), Piece(bytes)); break;
            case 18: Put(Spans.Find(bytes, at), Piece(Shape())); break;
            case 19: Put(Spans.Line(bytes, at), []); break;
            case 20: Put(at..at, bytes[Spans.Line(bytes, random.Next(bytes.Length))]); break;
            case 21: Move(Spans.Line(bytes, at)); break;
            case 22: Indent(Spans.Line(bytes, at)); break;
            case 23 when random.Next(8) == 0: Encode(); break;
            default: Put(Spans.Word(bytes, at), []); break;
        }
    }

    private void Put(Range range, ReadOnlySpan<byte> with)
    {
        var (start, length) = range.GetOffsetAndLength(bytes.Length);
        if (bytes.Length - length + with.Length > longest) return;
        bytes = [.. bytes.AsSpan(0, start), .. with, .. bytes.AsSpan(start + length)];
    }

    private Range Some(int at, int most) => at..Math.Min(bytes.Length, at + 1 + random.Next(most));

    private byte[] Part(byte[] of, int most)
    {
        if (of.Length == 0) return of;
        var at = random.Next(of.Length);
        return of[at..Math.Min(of.Length, at + 1 + random.Next(most))];
    }

    private byte[] Piece(byte[] of) => of.Length == 0 ? of : of[Spans.Find(of, random.Next(of.Length))];

    private void Splice(int at)
    {
        var other = Shape();
        if (other.Length == 0) return;
        var from = random.Next(other.Length);
        if (isText && random.Next(2) == 0)
        {
            at = Spans.Line(bytes, at).Start.Value;
            from = Spans.Line(other, from).Start.Value;
        }
        bytes = [.. bytes.AsSpan(0, at), .. other.AsSpan(from)];
    }

    private void Repeat(int at, byte[] word)
    {
        var times = Math.Min(1 << random.Next(12), (longest - bytes.Length) / Math.Max(1, word.Length));
        if (times <= 0) return;
        var many = new byte[times * word.Length];
        for (var i = 0; i < times; i++) word.CopyTo(many, i * word.Length);
        Put(at..at, many);
    }

    // what was found, put inside itself
    private void Nest(Range found)
    {
        var (start, length) = found.GetOffsetAndLength(bytes.Length);
        if (length < 2) return;
        var whole = bytes[found];
        for (var times = 1 + random.Next(4); times > 0; times--) Put((start + (length / 2))..(start + (length / 2)), whole);
    }

    private void Move(Range line)
    {
        var text = bytes[line];
        Put(line, []);
        if (bytes.Length == 0) return;
        var to = Spans.Line(bytes, random.Next(bytes.Length)).Start;
        Put(to..to, text);
    }

    private void Indent(Range line)
    {
        var start = line.Start.Value;
        if (random.Next(2) == 0) Put(start..start, "        "u8[..random.Next(1, 9)]);
        else if (start < bytes.Length && bytes[start] == (byte)' ') Put(start..Math.Min(bytes.Length, start + random.Next(1, 5)), []);
        else Put(start..start, "\t"u8);
    }

    private void Encode() => bytes = random.Next(6) switch
    {
        0 => [0xef, 0xbb, 0xbf, .. bytes],
        1 => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))],
        2 => Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(bytes)),
        3 => [0xff, 0xfe, 0, 0, .. Encoding.UTF32.GetBytes(Encoding.UTF8.GetString(bytes))],
        4 => Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(bytes)),
        _ => Promises.Utf8(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n")),
    };

    /// <summary>A number of the file, near the start or the end twice as often as elsewhere: set to an edge, or moved a little.</summary>
    private void Integer()
    {
        var size = 1 << random.Next(4);
        if (bytes.Length < size) return;
        var room = bytes.Length - size + 1;
        var at = random.Next(3) switch { 0 => random.Next(Math.Min(room, 128)), 1 => room - 1 - random.Next(Math.Min(room, 64)), _ => random.Next(room) };
        var isBig = random.Next(2) == 0;
        var wide = new byte[8];
        var field = bytes.AsSpan(at, size);
        if (isBig) field.CopyTo(wide.AsSpan(8 - size));
        else field.CopyTo(wide);
        var value = isBig ? BinaryPrimitives.ReadInt64BigEndian(wide) : BinaryPrimitives.ReadInt64LittleEndian(wide);
        var changed = random.Next(3) == 0 ? unchecked(value + random.Next(-9, 10)) : random.Next(4) == 0 ? bytes.Length + random.Next(-9, 10) : Edges[random.Next(Edges.Length)];
        if (isBig) BinaryPrimitives.WriteInt64BigEndian(wide, changed);
        else BinaryPrimitives.WriteInt64LittleEndian(wide, changed);
        var copy = (byte[])bytes.Clone();
        (isBig ? wide.AsSpan(8 - size) : wide.AsSpan(0, size)).CopyTo(copy.AsSpan(at));
        bytes = copy;
    }
}
