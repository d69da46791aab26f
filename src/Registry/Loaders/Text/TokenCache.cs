using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>
/// Shares equal small values of one input. Direct-mapped: a newcomer takes the place of what was there, so that
/// the memory is bounded whatever the input holds.
/// </summary>
/// <param name="input">The input; tokens are remembered by their place in it.</param>
/// <param name="bits">The number of places as a power of two.</param>
internal sealed class TokenCache<T>(byte[] input, int bits)
    where T : class
{
    /// <summary>Longer tokens are seldom equal.</summary>
    public const int MostBytes = 64;

    private readonly (int Start, int Length, uint Hash, T? Value)[] places = new (int, int, uint, T?)[1 << bits];

    /// <summary>The place for a token; its value is null, or that of an equal token.</summary>
    public ref T? At(int start, int length)
    {
        var token = input.AsSpan(start, length);
        var hash = Hash(token);
        ref var place = ref places[hash >> (32 - bits)];
        if (place.Hash != hash || place.Length != length || !input.AsSpan(place.Start, length).SequenceEqual(token)) place = (start, length, hash, null);
        return ref place.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> token)
    {
        unchecked
        {
            var h = (ulong)token.Length * 0x9E3779B97F4A7C15;
            while (token.Length >= 8)
            {
                h = (h ^ MemoryMarshal.Read<ulong>(token)) * 0x9E3779B97F4A7C15;
                h ^= h >> 29;
                token = token[8..];
            }
            foreach (var b in token) h = (h ^ b) * 0x100000001B3;
            h *= 0x9E3779B97F4A7C15;
            return (uint)(h >> 32);
        }
    }
}
