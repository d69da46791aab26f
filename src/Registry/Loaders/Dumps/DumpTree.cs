using System.Globalization;

namespace IOMatch;

/// <summary>What a dump shows, as a registry: one plane, entries by their parents, an entry shown twice put together.</summary>
internal static class DumpTree
{
    private const ulong FirstFreeId = 0x1_0000_0100;

    public static Registry Build(IReadOnlyList<DumpEntry> entries, string plane, string file, FaultList faults)
    {
        var builder = new Registry.Builder(DumpClasses.Of(entries, file, faults));
        var known = new Dictionary<ulong, (RegistryEntry Entry, int Index)>();
        var taken = new HashSet<ulong>();
        foreach (var entry in entries)
        {
            if (entry.Id is { } id) taken.Add(id);
        }
        var built = new RegistryEntry[entries.Count];
        var parents = new Dictionary<RegistryEntry, List<RegistryEntry>>();
        var free = FirstFreeId;
        int repeated = 0, clashing = 0, stateless = 0, roots = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var parent = entry.Parent < 0 ? null : built[entry.Parent];
            var id = entry.Id;
            if (id is not null && known.TryGetValue(id.Value, out var same))
            {
                if (string.Equals(entries[same.Index].Class, entry.Class, StringComparison.Ordinal) && string.Equals(same.Entry.Name, entry.Name, StringComparison.Ordinal))
                {
                    // The same service below another parent, or again as the root of a subtree.
                    repeated++;
                    built[i] = same.Entry;
                    if (parent is not null && !IsAbove(same.Entry, parent, parents)) Attach(same.Entry, parent);
                    continue;
                }
                if (clashing++ == 0) faults.Warning(entry.At, $"id 0x{id:x} belongs to another entry, {same.Entry.Component} in line {same.Entry.At.Line.ToString(CultureInfo.InvariantCulture)}", "both entries are kept, this one with an id of its own");
                id = null;
            }
            var @class = builder.Classes[entry.Class ?? DumpClasses.Unshown]!;
            var isService = @class.IsA("IOService");
            if (entry.State is null && isService) stateless++;
            var made = builder.Add(
                @class, entry.Name, entry.Location, entry.Properties, provider: null, id ?? Free(),
                entry.State ?? (isService ? EntryState.Registered : EntryState.None), entry.At, entry.Busy);
            made.Observed = entry.Observed;
            built[i] = made;
            if (id is not null) known.Add(id.Value, (made, i));
            if (parent is null) roots++;
            Attach(made, parent);
        }
        if (clashing > 1) faults.Warning(new(file), $"ids are given to more than one entry {clashing} times", "all entries are kept, later ones with ids of their own");
        if (repeated > 0) faults.Note(new(file), $"the dump shows {Counted.Of(repeated, "entry", "entries")} again; by its id each is one entry, with several parents");
        if (stateless > 0) faults.Note(new(file), $"the dump shows no state of {Counted.Of(stateless, "service", "services")}; they count as registered");
        if (roots > 1) faults.Note(new(file), $"the dump holds {roots} separate subtrees; what is above them is not known");
        return builder.ToRegistry();

        ulong Free()
        {
            while (!taken.Add(free)) free++;
            return free;
        }

        void Attach(RegistryEntry entry, RegistryEntry? parent)
        {
            if (parent is not null)
            {
                if (!parents.TryGetValue(entry, out var above)) parents.Add(entry, above = []);
                above.Add(parent);
            }
            builder.Attach(plane, entry, parent);
            // The engine needs providers: where a dump shows another plane, its shape stands in (and the reader has said so).
            if (plane is not Registry.ServicePlane) builder.Attach(Registry.ServicePlane, entry, parent);
        }
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
