namespace IOMatch;

/// <summary>Reads binary property lists (bplist00), with sets and UIDs. A value that is referred to many times is one object in memory and counted each time.</summary>
/// <remarks>Positions have no line: the file and the key path. Source of the form: CFBinaryPList.c; integers of one to four bytes are unsigned, of eight signed, of sixteen the low 64 bits.</remarks>
public static class PropertyListBinary
{
    /// <summary>Reads the binary form.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">What is accepted; the usual limits when null.</param>
    public static ReadResult<PropertyList> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        if (limits.TooLarge(bytes.Length, file) is { } tooLarge) return ReadResult.Failed<PropertyList>(tooLarge);
        var faults = new FaultList(InputFault.PlistUnreadable, capacity: 100);
        var root = BinaryPlistLayout.TryRead(bytes.Span, file, limits, faults, out var layout) ? new BinaryPlistParser(bytes.Span, layout, file, limits, faults).Parse() : null;
        return faults.Result(root is null ? null : new PropertyList(root, file));
    }
}
