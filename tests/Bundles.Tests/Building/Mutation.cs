using System.Buffers.Binary;

namespace IOMatch.Bundles;

/// <summary>Damage to a file: flipped bits, lying numbers, cuts, repeats.</summary>
internal static class Mutation
{
    private static readonly uint[] Lies = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fff0, 0x100, 0x1_0000];

    public static byte[] Of(byte[] good, Random random)
    {
        var bytes = (byte[])good.Clone();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            if (bytes.Length < 8) return bytes;
            // headers and tables are near the start and worth most of the trouble
            var at = random.Next(2) == 0 ? random.Next(bytes.Length) : random.Next(Math.Min(bytes.Length, 600));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), Lies[random.Next(Lies.Length)]);
                    break;
                case 3:
                    BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), Lies[random.Next(Lies.Length)]);
                    break;
                case 4:
                    if (random.Next(4) == 0) bytes = bytes[..at];
                    break;
                default:
                    var length = random.Next(Math.Min(64, bytes.Length - at));
                    var from = random.Next(bytes.Length - length);
                    bytes.AsSpan(from, length).ToArray().CopyTo(bytes, at);
                    break;
            }
        }
        return bytes;
    }
}
