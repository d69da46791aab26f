namespace IOMatch;

/// <summary>A registry from what <c>ioreg -a</c> printed: a property list of nested entries, XML or binary.</summary>
/// <remarks>
/// Each entry's dictionary holds its properties and beside them what ioreg adds: IOObjectClass, IORegistryEntryName, IORegistryEntryLocation,
/// IORegistryEntryID, IORegistryEntryChildren, IOObjectRetainCount, IOServiceState, IOServiceBusyState, IOServiceBusyTime. These are no properties.
/// At the top stands an entry, or with -r a list of them.
/// </remarks>
internal sealed class IoregArchiveReader
{
    public const string Class = "IOObjectClass";
    public const string Name = "IORegistryEntryName";
    public const string Location = "IORegistryEntryLocation";
    public const string Id = "IORegistryEntryID";
    public const string Children = "IORegistryEntryChildren";
    public const string RetainCount = "IOObjectRetainCount";
    public const string State = "IOServiceState";
    public const string Busy = "IOServiceBusyState";

    /// <summary>In nanoseconds.</summary>
    public const string BusyTime = "IOServiceBusyTime";

    // IOService.h kIOService…State
    public const ulong InactiveBit = 1;
    public const ulong RegisteredBit = 2;
    public const ulong MatchedBit = 4;

    private readonly FaultList faults;
    private readonly PropertyList list;
    private readonly PositionMap map;
    private readonly List<DumpEntry> entries = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Stack<(OSDictionary Entry, int Node, int Parent)> todo = new();
    private readonly List<OSSymbol> keys = [];
    private readonly List<OSObject> values = [];

    private IoregArchiveReader(PropertyList list, FaultList faults)
    {
        this.list = list;
        this.faults = faults;
        map = list.Place.Map;
    }

    /// <summary>Whether a dictionary is an entry of an archive.</summary>
    public static bool IsEntry(OSObject value) => value is OSDictionary d && (d.ContainsKey(Class) || d.ContainsKey(Children) || d.ContainsKey(Name));

    public static ReadResult<Registry> Read(PropertyList list, string? plane)
    {
        var faults = new FaultList(InputFault.DumpUnreadable, 200);
        var reader = new IoregArchiveReader(list, faults);
        var top = list.Root is OSDictionary ? [(list.Root, list.Place.Node)] : reader.Members(list.Root, list.Place.Node);
        reader.Push(top, parent: -1);
        while (reader.todo.TryPop(out var next)) reader.Entry(next.Entry, next.Node, next.Parent);
        if (reader.entries.Count == 0)
        {
            var isBundle = list.Root is OSDictionary d && d.ContainsKey("IOKitPersonalities");
            faults.Error(list.Position, "the property list holds no registry entry", isBundle ? "this is a bundle's Info.plist; a registry is what ioreg -al prints" : "save what ioreg -al prints");
            return faults.Result<Registry>(null);
        }
        return faults.Result(DumpTree.Build(reader.entries, DumpPlane.Of(plane, reader.entries, list.File, faults), list.File, faults));
    }

    private List<(OSObject Value, int Node)> Members(OSObject value, int node)
    {
        var members = new List<(OSObject, int)>();
        if (value is not OSMembers m) return members;
        var i = 0;
        foreach (var member in map.Members(node, m.Count)) members.Add((m[i++], member));
        return members;
    }

    // The last is pushed first, so that entries come off in the order written, children before siblings.
    private void Push(List<(OSObject Value, int Node)> members, int parent)
    {
        for (var i = members.Count - 1; i >= 0; i--)
        {
            if (IsEntry(members[i].Value)) todo.Push(((OSDictionary)members[i].Value, members[i].Node, parent));
            else if (parent >= 0 || list.Root is OSMembers) faults.Warning(map.At(members[i].Node, null), $"a child is no entry, but {members[i].Value.Kind}: it is left out", "an entry has the key IOObjectClass");
        }
    }

    private void Entry(OSDictionary table, int node, int parent)
    {
        var entry = new DumpEntry { Parent = parent, At = map.At(node, null) };
        int? retain = null;
        ulong? busyTime = null;
        var children = -1;
        keys.Clear();
        values.Clear();
        for (var i = 0; i < table.Keys.Length; i++)
        {
            var value = table.Values[i];
            switch (table.Keys[i].Text)
            {
                case Class when value is OSString s:
                    (entry.Class, entry.Chain) = DumpClasses.Parsed(s.Text);
                    break;
                case Name when value is OSString s:
                    entry.Name = Shared(s.Text);
                    break;
                case Location when value is OSString s:
                    entry.Location = s.Text.Length == 0 ? null : s.Text;
                    break;
                case Id when value is OSNumber n:
                    entry.Id = n.Value;
                    break;
                case RetainCount when value is OSNumber n:
                    retain = (int)Math.Min(n.Value, int.MaxValue);
                    break;
                case State when value is OSNumber n:
                    entry.State = StateOf(n.Value);
                    break;
                case Busy when value is OSNumber n:
                    entry.Busy = (int)Math.Min(n.Value, int.MaxValue);
                    break;
                case BusyTime when value is OSNumber n:
                    busyTime = n.Value;
                    break;
                case Children when value is OSMembers:
                    children = i;
                    break;
                default:
                    keys.Add(table.Keys[i]);
                    values.Add(value);
                    break;
            }
        }
        if (retain is not null || busyTime is not null) entry.Observed = new(retain, busyTime);
        if (entry.Class is null) faults.Warning(entry.At, $"entry {entry.Name} has no class", "it counts as an IOService");
        if (entry.Name.Length == 0) entry.Name = entry.Class ?? DumpClasses.Unshown; // the kernel's own default
        entry.Properties = OSDictionary.Owning([.. keys], [.. values]);
        entries.Add(entry);
        if (children >= 0) Push(Members(table.Values[children], map.Member(node, children)), entries.Count - 1);
    }

    private static EntryState StateOf(ulong bits) =>
        ((bits & RegisteredBit) != 0 ? EntryState.Registered : 0) | ((bits & MatchedBit) != 0 ? EntryState.Matched : 0) | ((bits & InactiveBit) != 0 ? EntryState.Inactive : 0);

    private string Shared(string name)
    {
        if (names.TryGetValue(name, out var known)) return known;
        names.Add(name, name);
        return name;
    }
}
