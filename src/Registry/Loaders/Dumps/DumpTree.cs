using System.Globalization;

namespace IOMatch;

/// <summary>What a dump shows, as a registry: one plane, entries by their parents, an entry shown twice put together.</summary>
internal static class DumpTree
{
    private const ulong FirstFreeId = 0x1_0000_0100;

    public static Registry Build(IReadOnlyList<DumpEntry> entries, string plane, string file, FaultList faults)
    {
        var builder = new Registry.Builder(DumpClasses.Of(entries, plane, file, faults));
        var (first, ids) = Identify(entries, file, faults);
        var built = new RegistryEntry[entries.Count];
        var stateless = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (first[i] != i) continue;
            var entry = entries[i];
            var @class = builder.Classes[entry.Class ?? DumpClasses.Unshown]!;
            var isService = @class.IsA("IOService");
            if (entry.State is null && isService) stateless++;
            var state = entry.State ?? (isService ? EntryState.Registered : EntryState.None);
            built[i] = builder.Add(@class, entry.Name, entry.Location, entry.Properties, provider: null, ids[i], state, entry.At, entry.Busy);
            built[i].Observed = entry.Observed;
        }
        if (stateless > 0) faults.Note(new(file), $"the dump shows no state of {Counted.Of(stateless, "service", "services")}; they count as registered");
        Attach(builder, built, entries, first, plane, file, faults);
        builder.SortByAge();
        return builder.ToRegistry();
    }

    // For each entry the first one that is the same by its id (or itself), and the id that it gets.
    private static (int[] First, ulong[] Ids) Identify(IReadOnlyList<DumpEntry> entries, string file, FaultList faults)
    {
        var first = new int[entries.Count];
        var ids = new ulong[entries.Count];
        var known = new Dictionary<ulong, int>();
        foreach (var entry in entries)
        {
            if (entry.Id is { } given) known.TryAdd(given, -1);
        }
        var free = known.Count == 0 ? FirstFreeId : unchecked(known.Keys.Max() + 1); // without an id means no age: the youngest
        int repeated = 0, clashing = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            first[i] = i;
            if (entry.Id is { } id)
            {
                var other = known[id];
                if (other < 0)
                {
                    known[id] = i;
                    ids[i] = id;
                    continue;
                }
                if (IsSame(entries[other], entry))
                {
                    first[i] = other;
                    repeated++;
                    continue;
                }
                if (clashing++ == 0) faults.Warning(entry.At, $"id 0x{id:x} belongs to another entry, {entries[other].Name} in line {entries[other].At.Line.ToString(CultureInfo.InvariantCulture)}", "both entries are kept, this one with an id of its own");
            }
            while (!known.TryAdd(free, i)) free = unchecked(free + 1);
            ids[i] = free;
        }
        if (clashing > 1) faults.Warning(new(file), $"ids are given to more than one entry {clashing} times", "all entries are kept, later ones with ids of their own");
        if (repeated > 0) faults.Note(new(file), $"the dump shows {Counted.Of(repeated, "entry", "entries")} again; by its id each is one entry, with several parents");
        return (first, ids);
    }

    private static bool IsSame(DumpEntry a, DumpEntry b) =>
        string.Equals(a.Class, b.Class, StringComparison.Ordinal) && string.Equals(a.Name, b.Name, StringComparison.Ordinal);

    private static void Attach(Registry.Builder builder, RegistryEntry[] built, IReadOnlyList<DumpEntry> entries, int[] first, string plane, string file, FaultList faults)
    {
        var parents = new Dictionary<RegistryEntry, List<RegistryEntry>>();
        var roots = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = built[first[i]];
            built[i] = entry;
            var parent = entries[i].Parent < 0 ? null : built[entries[i].Parent];
            if (first[i] != i && (parent is null || IsAbove(entry, parent, parents))) continue; // again as the root of a subtree, or below itself
            if (parent is null) roots++;
            else if (parents.TryGetValue(entry, out var above)) above.Add(parent);
            else parents.Add(entry, [parent]);
            builder.Attach(plane, entry, parent);
            // The engine needs providers: where a dump shows another plane, its shape stands in (and the reader has said so).
            if (plane is not Registry.ServicePlane) builder.Attach(Registry.ServicePlane, entry, parent);
        }
        if (roots > 1) faults.Note(new(file), $"the dump holds {roots} separate subtrees; what is above them is not known");
    }

    private static bool IsAbove(RegistryEntry entry, RegistryEntry below, Dictionary<RegistryEntry, List<RegistryEntry>> parents)
    {
        var todo = new Stack<RegistryEntry>([below]);
        var seen = new HashSet<RegistryEntry>();
        while (todo.TryPop(out var next))
        {
            if (ReferenceEquals(next, entry)) return true;
            if (!seen.Add(next)) continue;
            foreach (var above in parents.GetValueOrDefault(next) ?? []) todo.Push(above);
        }
        return false;
    }
}
