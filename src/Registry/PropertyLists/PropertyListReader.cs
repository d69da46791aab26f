namespace IOMatch;

/// <summary>Reads property lists of any form: XML, binary; the old text form is named and refused.</summary>
public static class PropertyListReader
{
    /// <summary>Reads a whole stream; it need not know its length.</summary>
    /// <param name="s">The stream, read to its end and left open.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">What is accepted; the usual limits when null.</param>
    public static ReadResult<PropertyList> Read(Stream s, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        return InputBytes.Read(s, file, limits).Then(bytes => Read(bytes.Memory, file, limits));
    }

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">What is accepted; the usual limits when null.</param>
    public static ReadResult<PropertyList> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null)
    {
        if (bytes.Span.StartsWith("bplist"u8)) return PropertyListBinary.Read(bytes, file, limits);
        return Foreign(bytes.Span) is var (what, hint) && what is not null
            ? ReadResult.Failed<PropertyList>(new Fault(InputFault.PlistUnreadable, new(file), what, hint))
            : PropertyListXml.Read(bytes, file, limits);
    }

    /// <summary>Opens and reads a file.</summary>
    /// <param name="path">The file, also the name for messages.</param>
    /// <param name="limits">What is accepted; the usual limits when null.</param>
    public static ReadResult<PropertyList> ReadFile(string path, ReadLimits? limits = null) =>
        InputBytes.Open(path, stream => Read(stream, path, limits));

    // What is no property list that can be read, by its first bytes; null for what may be XML.
    private static (string? What, string Hint) Foreign(ReadOnlySpan<byte> bytes)
    {
        const string Convert = "convert it: plutil -convert xml1 FILE";
        if (bytes.IsEmpty) return ("the file is empty", "a property list begins with <?xml or bplist00");
        switch (bytes)
        {
            case [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..]:
                return ("this is a Mach-O executable, not a property list", "name the Info.plist of its bundle");
            case [0x30, 0x80 or 0x82 or 0x83 or 0x84, ..]:
                return ("this is signed data (a provisioning profile?), not a property list", "extract it: security cms -D -i FILE");
            case [0xFA, 0xDE, 0x71, 0x71 or 0x72, ..]:
                return ("this is an entitlements blob of a code signature, not a bare property list", "skip its first 8 bytes: codesign -d --entitlements - --xml BUNDLE");
            case [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..]:
                return ("the file is compressed", "unpack it first");
        }
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes.IsEmpty) return ("the file holds nothing but blanks", "a property list begins with <?xml or bplist00");
        if (bytes[0] == '{' && IsJson(bytes)) return ("this is JSON, not a property list", Convert);
        if (bytes[0] is (byte)'{' or (byte)'(' or (byte)'"' || bytes.StartsWith("//"u8) || bytes.StartsWith("/*"u8))
            return ("this is a property list in the old text form, which is not read", Convert);
        // <0fbd77>: data as the root
        if (bytes is [(byte)'<', >= (byte)'0' and <= (byte)'9', ..])
            return ("this is a property list in the old text form, which is not read", Convert);
        return (null, "");
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        var inside = bytes[1..].TrimStart(" \t\r\n"u8);
        if (inside.IsEmpty || inside[0] != '"') return false;
        inside = inside[1..];
        var end = inside.IndexOf((byte)'"');
        return end >= 0 && inside[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)':', ..];
    }
}
