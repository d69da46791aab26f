using FsCheck;
using FsCheck.Fluent;

namespace IOMatch.Worlds;

/// <summary>Bytes for worlds, which shrink by leaving out and by choosing more simply.</summary>
internal static class WorldGen
{
    private const int Longest = 400;

    public static Arbitrary<byte[]> Bytes { get; } =
        Arb.From(
            from length in Gen.Choose(0, Longest)
            from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length)
            select bytes,
            Smaller);

    private static IEnumerable<byte[]> Smaller(byte[] bytes)
    {
        for (var size = bytes.Length; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= bytes.Length; at += size) yield return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + size)];
        }
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] > 0) yield return [.. bytes.AsSpan(0, at), (byte)(bytes[at] / 2), .. bytes.AsSpan(at + 1)];
        }
    }
}
