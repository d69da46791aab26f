using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The state of a running kernel in miniature: the registry with what has happened to it, the catalogue and the host as they are now, and the transcript.
/// What happens in it is the engine's; the loaded registry and catalogue are never changed, so many worlds can share them.
/// </summary>
internal sealed class World
{
    private const ulong FirstDriverId = 0x1_0000_0000 + 20_001;

    private readonly Registry registry;
    private readonly Dictionary<ulong, Service> byId;
    private readonly Dictionary<RegistryEntry, Service> byEntry;
    private readonly Queue<Service> registering = new();
    private readonly HashSet<Service> absent = [];
    private readonly Dictionary<KernelClass, CandidateSet> candidates = [];
    private readonly StatedDrivers stated;
    private KernelCatalogue catalogue;
    private Host host = Host.Default;
    private ImmutableDictionary<string, KextRecord> kexts = Host.Default.Kexts;
    private Dictionary<string, KextRecord> kextIndex = new(StringComparer.Ordinal);
    private ulong nextId = FirstDriverId;

    /// <param name="registry">What is there at the start.</param>
    /// <param name="catalogue">The personalities at the start.</param>
    /// <param name="host">The host at the start.</param>
    /// <param name="models">What driver classes do; a class without a model simply works.</param>
    /// <param name="transcript">Where everything that happens is written; null builds nothing for explanation.</param>
    /// <param name="stated">What the drivers in the registry file are.</param>
    public World(
        Registry registry, KernelCatalogue catalogue, Host? host = null, DriverModels? models = null, Transcript? transcript = null, StatedDrivers stated = StatedDrivers.AreClients)
    {
        this.registry = registry;
        this.stated = stated;
        this.catalogue = catalogue;
        Host = host ?? Host.Default;
        Models = models ?? DriverModels.None;
        Log = transcript;
        IsAttached = HasInstance;
        byId = new(registry.Entries.Length);
        byEntry = new(registry.Entries.Length);
        foreach (var entry in registry.Entries) Add(entry);
        foreach (var entry in registry.Entries) AttachClients(entry);
    }

    /// <summary>The catalogue now.</summary>
    public KernelCatalogue Catalogue
    {
        get => catalogue;
        set
        {
            if (!ReferenceEquals(catalogue, value)) candidates.Clear();
            catalogue = value;
        }
    }

    /// <summary>The host now.</summary>
    public Host Host
    {
        get => host;
        set
        {
            if (!ReferenceEquals(kexts, value.Kexts)) kextIndex = value.Kexts.ToDictionary(StringComparer.Ordinal);
            kexts = value.Kexts;
            host = value;
        }
    }

    /// <summary>
    /// A dext holds no kernel code, so its IOClass must be a class that the kernel, the registry or a kext of the catalogue has (K30); that the hierarchy
    /// lacks none of the kernel's is assumed. False where a class that nobody declares stands for one that can be made.
    /// </summary>
    public bool DextsBringNoClass { get; init; }

    /// <summary>Driver models by class.</summary>
    public DriverModels Models { get; }

    /// <summary>The kernel died or hung; nothing more happens.</summary>
    public MatchVerdict? Died { get; set; }

    /// <summary>Services that are there, in the order of their making.</summary>
    public IEnumerable<Service> Services => byId.Values.Where(s => !absent.Contains(s));

    public Transcript? Log { get; private set; }

    /// <summary>What is written down; everything when null.</summary>
    public Listening? Listening { get; init; }

    /// <summary>Nothing is written until <see cref="Unmute"/>: for questions that are not part of a round.</summary>
    public Transcript? Mute()
    {
        var log = Log;
        Log = null;
        return log;
    }

    public void Unmute(Transcript? log) => Log = log;

    /// <summary>IOResources, the first entry of exactly that class; null when the registry has none: then every resource is missing.</summary>
    public Service? Resources { get; private set; }

    /// <summary>Nubs whose match was deferred until the daemon has sent all personalities (K34).</summary>
    public HashSet<Service> Deferred { get; } = [];

    /// <summary>Nubs whose dext was deferred because the system sleeps (K61).</summary>
    public HashSet<Service> DeferredInSleep { get; } = [];

    /// <summary>The live service of a registry entry.</summary>
    public Service this[RegistryEntry entry] => byEntry[entry];

    /// <summary>A service by registry id, or null.</summary>
    public Service? Find(ulong id) => byId.TryGetValue(id, out var service) && IsPresent(service) ? service : null;

    /// <summary>Services that a user names: id, path, component or class, as <see cref="Registry.Find"/>; also those that the simulation made.</summary>
    public ImmutableArray<Service> Find(string name)
    {
        if (registry.Find(name).Select(e => byEntry[e]).ToImmutableArray() is { Length: > 0 } found) return found;
        return [.. byId.Values.Where(s => s.Entry is null && (s.Component == name || s.Name == name || s.Path == name || s.Class.Name.Text == name))];
    }

    /// <summary>Whether the service is there: attached, and not waiting to be plugged in or published.</summary>
    public bool IsPresent(Service service) => !absent.Contains(service);

    /// <summary>Sets or removes (null) properties of a service, as a driver or the system would.</summary>
    /// <remarks>Nothing once the kernel has died.</remarks>
    public void SetProperty(Service service, OSSymbol key, OSObject? value)
    {
        if (Died is not null) return;
        service.Properties = value is null ? service.Properties.Without(key) : service.Properties.With(key, value);
    }

    /// <summary>A class by name; one that nobody declared is taken to be the driver's own.</summary>
    public KernelClass ClassNamed(OSSymbol name) => registry.ClassNamed(name);

    /// <summary>The personalities that are tried on a class of nub, in order (K12, K13).</summary>
    public CandidateSet CandidatesOf(KernelClass @class)
    {
        if (!candidates.TryGetValue(@class, out var known)) candidates.Add(@class, known = catalogue.CandidatesOf(@class));
        return known;
    }

    /// <summary>The kernel class and model of a personality's driver.</summary>
    public DriverClass DriverClassOf(Personality personality)
    {
        // remembered with the personality, since one catalogue mostly serves one registry; another one simply asks anew
        if (personality.Driver is DriverClass known && ReferenceEquals(known.Registry, registry.Identity) && ReferenceEquals(known.Models, Models)) return known;
        var kernelClass = ClassNamed(personality.ClassName!);
        var model = Models.Of(kernelClass, (personality.Table[Keys.IOUserClass] as OSString)?.Text);
        var isThere = !DextsBringNoClass || !personality.IsDext || registry.Classes[kernelClass.Name.Text] is not null || Catalogue.HasKextOf(kernelClass.Name);
        var driver = new DriverClass(registry.Identity, Models, kernelClass, model, KnownFamilies.Of(kernelClass), isThere);
        // another catalogue may bring the class
        if (isThere) personality.Driver = driver;
        return driver;
    }

    public bool TryGetKext(OSString id, out KextRecord kext) => kextIndex.TryGetValue(id.Text, out kext);

    /// <summary>Whether a started driver of exactly this class is there.</summary>
    public bool HasInstance(OSSymbol @class) => byId.Values.Any(s => s.Personality is not null && s.IsActive && s.Class.Name.Equals(@class));

    /// <summary><see cref="HasInstance"/>, for the conditions of driver models.</summary>
    public Func<OSSymbol, bool> IsAttached { get; }

    public Service Instantiate(DriverClass driver, OSDictionary properties, Service provider, Personality personality) =>
        Make(new Service(driver.Class, null, null, NewId(), properties, provider, driver.Family) { Personality = personality });

    public Service MakeNub(KernelClass @class, string? name, OSDictionary properties, Service provider) =>
        Make(new Service(@class, name, null, NewId(), properties, provider, KnownFamilies.Of(@class)));

    /// <summary>Takes a driver off its provider and out of the registry.</summary>
    public void Remove(Service driver)
    {
        driver.Provider!.Detach(driver);
        byId.Remove(driver.Id);
    }

    /// <summary>A service that was published waits to be registered.</summary>
    public void Enqueue(Service nub) => registering.Enqueue(nub);

    /// <summary>The published service that has waited longest.</summary>
    public bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Service? nub) => registering.TryDequeue(out nub);

    /// <summary>Nubs of a class that the file states below a service and that were not there until now appear.</summary>
    public ImmutableArray<Service> AppearBelow(Service provider, string @class, Func<RegistryEntry, bool> wanted)
    {
        if (provider.Entry is not { } place) return [];
        var appeared = ImmutableArray.CreateBuilder<Service>();
        foreach (var child in place.Children)
        {
            var service = byEntry[child];
            if (!absent.Contains(service) || !child.Class.IsA(@class) || !wanted(child)) continue;
            Appear(service);
            appeared.Add(service);
        }
        return appeared.ToImmutable();
    }

    /// <summary>A service and what the file states below it appear as new; interfaces of an unconfigured USB device stay away.</summary>
    public void Appear(Service service)
    {
        if (!absent.Remove(service)) return;
        service.Reset();
        service.Provider?.Attach(service);
        foreach (var child in service.Entry?.Children ?? [])
        {
            if (!UsbConfiguration.IsAwaited(child)) Appear(byEntry[child]);
        }
    }

    /// <summary>A service goes, with everything below it; drivers that were started there are gone.</summary>
    public void Disappear(Service service)
    {
        if (!absent.Add(service)) return;
        service.Provider?.Detach(service);
        Forget(service);
    }

    private void Forget(Service service)
    {
        foreach (var client in service.Clients.ToArray())
        {
            if (client.Personality is not null) Log?.Add(new MatchEvent.DriverGone(service, client));
            Forget(client);
            if (client.Entry is null) byId.Remove(client.Id);
            else absent.Add(client);
        }
        service.Reset();
    }

    /// <summary>copyMatchingService(registryEntryIDMatching): an active service with that id, also one that is assigned to an exclave (K52).</summary>
    public Service? MatchedService(ulong id) => Find(id) is { IsActive: true } service ? service : null;

    /// <summary>IORegistryEntry::fromPath with a plane in front (K47).</summary>
    public Service? FromPath(string path)
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

    // a dump of a machine that ran for long states ids of its own there
    private ulong NewId()
    {
        while (byId.ContainsKey(nextId)) nextId++;
        return nextId++;
    }

    private Service Make(Service service)
    {
        byId.Add(service.Id, service);
        service.Provider!.Attach(service);
        return service;
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
            HoldsCategory = stated == StatedDrivers.AreClients,
        };
        byEntry.Add(entry, service);
        byId.TryAdd(entry.Id, service);
        if (service.IsKernelResources) Resources ??= service;
        if (provider is not null && (absent.Contains(provider) || (stated == StatedDrivers.AreStructure && UsbConfiguration.IsAwaited(entry)))) absent.Add(service);
    }

    private void AttachClients(RegistryEntry entry)
    {
        var service = byEntry[entry];
        foreach (var child in entry.Children)
        {
            if (ReferenceEquals(child.Provider, entry) && !absent.Contains(byEntry[child])) service.Attach(byEntry[child]);
        }
    }
}
