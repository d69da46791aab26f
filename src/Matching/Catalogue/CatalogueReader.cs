namespace IOMatch;

/// <summary>Reads what people name as a catalogue: a built-in one (<c>macos-15</c>), a YAML catalogue, a property list, a bundle.</summary>
/// <example><code>
/// var result = CatalogueReader.Read("macos-15", "Gadget.dext");
/// foreach (var fault in result.Faults) Console.Error.WriteLine(fault);
/// </code></example>
public static class CatalogueReader
{
    /// <summary>Reads several and puts them behind each other; a bundle of the same id replaces the earlier one in its place.</summary>
    public static ReadResult<Catalogue> Read(params IEnumerable<string> names)
    {
        var faults = new FaultList(InputFault.CatalogueInvalid);
        var catalogue = Catalogue.Empty;
        foreach (var name in names)
        {
            var result = ReadOne(name);
            foreach (var fault in result.Faults) faults.Add(fault);
            if (result.Value is { } next) catalogue = catalogue.With(next);
        }
        return faults.Result(catalogue);
    }

    private static ReadResult<Catalogue> ReadOne(string name)
    {
        if (SystemCatalogue.Find(name) is { } builtIn) return ReadResult.Of(builtIn);
        if (!File.Exists(name) && !Directory.Exists(name))
        {
            return ReadResult.Failed<Catalogue>(new Fault(
                InputFault.FileUnreadable, new(name), $"there is no file or folder {name}", "the built-in catalogues are " + string.Join(", ", SystemCatalogue.Names)));
        }
        if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)) return CatalogueYaml.Read(name, OpenFile);
        return IsBundle(name) ? ReadBundle(name) : PropertyListReader.ReadFile(name).Then(list =>
            list.Root is OSDictionary table && (table.ContainsKey("IOKitPersonalities") || table["CFBundleIdentifier"] is OSString) ? ReadBundle(name) : CataloguePlist.Read(list));
    }

    private static bool IsBundle(string name) => Directory.Exists(name);

    private static ReadResult<Catalogue> ReadBundle(string name)
    {
        var isOne = File.Exists(name) || Path.GetExtension(name.TrimEnd('/', '\\')).ToLowerInvariant() is ".kext" or ".dext" or ".app";
        return isOne
            ? Bundle.Read(name).Then(b => ReadResult.Of(b.ToCatalogue(), Refusals(b)))
            : Bundle.ReadFolder(name).Then(all => ReadResult.Of(all.Aggregate(Catalogue.Empty, (catalogue, b) => catalogue.With(b)), all.SelectMany(Refusals)));
    }

    /// <summary>Bundles of which the kernel gets nothing (K6): loaded, and said so.</summary>
    private static IEnumerable<Fault> Refusals(Bundle bundle) => bundle.SelfAndNested()
        .Select(b => b.Delivery).OfType<PersonalitiesRefused>()
        .Select(r => new Fault(InputFault.NotRepresentable, r.At, r.What, "no personality of this bundle reaches the kernel", FaultSeverity.Warning));

    private static FileStream? OpenFile(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // told by the reader, with the place that named the file
        }
    }
}
