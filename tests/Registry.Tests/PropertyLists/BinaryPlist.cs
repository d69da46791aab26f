using System.Buffers.Binary;

namespace IOMatch.PropertyLists;

/// <summary>Puts binary property lists together by hand, right or wrong.</summary>
internal static class BinaryPlist
{
    /// <summary>A file of these objects, with references and offsets of one byte and the first object as its root.</summary>
    public static byte[] Of(params byte[][] objects) => Of(objects, _ => { });

    /// <summary>The same with the trailer's 32 bytes changed.</summary>
    public static byte[] Of(byte[][] objects, Action<byte[]> change)
    {
        List<byte> file = [.. "bplist00"u8];
        var offsets = new List<byte>();
        foreach (var bytes in objects)
        {
            offsets.Add((byte)file.Count);
            file.AddRange(bytes);
        }
        var trailer = new byte[32];
        trailer[6] = trailer[7] = 1;
        trailer[15] = (byte)objects.Length;
        BinaryPrimitives.WriteInt64BigEndian(trailer.AsSpan(24), file.Count);
        change(trailer);
        return [.. file, .. offsets, .. trailer];
    }

    /// <summary>An ASCII string of up to 14 characters.</summary>
    public static byte[] Text(string text) => [(byte)(0x50 | text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)];
}
