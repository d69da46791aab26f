namespace IOMatch;

/// <summary>Reads XML property lists as Apple's own reader does (CFPropertyList.c), and what IOKit's serialisers add: <c>size</c>, <c>ID</c> and <c>IDREF</c>, <c>&lt;set&gt;</c>, hexadecimal data.</summary>
/// <remarks>No DTD is ever resolved; one that declares entities is refused.</remarks>
public static class PropertyListXml
{
    /// <summary>Reads the XML form in any encoding that .NET knows.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">What is accepted; the usual limits when null.</param>
    public static ReadResult<PropertyList> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        if (limits.TooLarge(bytes.Length, file) is { } tooLarge) return ReadResult.Failed<PropertyList>(tooLarge);
        if (!XmlPlistText.TryDecode(bytes.Span, file, out var text, out var fault)) return ReadResult.Failed<PropertyList>(fault);
        return new XmlPlistParser(text, file, limits).Parse();
    }
}
