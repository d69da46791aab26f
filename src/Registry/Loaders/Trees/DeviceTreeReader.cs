using System.Globalization;

namespace IOMatch;

/// <summary>A device tree in YAML as a registry.</summary>
/// <remarks>
/// Top level: <c>registry</c> (required), <c>classes</c>, <c>resources</c>, <c>userResources</c>, <c>planes</c>.
/// A node: <c>class</c> (required), <c>properties</c>, <c>children</c>, <c>state</c>, <c>id</c>, <c>planes</c>, <c>observed</c>, <c>name</c>, <c>location</c>;
/// or <c>entry</c>, the id of another node that hangs here as well.
/// The kernel counts ids up, so that they tell the age; entries without one are counted in the order written.
/// Children are a mapping from <c>name@location</c> to node, or a list of nodes with <c>name</c>: in a list names may repeat, as they do in the kernel.
/// </remarks>
internal sealed class DeviceTreeReader
{
    private const ulong FirstFreeId = 0x1_0000_0100;

    private readonly FaultList faults;
    private readonly YamlValues values;
    private readonly Registry.Builder builder;
    private readonly ClassHierarchy classes;
    private readonly Dictionary<ulong, SourcePosition> givenIds = [];
    private readonly Dictionary<ulong, RegistryEntry> byId = [];
    private readonly List<(RegistryEntry Entry, YamlMapping Planes)> planesLater = [];
    private readonly Dictionary<(string Plane, RegistryEntry Entry), List<RegistryEntry>> parents = [];
    private ulong nextId = FirstFreeId;

    private readonly YamlMapping? declared;

    private DeviceTreeReader(FaultList faults, ClassHierarchy classes, YamlMapping? declared)
    {
        this.faults = faults;
        this.classes = classes;
        this.declared = declared;
        values = new(faults);
        builder = new(classes);
    }

    public static ReadResult<Registry> Read(YamlDocument document)
    {
        var faults = new FaultList(InputFault.TreeInvalid);
        if (YamlFields.Of(document.Root, "a device tree", faults) is not { } top) return faults.Result<Registry>(null);
        var declared = top.MappingOf("classes");
        var reader = new DeviceTreeReader(faults, TreeClasses.Read(declared, faults), declared);
        reader.ReadTop(top);
        return faults.HasErrors ? faults.Result<Registry>(null) : faults.Result(reader.builder.ToRegistry());
    }

    private void ReadTop(YamlFields top)
    {
        var registry = top.Required("registry");
        var resources = top.Node("resources");
        var userResources = top.Node("userResources");
        var planes = top.MappingOf("planes");
        top.Done();
        if (registry is null) return;
        GatherIds(registry);
        foreach (var (_, tree) in planes?.Entries ?? []) GatherIds(tree);
        Children(registry, Registry.ServicePlane, parent: null);
        if (builder.Entries.Count == 0)
        {
            if (!faults.HasErrors) faults.Error(registry.At, "the registry has no entries", "write a name below registry:, and class: below the name");
            return;
        }
        var root = builder.Entries.FirstOrDefault(e => e.Class.Name.Text is "IOPlatformExpertDevice") ?? builder.Entries[0];
        Resources(resources, "resources", "IOResources", root);
        Resources(userResources, "userResources", "IOUserResources", root);
        foreach (var (plane, tree) in planes?.Entries ?? []) Children(tree, plane.Text, parent: null);
        foreach (var (entry, own) in planesLater) OwnPlanes(entry, own);
        builder.SortByAge();
    }

    // Ids that are given come first, so that the counted ones keep clear of them.
    private void GatherIds(YamlNode node)
    {
        var todo = new Stack<YamlNode>([node]);
        while (todo.TryPop(out var next))
        {
            if (next is YamlMapping { } m)
            {
                if (m["class"] is not null && m["id"] is YamlScalar s && YamlInteger.LooksLikeOne(s.Text) && YamlInteger.TryParse(s.Text, out var id) && !givenIds.TryAdd(id, s.At))
                    faults.Error(s.At, $"id 0x{id:x} is given twice", $"it is first given in line {givenIds[id].Line}");
                foreach (var (key, value) in m.Entries)
                {
                    if (key.Text is not "properties") todo.Push(value);
                }
            }
            else if (next is YamlSequence list)
            {
                foreach (var item in list.Items) todo.Push(item);
            }
        }
    }

    private void Children(YamlNode node, string plane, RegistryEntry? parent)
    {
        switch (node)
        {
            case YamlMapping { Tag: null } mapping:
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var (key, child) in mapping.Entries)
                {
                    if (Entry(child, key, plane, parent) is not { } name) continue;
                    if (!seen.TryAdd(name.ToString(), key.At.Line))
                        faults.Error(key.At, $"two siblings are called {name}", $"the other stands in line {seen[name.ToString()]}; give one another location, or write the children as a list if the repetition is meant", InputFault.DuplicateKey);
                }
                break;
            case YamlSequence { Tag: null } list:
                foreach (var item in list.Items) Entry(item, null, plane, parent);
                break;
            default:
                faults.Error(node.At, $"entries are a mapping from name to entry, this is {node.Form}", "write name@location: and below it class:");
                break;
        }
    }

    private EntryName? Entry(YamlNode node, YamlScalar? key, string plane, RegistryEntry? parent)
    {
        var owner = key is null ? "an entry" : $"entry {key.Text}";
        if (node is YamlScalar s)
        {
            faults.Error(s.At, $"{owner} is a mapping, this is {s.Form}", $"write class: {(s.IsNull ? "IOService" : s.Text)} below the name");
            return null;
        }
        if (YamlFields.Of(node, owner, faults) is not { } fields) return null;
        var name = Name(fields, key);
        if (fields.Has("entry"))
        {
            Again(fields, name, plane, parent);
            return name;
        }
        var @class = Class(fields);
        var properties = fields.Node("properties") is { } table ? values.ReadTable(table) : null;
        var (state, busy) = State(fields);
        var observed = Observed(fields);
        var idGiven = fields.Integer("id");
        var planes = fields.MappingOf("planes");
        var children = fields.Node("children");
        fields.Done();
        if (@class is null || name is null)
        {
            if (children is not null) Children(children, plane, parent: null); // for its faults only
            return name;
        }
        var entryId = idGiven ?? FreeId();
        var entry = builder.Add(@class, name.Value.Name, name.Value.Location, properties?.Root as OSDictionary, provider: null, entryId, state, key?.At ?? node.At, busy);
        entry.Observed = observed;
        byId.TryAdd(entryId, entry);
        Attach(plane, entry, parent, null, entry.At);
        if (planes is not null) planesLater.Add((entry, planes));
        if (children is not null) Children(children, plane, entry);
        return name;
    }

    // An entry that has been described: here is another place where it hangs.
    private void Again(YamlFields fields, EntryName? name, string plane, RegistryEntry? parent)
    {
        var id = fields.Integer("entry");
        var children = fields.Node("children");
        fields.Done();
        if (id is null) return;
        if (!byId.TryGetValue(id.Value, out var entry))
        {
            faults.Error(fields.At("entry"), $"no entry before this one has the id 0x{id:x}", "describe it first, with class: and id:");
            return;
        }
        var renamed = name is null || string.Equals(name.ToString(), entry.Component, StringComparison.Ordinal) ? null : name;
        if (Attach(plane, entry, parent, renamed, fields.At("entry")) && children is not null) Children(children, plane, entry);
    }

    private bool Attach(string plane, RegistryEntry entry, RegistryEntry? parent, EntryName? renamed, SourcePosition at)
    {
        if (parent is not null && IsAbove(plane, entry, parent))
        {
            faults.Error(at, $"{entry.Component} would stand below itself in the plane {plane}", "name another parent");
            return false;
        }
        if (!parents.TryGetValue((plane, entry), out var known)) parents.Add((plane, entry), known = []);
        if (parent is not null) known.Add(parent);
        builder.Attach(plane, entry, parent, renamed?.Name, renamed?.Location);
        return true;
    }

    private bool IsAbove(string plane, RegistryEntry entry, RegistryEntry below)
    {
        if (ReferenceEquals(entry, below)) return true;
        if (!parents.ContainsKey((plane, entry))) return false; // new here: nothing hangs below it yet
        var todo = new Stack<RegistryEntry>([below]);
        var seen = new HashSet<RegistryEntry>();
        while (todo.TryPop(out var next))
        {
            if (ReferenceEquals(next, entry)) return true;
            if (!seen.Add(next)) continue;
            foreach (var above in parents.GetValueOrDefault((plane, next)) ?? []) todo.Push(above);
        }
        return false;
    }

    private ulong FreeId()
    {
        while (givenIds.ContainsKey(nextId)) nextId++;
        return nextId++;
    }

    private EntryName? Name(YamlFields fields, YamlScalar? key)
    {
        var written = key is null && !fields.Has("entry") ? fields.RequiredText("name") : fields.Text("name");
        var location = fields.Text("location");
        var text = written ?? key?.Text;
        if (text is null) return null;
        if (text.Length == 0 && key is not { IsQuoted: true })
        {
            faults.Error(key?.At ?? fields.At("name"), "an entry needs a name", "write name@location before the colon");
            return null;
        }
        // A location of its own says that an '@' in the name belongs to the name.
        if (location is not null) return new(text, location.Length == 0 ? null : location);
        return EntryName.Parse(text);
    }

    private KernelClass? Class(YamlFields fields)
    {
        if (fields.RequiredText("class") is not { } name) return null;
        var at = fields.Node("class")!.At;
        if (!classes.TryGet(name, out var found))
        {
            // A declaration that went wrong has had its message.
            if (declared?[name] is null) faults.Error(at, $"class {name} is unknown", faults.IsFull ? null : TreeClasses.Hint(name, [], classes));
            return null;
        }
        if (found.IsA("IORegistryEntry")) return found;
        faults.Error(at, $"class {name} is no class of registry entries", "it must derive from IORegistryEntry");
        return null;
    }

    private (EntryState State, int Busy) State(YamlFields fields)
    {
        var state = EntryState.Registered;
        var busy = 0;
        foreach (var item in fields.List("state"))
        {
            if (item is YamlMapping { Tag: null } m)
            {
                var count = new YamlFields(m, "a state", faults);
                busy = (int)Math.Min(count.Integer("busy") ?? 0, int.MaxValue);
                count.Done();
                continue;
            }
            var word = item is YamlScalar { Tag: null } s ? s.Text : null;
            if (word is EntryStates.Unregistered)
            {
                state &= ~EntryState.Registered;
                continue;
            }
            var found = Array.Find(EntryStates.Words, w => string.Equals(w.Word, word, StringComparison.Ordinal));
            if (found.Word is not null)
            {
                state |= found.State;
                continue;
            }
            var near = word is null ? null : Spelling.Nearest(word, EntryStates.AllWords);
            faults.Error(item.At, word is null ? $"a state is a word or busy: n, this is {item.Form}" : $"there is no state {word}", near is null ? "the states are " + string.Join(", ", EntryStates.AllWords) : $"the nearest is {near}");
        }
        return (state, busy);
    }

    private ObservedService? Observed(YamlFields fields)
    {
        if (fields.MappingOf("observed") is not { } mapping) return null;
        var told = new YamlFields(mapping, "observed", faults);
        var retain = told.Integer("retainCount");
        var busy = told.Integer("busyNanoseconds");
        told.Done();
        return new(retain is null ? null : (int)Math.Min(retain.Value, int.MaxValue), busy);
    }

    // "IODeviceTree: name@location" puts an entry into a plane below the nearest entry above it that is there too.
    private void OwnPlanes(RegistryEntry entry, YamlMapping planes)
    {
        foreach (var (plane, node) in planes.Entries)
        {
            if (node is not YamlScalar { IsNull: false, Tag: null } name)
            {
                faults.Error(node.At, $"a place in the plane {plane.Text} is a name, this is {node.Form}", $"write {plane.Text}: name@location");
                continue;
            }
            var above = Above(entry);
            while (above is not null && !parents.ContainsKey((plane.Text, above))) above = Above(above);
            Attach(plane.Text, entry, above, EntryName.Parse(name.Text), node.At);
        }
    }

    private RegistryEntry? Above(RegistryEntry entry) => parents.GetValueOrDefault((Registry.ServicePlane, entry)) is [var first, ..] ? first : null;

    private void Resources(YamlNode? node, string key, string @class, RegistryEntry root)
    {
        if (node is null) return;
        if (builder.Entries.FirstOrDefault(e => string.Equals(e.Class.Name.Text, @class, StringComparison.Ordinal)) is { } there)
        {
            faults.Error(node.At, $"{key}: and the entry {there.Name} in line {there.At.Line.ToString(CultureInfo.InvariantCulture)} say the same", "keep one of the two");
            return;
        }
        if (values.ReadTable(node)?.Root is not OSDictionary table) return;
        var entry = builder.Add(classes[@class]!, @class, null, table, root, FreeId(), EntryState.Registered, node.At);
        byId.TryAdd(entry.Id, entry);
    }
}
