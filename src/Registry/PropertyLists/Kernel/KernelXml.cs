namespace IOMatch;

/// <summary>
/// The kernel's own XML reader, OSUnserializeXML (K8): what IOCatalogue and IOKit's calls accept, far stricter than <see cref="PropertyListXml"/>.
/// One value is read; what follows it is never looked at.
/// </summary>
/// <remarks>
/// Source: libkern/c++/OSUnserializeXML.y. Beyond K8, from the same place: an end tag opens a scalar as well as a start tag does; a token that cannot
/// begin a value is "unexpected end of buffer" when it comes first and "syntax error" elsewhere (bison reduces the empty input by default);
/// the parser's stack of 200 never grows, so that deep nesting is "memory exhausted"; a string of 262142 bytes or more is "buildString" (OSString.h).
/// </remarks>
public static class KernelXml
{
    /// <summary>Reads a text; it ends at the first NUL, as in C.</summary>
    public static KernelXmlResult Unserialize(string text) => Unserialize(KernelText.Encode(text));

    /// <summary>Reads bytes; they end at the first NUL, as in C.</summary>
    public static KernelXmlResult Unserialize(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var parser = new KernelXmlParser(end < 0 ? bytes : bytes[..end]);
        var value = parser.Input();
        return parser.Panics ? new(null, null, true) : new(value, parser.Error);
    }
}
