using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The part of a registry that decides about one nub: what is above it, what is below it, and the resource nubs.
/// A simulation of it is a fraction of one of the whole; whether it comes to the same is checked before it is relied on.
/// </summary>
internal static class NearbyRegistry
{
    /// <summary>The surroundings of an entry.</summary>
    public static Registry Around(Registry registry, RegistryEntry nub)
    {
        var kept = new HashSet<RegistryEntry>();
        for (var at = nub; at is not null && kept.Add(at); at = at.Provider)
        {
        }
        Below(nub);
        foreach (var entry in registry.Entries)
        {
            if (entry.Class.Name.Text is "IOResources" or "IOUserResources") kept.Add(entry);
        }
        return Copy(registry, kept.Contains, static e => e.Properties);

        void Below(RegistryEntry entry)
        {
            foreach (var child in entry.Children)
            {
                if (kept.Add(child)) Below(child);
            }
        }
    }

    /// <summary>The whole registry with another property table of one entry.</summary>
    public static Registry With(Registry registry, RegistryEntry changed, OSDictionary properties) =>
        Copy(registry, static _ => true, e => ReferenceEquals(e, changed) ? properties : e.Properties);

    private static Registry Copy(Registry registry, Func<RegistryEntry, bool> isKept, Func<RegistryEntry, OSDictionary> propertiesOf)
    {
        var builder = new Registry.Builder(registry.Classes);
        var copies = new Dictionary<RegistryEntry, RegistryEntry>();
        var attached = new HashSet<(string Plane, RegistryEntry Entry)>();
        foreach (var entry in registry.Entries)
        {
            if (!isKept(entry)) continue;
            copies.Add(entry, builder.Add(entry.Class, entry.GivenName, entry.Location, propertiesOf(entry), id: entry.Id, state: entry.State, at: entry.At, busy: entry.Busy));
        }
        foreach (var (name, plane) in registry.Planes)
        {
            foreach (var root in plane.Roots) Attach(plane, name, root, null);
        }
        return builder.ToRegistry();

        // parents before children; an entry with several parents is met once below each
        void Attach(RegistryPlane plane, string name, RegistryEntry entry, RegistryEntry? parent)
        {
            if (!copies.TryGetValue(entry, out var copy)) return;
            builder.Attach(name, copy, parent, plane.NameOf(entry), plane.LocationOf(entry));
            if (!attached.Add((name, entry))) return;
            foreach (var child in plane.ChildrenOf(entry)) Attach(plane, name, child, copy);
        }
    }

    /// <summary>The services from the root down to a nub as entries that are there and registered, so that tables can be compared with the nub without a story.</summary>
    public static Registry Chain(Registry registry, Service nub)
    {
        var chain = new Stack<Service>();
        for (var at = nub; at is not null; at = at.Provider) chain.Push(at);
        var builder = new Registry.Builder(registry.Classes);
        RegistryEntry? above = null;
        while (chain.TryPop(out var service))
        {
            // a device that waits for a configuration keeps its interfaces back: here it has one
            var properties = service.Class.IsA("IOUSBHostDevice") && !service.Properties.ContainsKey("kUSBCurrentConfiguration")
                ? service.Properties.With("kUSBCurrentConfiguration", new OSNumber(1, 8))
                : service.Properties;
            above = builder.Add(service.Class, service.Name, service.Location, properties, above, service.Id, EntryState.Registered, isServiceRoot: above is null);
        }
        return builder.ToRegistry();
    }
}
