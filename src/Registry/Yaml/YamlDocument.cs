namespace IOMatch;

/// <summary>One YAML document as nodes with positions: what every YAML file of the house is read through.</summary>
/// <remarks>
/// Anchors, aliases and merge keys (<c>&lt;&lt;</c>) are followed; a cycle, a repeated key, a key that is no scalar, a second document,
/// too deep nesting and too many nodes (aliases counted each time) are faults. Nothing is half read.
/// </remarks>
public sealed class YamlDocument
{
    internal YamlDocument(YamlNode root, string file)
    {
        Root = root;
        File = file;
    }

    /// <summary>The top node.</summary>
    public YamlNode Root { get; }

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>Reads UTF-8, or UTF-16 or UTF-32 with a byte order mark.</summary>
    /// <param name="stream">The bytes; not closed.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<YamlDocument> Read(Stream stream, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        return InputBytes.Read(stream, file, limits).Then(bytes => Read(bytes.Memory, file, limits));
    }

    /// <summary>Reads UTF-8, or UTF-16 or UTF-32 with a byte order mark.</summary>
    public static ReadResult<YamlDocument> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        InputBytes.ToText(bytes.Span, file, InputFault.YamlUnreadable).Then(text => Parse(text, file, limits));

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text; not closed.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up; bytes count as characters.</param>
    public static ReadResult<YamlDocument> Read(TextReader reader, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        return InputBytes.ReadText(reader, file, limits).Then(text => Parse(text, file, limits));
    }

    /// <summary>Reads text.</summary>
    public static ReadResult<YamlDocument> Parse(string text, string file, ReadLimits? limits = null) =>
        new YamlDocumentReader(file, limits ?? ReadLimits.Default).Read(text);
}
