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
}
