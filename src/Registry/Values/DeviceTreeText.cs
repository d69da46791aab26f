using System.Collections.Immutable;
using System.Text;

namespace IOMatch;

/// <summary>Texts in the data of a device tree: firmware writes each with a NUL behind it, and ioreg prints them as <c>&lt;"MacPro7,1"&gt;</c>.</summary>
public static class DeviceTreeText
{
    // <4100> may as well be a number
    private const int FewestBytes = 4;

    /// <summary>The texts; empty when the data is something else.</summary>
    public static ImmutableArray<string> Of(OSData data)
    {
        var bytes = data.Span;
        if (bytes.Length < FewestBytes || bytes[^1] != 0) return [];
        var texts = Encoding.Latin1.GetString(bytes[..^1]).Split('\0');
        return Array.TrueForAll(texts, t => t.Length > 0 && t.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) ? [.. texts] : [];
    }
}
