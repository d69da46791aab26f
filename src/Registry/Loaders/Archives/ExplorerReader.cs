namespace IOMatch;

/// <summary>A registry from what IORegistryExplorer saves: a keyed archive of a RexDataStore, with every plane and each class's superclasses.</summary>
/// <remarks>Observed in saves from Mac OS X 10.4 to 10.9. There are no registry ids; each entry's properties are a property list of their own.</remarks>
internal sealed class ExplorerReader
{
    private readonly KeyedArchive archive;
    private readonly string file;
    private readonly ReadLimits limits;
    private readonly FaultList faults = new(InputFault.DumpUnreadable, 200);
    private readonly Dictionary<OSDictionary, int> index = new(ReferenceEqualityComparer.Instance);
    private readonly List<OSDictionary> shown = [];
    private readonly List<DumpEntry> entries = [];
    private readonly Dictionary<string, string[]> chains = new(StringComparer.Ordinal);

    private ExplorerReader(KeyedArchive archive, string file, ReadLimits limits)
    {
        this.archive = archive;
        this.file = file;
        this.limits = limits;
    }

    public static ReadResult<Registry> Read(KeyedArchive archive, string file, ReadLimits limits) => new ExplorerReader(archive, file, limits).Read();

    private ReadResult<Registry> Read()
    {
        if (archive.Root is not { } store || archive.ClassOf(store) is not "RexDataStore")
        {
            faults.Error(new(file), "the archive holds no RexDataStore", "save the registry with IORegistryExplorer, or print it with ioreg -al");
            return faults.Result<Registry>(null);
        }
        foreach (var reference in archive.Members(store["registryEntries"]))
        {
            if (archive.Follow(reference) is not OSDictionary entry)
            {
                faults.Warning(new(file), "a reference to an entry leads nowhere", "the save is damaged");
                continue;
            }
            if (index.TryAdd(entry, shown.Count)) shown.Add(entry);
        }
        if (shown.Count == 0)
        {
            faults.Error(new(file), "the archive holds no registry entry");
            return faults.Result<Registry>(null);
        }
        foreach (var entry in shown) entries.Add(Entry(entry));
        return faults.Result(new ExplorerTree(entries, Links(), file, faults).Build());
    }

    private DumpEntry Entry(OSDictionary shownEntry)
    {
        var name = archive.Text(shownEntry["name"]) ?? "";
        var chain = Chain(shownEntry["inheritance"]);
        var isService = shownEntry["conformsToIOService"] is OSBoolean { Value: true };
        var entry = new DumpEntry
        {
            Name = InPlane(shownEntry["namesInPlanes"], Registry.ServicePlane) ?? name,
            Location = InPlane(shownEntry["locationsInPlanes"], Registry.ServicePlane) ?? archive.Text(shownEntry["location"]),
            At = new(file),
            Chain = chain,
            Class = chain?[^1],
            State = isService ? State(shownEntry) : EntryState.None,
            Busy = shownEntry["busyCount"] is OSNumber n ? (int)Math.Min(n.Value, int.MaxValue) : 0,
            Observed = shownEntry["kernelRetainCount"] is OSNumber r ? new((int)Math.Min(r.Value, int.MaxValue), null) : null,
        };
        if (chain is null) faults.Warning(entry.At, $"entry {name} has no class", "it counts as an IOService");
        entry.Properties = Properties(shownEntry, name);
        return entry;
    }

    private static EntryState State(OSDictionary entry) =>
        (Is(entry, "isRegistered") ? EntryState.Registered : 0)
        | (Is(entry, "isMatched") ? EntryState.Matched : 0)
        | (entry["isActive"] is not null && !Is(entry, "isActive") ? EntryState.Inactive : 0);

    private static bool Is(OSDictionary entry, string key) => entry[key] is OSBoolean { Value: true };

    private string[]? Chain(OSObject? inheritance)
    {
        var members = archive.Members(inheritance);
        if (members.IsEmpty || archive.Text(members[0]) is not { } name) return null;
        if (chains.TryGetValue(name, out var known)) return known;
        var chain = new List<string>();
        foreach (var member in members)
        {
            if (archive.Text(member) is { } ancestor) chain.Add(ancestor);
        }
        chain.Reverse(); // saved from the class up
        return chains[name] = [.. chain];
    }

    private string? InPlane(OSObject? table, string plane)
    {
        foreach (var (key, value) in archive.Entries(table))
        {
            if (string.Equals(key, plane, StringComparison.Ordinal)) return archive.Text(value);
        }
        return null;
    }

    private OSDictionary Properties(OSDictionary entry, string name)
    {
        if (archive.Follow(entry["properties"]) is not OSData data) return archive.Follow(entry["properties"]) as OSDictionary ?? OSDictionary.Empty;
        var read = PropertyListReader.Read(data.Bytes, $"{file} (properties of {name})", limits);
        foreach (var fault in read.Faults) faults.Add(fault with { Severity = fault.Severity == FaultSeverity.Error ? FaultSeverity.Warning : fault.Severity });
        return read.Value?.Root as OSDictionary ?? new([new("properties", new UnreadValue(KernelText.Decode(data.Span)))]);
    }

    // Plane by plane: who is whose child, in order.
    private Dictionary<string, List<(int Parent, int Child, string? Name, string? Location)>> Links()
    {
        var links = new Dictionary<string, List<(int, int, string?, string?)>>(StringComparer.Ordinal);
        for (var parent = 0; parent < shown.Count; parent++)
        {
            foreach (var (plane, children) in archive.Entries(shown[parent]["childrenInPlanes"]))
            {
                if (!links.TryGetValue(plane, out var list)) links.Add(plane, list = []);
                foreach (var reference in archive.Members(children))
                {
                    if (archive.Follow(reference) is not OSDictionary child || !index.TryGetValue(child, out var at))
                    {
                        faults.Warning(new(file), $"a child of {entries[parent].Name} in the plane {plane} is no entry of the save", "the save is damaged");
                        continue;
                    }
                    list.Add((parent, at, InPlane(child["namesInPlanes"], plane), InPlane(child["locationsInPlanes"], plane)));
                }
            }
        }
        return links;
    }
}
