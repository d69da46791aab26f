using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// A running kernel in miniature: the registry with what has happened to it, the catalogue and the host as they are now.
/// Deterministic; the loaded registry and catalogue are never changed, so many simulations can share them.
/// </summary>
public sealed class Simulation
{
    private const ulong FirstDriverId = 0x1_0000_0000 + 20_001;

    private readonly Registry registry;
    private readonly Dictionary<ulong, Service> byId;
    private readonly Dictionary<RegistryEntry, Service> byEntry;
    private readonly Round round;
    private ulong nextId = FirstDriverId;

    /// <param name="registry">What is there at the start.</param>
    /// <param name="catalogue">The personalities at the start.</param>
    /// <param name="host">The host at the start.</param>
    /// <param name="models">What driver classes do; a class without a model simply works.</param>
    /// <param name="transcript">Where everything that happens is written; null builds nothing for explanation.</param>
    public Simulation(Registry registry, Catalogue catalogue, Host? host = null, IReadOnlyDictionary<string, DriverModel>? models = null, Transcript? transcript = null)
    {
        this.registry = registry;
        Catalogue = catalogue;
        Host = host ?? Host.Default;
        Models = models ?? ImmutableDictionary<string, DriverModel>.Empty;
        Log = transcript;
        byId = new(registry.Entries.Length);
        byEntry = new(registry.Entries.Length);
        foreach (var entry in registry.Entries) Add(entry);
        foreach (var entry in registry.Entries) AttachClients(entry);
        Passive = new(this);
        UserServers = new(this);
        round = new(this);
    }

    /// <summary>The catalogue now.</summary>
    public Catalogue Catalogue { get; set; }

    /// <summary>The host now.</summary>
    public Host Host { get; set; }

    /// <summary>Driver models by class.</summary>
    public IReadOnlyDictionary<string, DriverModel> Models { get; }

    /// <summary>The kernel died or hung; nothing more happens.</summary>
    public MatchVerdict? Died { get; internal set; }

    /// <summary>Services in the order of their making.</summary>
    public IEnumerable<Service> Services => byId.Values;

    internal Transcript? Log { get; }

    internal PassiveMatch Passive { get; }

    internal UserServers UserServers { get; }

    internal ClassHierarchy Classes => registry.Classes;

    /// <summary>IOResources, the first entry of exactly that class; null when the registry has none: then every resource is missing.</summary>
    internal Service? Resources { get; private set; }

    /// <summary>The live service of a registry entry.</summary>
    public Service this[RegistryEntry entry] => byEntry[entry];

    /// <summary>A service by registry id, or null.</summary>
    public Service? Find(ulong id) => byId.GetValueOrDefault(id);

    /// <summary>Services that a user names: id, path, component or class, as <see cref="Registry.Find"/>; also those that the simulation made.</summary>
    public ImmutableArray<Service> Find(string name)
    {
        if (registry.Find(name).Select(e => byEntry[e]).ToImmutableArray() is { Length: > 0 } found) return found;
        return [.. byId.Values.Where(s => s.Entry is null && (string.Equals(s.Component, name, StringComparison.Ordinal) || string.Equals(s.Name, name, StringComparison.Ordinal) || string.Equals(s.Path, name, StringComparison.Ordinal)))];
    }

    /// <summary>
    /// registerService: one round of matching on the provider, and another at once after each replacement (K23). Nothing once the kernel has died.
    /// </summary>
    public void Register(Service nub) => round.Run(nub);

    /// <summary>Sets or removes (null) properties of a service, as a driver or the system would.</summary>
    /// <remarks>Nothing once the kernel has died.</remarks>
    public void SetProperty(Service service, OSSymbol key, OSObject? value)
    {
        if (Died is not null) return;
        service.Properties = value is null ? service.Properties.Without(key) : service.Properties.With(key, value);
    }

    internal Service Instantiate(KernelClass @class, OSDictionary properties, Service provider, Personality personality, string? name)
    {
        var service = new Service(@class, name, null, nextId++, properties, provider, KnownFamilies.Of(@class)) { Personality = personality };
        byId.Add(service.Id, service);
        provider.Attach(service);
        return service;
    }

    internal void Detach(Service client)
    {
        client.Provider!.Detach(client);
        byId.Remove(client.Id);
    }

    /// <summary>copyMatchingService(registryEntryIDMatching): an active service with that id, also one that is assigned to an exclave (K52).</summary>
    internal Service? MatchedService(ulong id) =>
        Find(id) is { IsActive: true } service ? service : null;

    /// <summary>IORegistryEntry::fromPath with a plane in front (K47).</summary>
    internal Service? FromPath(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return null;
        var rest = path.AsSpan(colon + 1);
        if (path.AsSpan(0, colon).SequenceEqual(Registry.ServicePlane))
        {
            return registry.Service.Roots is [var root, ..]
                ? RegistryPath.Walk(rest, byEntry[root], static s => s.Clients, static s => s.Name, static s => s.Location)
                : null;
        }
        return registry.Planes.TryGetValue(path[..colon], out var plane) && plane.TryFromPath(rest, out var entry) ? byEntry[entry] : null;
    }

    // A nub can be older than its provider: a dump's device tree is there before the drivers that take it in.
    private void Add(RegistryEntry entry)
    {
        var waiting = new Stack<RegistryEntry>();
        for (var e = entry; e is not null && !byEntry.ContainsKey(e); e = e.Provider) waiting.Push(e);
        while (waiting.TryPop(out var next)) AddBelow(next.Provider is { } p ? byEntry[p] : null, next);
    }

    private void AddBelow(Service? provider, RegistryEntry entry)
    {
        var service = new Service(entry.Class, entry.GivenName, entry.Location, entry.Id, entry.Properties, provider, KnownFamilies.Of(entry.Class))
        {
            Entry = entry,
            State = entry.State,
        };
        byEntry.Add(entry, service);
        byId.TryAdd(entry.Id, service);
        if (entry.Class.Name.Equals(Keys.IOResources)) Resources ??= service;
    }

    private void AttachClients(RegistryEntry entry)
    {
        var service = byEntry[entry];
        foreach (var child in entry.Children)
        {
            if (ReferenceEquals(child.Provider, entry)) service.Attach(byEntry[child]);
        }
    }
}
