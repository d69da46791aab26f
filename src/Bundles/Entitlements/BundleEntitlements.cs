namespace IOMatch;

/// <summary>The entitlements that a program claims.</summary>
/// <param name="Values">By name.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="File">The file.</param>
public sealed record BundleEntitlements(OSDictionary Values, EntitlementSource Source, string File)
{
    /// <summary>The list that they were read from; null for DER, which has no lines.</summary>
    public PropertyList? List { get; init; }

    /// <summary>Position of a value at a path of keys.</summary>
    public SourcePosition At(params ReadOnlySpan<string> path) => Source == EntitlementSource.File && List is not null ? List.At(path) : new(File);

    /// <summary>Reads an entitlements file.</summary>
    /// <param name="bytes">The file's contents: a property list in any form.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="limits">How much to accept; the default when null.</param>
    public static ReadResult<BundleEntitlements> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        PropertyListReader.Read(bytes, file, limits).Then(list => list.Root is OSDictionary values
            ? ReadResult.Of(new BundleEntitlements(values, EntitlementSource.File, file) { List = list })
            : ReadResult.Failed<BundleEntitlements>(new Fault(
                InputFault.SignatureUnreadable,
                list.At(),
                $"entitlements are a dictionary, this file holds {PlistKind.WithArticle(list.Root)}")));

    /// <summary>Opens and reads an entitlements file.</summary>
    public static ReadResult<BundleEntitlements> Read(string path, ReadLimits? limits = null) =>
        FileBytes.Read(path, limits ?? ReadLimits.Default, out var fault) is { } bytes
            ? Read(bytes, path, limits)
            : ReadResult.Failed<BundleEntitlements>(fault!);
}
