using System.Collections.Immutable;

namespace IOMatch.Cli;

/// <summary>The forms that can be written.</summary>
internal enum ConvertedForm
{
    Yaml,
    Ioreg,
    Archive,
    ArchiveBinary,
    PlistXml,
    PlistBinary,
}

/// <summary>Something that was read and the form it is to have.</summary>
/// <param name="Write">Writes it and tells what the form has no place for.</param>
internal sealed record Conversion(Func<Stream, ImmutableArray<Fault>> Write)
{
    /// <summary>The form that a file's name asks for; null when it asks for none. A property list may hold a registry or anything else.</summary>
    public static ConvertedForm? FormOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".yaml" or ".yml" => ConvertedForm.Yaml,
        ".txt" => ConvertedForm.Ioreg,
        ".bplist" => ConvertedForm.PlistBinary,
        ".plist" or ".xml" => ConvertedForm.PlistXml,
        _ => null,
    };

    /// <summary>Reads what the form needs: a registry or a property list.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="form">The form; when null, a registry becomes YAML and any other property list XML.</param>
    public static ReadResult<Conversion> Read(byte[] bytes, string file, ConvertedForm? form)
    {
        if (form is ConvertedForm.PlistXml or ConvertedForm.PlistBinary && List(bytes, file, form.Value) is { Value: not null } asked) return asked;
        // a tree or a text has no property list of its own: then it is the archive that ioreg -a would print
        var registry = Registry.Read(bytes, file).Then(r => ReadResult.Of(new Conversion(s => WriteRegistry(r, form ?? ConvertedForm.Yaml, s))));
        return registry.Value is null && form is null && List(bytes, file, ConvertedForm.PlistXml) is { Value: not null } other ? other : registry;
    }

    private static ReadResult<Conversion> List(byte[] bytes, string file, ConvertedForm form) =>
        PropertyListReader.Read(bytes, file).Then(l => ReadResult.Of(new Conversion(s => WriteList(l, form, s))));

    private static ImmutableArray<Fault> WriteRegistry(Registry registry, ConvertedForm form, Stream stream) => form switch
    {
        ConvertedForm.Yaml => registry.Write(stream, RegistryForm.Yaml),
        ConvertedForm.Ioreg => registry.Write(stream, RegistryForm.IoregText),
        ConvertedForm.Archive or ConvertedForm.PlistXml => IoregArchiveWriter.Write(registry, stream),
        ConvertedForm.ArchiveBinary or ConvertedForm.PlistBinary => IoregArchiveWriter.Write(registry, stream, binary: true),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static ImmutableArray<Fault> WriteList(PropertyList list, ConvertedForm form, Stream stream)
    {
        if (form == ConvertedForm.PlistXml)
        {
            PropertyListXmlWriter.Write(list.Root, stream);
            return [];
        }
        PropertyListBinaryWriter.Write(list.Root, stream);
        var sizes = Sizes(list.Root);
        return sizes == 0 ? [] :
        [
            new(InputFault.NotRepresentable, new(list.File), $"a binary property list cannot store {sizes} {(sizes == 1 ? "size of a number" : "sizes of numbers")}", "the kernel compares values, not sizes; write plist-xml to keep them", FaultSeverity.Note),
        ];
    }

    private static int Sizes(OSObject value) => value switch
    {
        OSNumber number => number.Bits == 64 ? 0 : 1,
        OSDictionary table => table.Values.ToArray().Sum(Sizes),
        OSMembers members => Enumerable.Range(0, members.Count).Sum(i => Sizes(members[i])),
        _ => 0,
    };
}
