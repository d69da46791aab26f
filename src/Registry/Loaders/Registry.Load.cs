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
    public static ReadResult<Registry> ReadYaml(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        YamlDocument.Read(bytes, file, limits).Then(DeviceTreeReader.Read);

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

    /// <summary>Reads what <c>ioreg -a</c> printed, or what IORegistryExplorer saved: a property list, XML or binary.</summary>
    /// <param name="bytes">The file; the bytes must not change afterwards.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    /// <param name="plane">The plane that was printed (a save holds all); null: told by the first entries, and IOService unless they speak against it.</param>
    public static ReadResult<Registry> ReadArchive(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null, string? plane = null)
    {
        limits ??= ReadLimits.Default;
        return PropertyListReader.Read(bytes, file, limits)
            .Then(list => KeyedArchive.TryOpen(list.Root, out var archive) ? ExplorerReader.Read(archive, file, limits) : IoregArchiveReader.Read(list, plane));
    }

    /// <summary>Reads a registry from a file of any form: a device tree in YAML, what ioreg printed as text or archive, or what IORegistryExplorer saved.</summary>
    public static ReadResult<Registry> Read(string path) => InputBytes.Open(path, stream => Read(stream, path));

    /// <summary>Reads a registry of any form.</summary>
    /// <param name="stream">The bytes; not closed.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<Registry> Read(Stream stream, string file, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        return InputBytes.Read(stream, file, limits).Then(bytes => Read(bytes.Memory, file, limits));
    }

    /// <summary>Reads a registry of any form.</summary>
    /// <param name="bytes">The file; the bytes must not change afterwards.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<Registry> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) => RegistryForms.Detect(bytes.Span, file) switch
    {
        RegistryForm.Yaml => ReadYaml(bytes, file, limits),
        RegistryForm.IoregText => ReadIoregText(bytes, file, limits),
        RegistryForm.Archive => ReadArchive(bytes, file, limits),
        _ => ReadResult.Failed<Registry>(new Fault(
            InputFault.DumpUnreadable, new(file),
            bytes.Span.Trim(" \t\r\n"u8).IsEmpty ? "the file is empty" : "this is no registry: neither a device tree nor what ioreg prints",
            "a device tree begins with registry:, a dump is what ioreg -lw0 or ioreg -al prints")),
    };

    /// <summary>A registry of any form, for callers that treat a bad file as a bug of their own.</summary>
    /// <exception cref="UnusableInputException">The file has errors.</exception>
    public static Registry Load(string path) => Read(path).OrThrow();

    /// <summary>Writes the registry in a form; property lists as XML. The writers themselves have more choices.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="form">The form.</param>
    /// <returns>Notes on what the form has no place for.</returns>
    public System.Collections.Immutable.ImmutableArray<Fault> Write(Stream stream, RegistryForm form)
    {
        switch (form)
        {
            case RegistryForm.IoregText:
                return IoregTextWriter.Write(this, stream);
            case RegistryForm.Archive:
                return IoregArchiveWriter.Write(this, stream);
            default:
                using (var text = new StreamWriter(stream, new System.Text.UTF8Encoding(false), leaveOpen: true))
                {
                    return RegistryYamlWriter.Write(this, text);
                }
        }
    }
}
