namespace IOMatch;

public sealed partial class Registry
{
    /// <summary>Reads a device tree in YAML from a file.</summary>
    public static ReadResult<Registry> ReadYaml(string path) => InputBytes.Open(path, stream => ReadYaml(stream, path));

    /// <summary>Reads a device tree in YAML.</summary>
    /// <param name="stream">The bytes; not closed.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<Registry> ReadYaml(Stream stream, string file, ReadLimits? limits = null) =>
        YamlDocument.Read(stream, file, limits).Then(DeviceTreeReader.Read);

    /// <summary>Reads a device tree in YAML.</summary>
    /// <param name="reader">The text; not closed.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<Registry> ReadYaml(TextReader reader, string file, ReadLimits? limits = null) =>
        YamlDocument.Read(reader, file, limits).Then(DeviceTreeReader.Read);

    /// <summary>A device tree in YAML, for callers that treat a bad file as a bug of their own.</summary>
    /// <exception cref="UnusableInputException">The file has errors.</exception>
    public static Registry LoadYaml(string path) => ReadYaml(path).OrThrow();

    /// <summary>Reads what <c>ioreg -l</c> printed from a file.</summary>
    public static ReadResult<Registry> ReadIoregText(string path) => InputBytes.Open(path, stream => ReadIoregText(stream, path));

    /// <summary>Reads what <c>ioreg -l</c> printed: whole registries or subtrees (-r), any plane, any release.</summary>
    /// <param name="stream">The bytes; not closed. UTF-8 with stray bytes, or UTF-16.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    /// <param name="plane">The plane that was printed; null: told by the first entries, and IOService unless they speak against it.</param>
    public static ReadResult<Registry> ReadIoregText(Stream stream, string file, ReadLimits? limits = null, string? plane = null)
    {
        limits ??= ReadLimits.Default;
        return InputBytes.Read(stream, file, limits).Then(bytes => IoregTextReader.Read(bytes.Memory, file, limits, plane));
    }

    /// <summary>Reads what <c>ioreg -l</c> printed.</summary>
    public static ReadResult<Registry> ReadIoregText(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null, string? plane = null) =>
        IoregTextReader.Read(bytes, file, limits ?? ReadLimits.Default, plane);

    /// <summary>Reads a registry from a file of any form: a device tree in YAML, or what ioreg printed as text.</summary>
    public static ReadResult<Registry> Read(string path) => InputBytes.Open(path, stream => Read(stream, path));

    /// <summary>Reads a registry of any form.</summary>
    public static ReadResult<Registry> Read(Stream stream, string file, ReadLimits? limits = null) =>
        InputBytes.Read(stream, file, limits ?? ReadLimits.Default).Then(bytes => Read(bytes.Memory, file, limits));

    /// <summary>Reads a registry of any form.</summary>
    public static ReadResult<Registry> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) => ReadIoregText(bytes, file, limits);
}
