namespace IOMatch;

/// <summary>Reads binary property lists.</summary>
public static class PropertyListBinary
{
    /// <summary>Reads the binary form, version 00.</summary>
    public static ReadResult<PropertyList> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        ReadResult.Failed<PropertyList>(new Fault(InputFault.PlistUnreadable, new(file), "binary property lists cannot be read yet", "convert it: plutil -convert xml1 FILE"));
}
