using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IOMatch;

/// <summary>Data that holds printable texts, each ended by a NUL, as properties of a device tree do.</summary>
internal static class TextData
{
    /// <summary>The texts; false when the data is anything else. Printable ASCII only, none empty.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out List<string>? texts)
    {
        texts = null;
        if (bytes.Length < 2 || bytes[^1] != 0 || bytes[0] == 0) return false;
        var previous = (byte)0;
        foreach (var b in bytes)
        {
            if (b == 0 ? previous == 0 : b is < 0x20 or > 0x7e) return false;
            previous = b;
        }
        texts = [.. Encoding.ASCII.GetString(bytes[..^1]).Split('\0')];
        return true;
    }
}
