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
        var builder = new Registry.Builder(DumpClasses.Of(entries, file, faults));
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

    // From the roots down, so that a parent is there before its children; a link that closes a circle is left out.
    private void Attach(Registry.Builder builder, RegistryEntry[] built, string plane, List<(int Parent, int Child, string? Name, string? Location)> of)
    {
        var children = of.ToLookup(l => l.Parent);
        var waiting = new int[entries.Count];
        var member = new bool[entries.Count];
        foreach (var (parent, child, _, _) in of)
        {
            waiting[child]++;
            member[parent] = member[child] = true;
        }
        var order = new List<int>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (!member[i] || waiting[i] > 0) continue;
            builder.Attach(plane, built[i], null);
            order.Add(i);
        }
        var linked = 0;
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var (parent, child, name, location) in children[order[next]])
            {
                linked++;
                var renamed = name is null || (string.Equals(name, built[child].Name, StringComparison.Ordinal) && string.Equals(location, built[child].Location, StringComparison.Ordinal)) ? null : name;
                builder.Attach(plane, built[child], built[parent], renamed, renamed is null ? null : location);
                if (--waiting[child] == 0) order.Add(child);
            }
        }
        if (linked < of.Count) faults.Warning(new(file), $"{Counted.Of(of.Count - linked, "link", "links")} of the plane {plane} lead round in a circle and are left out", "the save is damaged");
    }
}
