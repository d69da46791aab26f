namespace IOMatch;

/// <summary>Entries and links in several planes, as a registry.</summary>
internal sealed class ExplorerTree(
    IReadOnlyList<DumpEntry> entries,
    IReadOnlyDictionary<string, List<(int Parent, int Child, string? Name, string? Location)>> links,
    string file,
    FaultList faults)
{
    public Registry Build()
    {
        var builder = new Registry.Builder(DumpClasses.Of(entries, Registry.ServicePlane, file, faults));
        var built = new RegistryEntry[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            built[i] = builder.Add(builder.Classes[entry.Class ?? DumpClasses.Unshown]!, entry.Name, entry.Location, entry.Properties, state: entry.State ?? EntryState.None, at: entry.At, busy: entry.Busy);
            built[i].Observed = entry.Observed;
        }
        foreach (var plane in links.Keys.Order(StringComparer.Ordinal)) Attach(builder, built, plane, links[plane]);
        if (!links.ContainsKey(Registry.ServicePlane)) builder.Attach(Registry.ServicePlane, built[0], null);
        return builder.ToRegistry();
    }

    // From the roots down, children before siblings, so that a parent is there before its children; a link that closes a circle is left out.
    private void Attach(Registry.Builder builder, RegistryEntry[] built, string plane, List<(int Parent, int Child, string? Name, string? Location)> of)
    {
        var children = of.ToLookup(l => l.Parent);
        var isChild = of.Select(l => l.Child).ToHashSet();
        var seen = new HashSet<int>();
        var onPath = new HashSet<int>();
        var path = new Stack<(int Entry, IEnumerator<(int Parent, int Child, string? Name, string? Location)> Left)>();
        var linked = 0;
        foreach (var root in of.Select(l => l.Parent).Distinct().Order())
        {
            if (isChild.Contains(root)) continue;
            builder.Attach(plane, built[root], null);
            Enter(root);
            while (path.TryPeek(out var at))
            {
                if (!at.Left.MoveNext())
                {
                    onPath.Remove(path.Pop().Entry);
                    continue;
                }
                var (parent, child, name, location) = at.Left.Current;
                if (onPath.Contains(child)) continue;
                linked++;
                var renamed = name is not null && !(string.Equals(name, built[child].Name, StringComparison.Ordinal) && string.Equals(location, built[child].Location, StringComparison.Ordinal));
                builder.Attach(plane, built[child], built[parent], renamed ? name : null, renamed ? location : null);
                Enter(child);
            }
        }
        if (linked < of.Count) faults.Warning(new(file), $"{Counted.Of(of.Count - linked, "link", "links")} of the plane {plane} lead round in a circle and are left out", "the save is damaged");

        void Enter(int entry)
        {
            if (!seen.Add(entry)) return;
            onPath.Add(entry);
            path.Push((entry, children[entry].GetEnumerator()));
        }
    }
}
