namespace IOMatch;

/// <summary>
/// An entry of the registry during a simulation (IOService): a nub, a driver that was attached, or anything above them.
/// The loaded registry stays as it is; what happens is written here.
/// </summary>
/// <example><code>
/// foreach (var nub in outcome.Find("Gadget@00100000")) Console.WriteLine($"{nub.Path}: {string.Join(", ", nub.Clients)}");
/// </code></example>
public sealed class Service
{
    private List<Service>? clients;
    private List<Service>? owners;
    private OSSymbol? category;
    private bool categoryKnown;
    private OSDictionary properties;
    private OSDictionary? matchingProperties;
    private PciConfigSpace? pciConfig;
    private PciConfigSpace? pciRegisters;

    internal Service(KernelClass @class, string? name, string? location, ulong id, OSDictionary properties, Service? provider, Family family)
    {
        Class = @class;
        GivenName = name;
        Location = location;
        Id = id;
        this.properties = properties;
        Provider = provider;
        Family = family;
    }

    /// <summary>The class.</summary>
    public KernelClass Class { get; }

    /// <summary>The name it was given; null when it goes by IOName or its class.</summary>
    public string? GivenName { get; internal set; }

    /// <summary>The name given, else the property IOName, else the class (K43).</summary>
    public string Name => GivenName ?? (properties[Keys.IOName] as OSString)?.Text ?? Class.Name.Text;

    /// <summary>The location, or null.</summary>
    public string? Location { get; }

    /// <summary>The registry entry id.</summary>
    public ulong Id { get; }

    /// <summary>The entry of the loaded registry; null for what the simulation made.</summary>
    public RegistryEntry? Entry { get; internal init; }

    /// <summary>The provider in the service plane; null for the root.</summary>
    public Service? Provider { get; }

    /// <summary>What is attached in the service plane, oldest first: nubs and drivers.</summary>
    public IReadOnlyList<Service> Clients => clients ?? None;

    private static readonly List<Service> None = [];

    /// <summary>The clients for walking without allocation.</summary>
    internal ReadOnlySpan<Service> ClientSpan => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(clients);

    /// <summary>The property table at this moment.</summary>
    public OSDictionary Properties
    {
        get => properties;
        internal set
        {
            if (ReferenceEquals(properties, value)) return;
            properties = value;
            categoryKnown = false;
            matchingProperties = null;
            pciRegisters = null;
        }
    }

    /// <summary>State bits at this moment.</summary>
    public EntryState State { get; internal set; }

    /// <summary>The personality that brought this driver here; null for anything else.</summary>
    public Personality? Personality { get; internal init; }

    /// <summary>The family that answers for this service as a provider.</summary>
    public Family Family { get; }

    /// <summary>The match category this service holds on its provider; null without one, or when the property is no symbol (K22).</summary>
    public OSSymbol? MatchCategory
    {
        get
        {
            if (!categoryKnown)
            {
                category = HoldsCategory ? properties[Keys.IOMatchCategory] as OSSymbol : null;
                categoryKnown = true;
            }
            return category;
        }
    }

    /// <summary>False for a driver of the registry file that is only part of the tree.</summary>
    internal bool HoldsCategory { get; init; } = true;

    /// <summary>Whether it takes part at all.</summary>
    public bool IsActive => (State & EntryState.Inactive) == 0;

    /// <summary>gIOResources or gIOUserResources: where drivers wait for what is published.</summary>
    internal bool IsResources => IsKernelResources || Class.Name.Equals(Keys.IOUserResources);

    /// <summary>gIOResources alone, for what the kernel does not ask of IOUserResources too: a dext is refused there, and resources are waited for there.</summary>
    internal bool IsKernelResources => Class.Name.Equals(Keys.IOResources);

    /// <summary>Name and location: <c>name@location</c>.</summary>
    public string Component => Location is null ? Name : $"{Name}@{Location}";

    /// <summary>A property, or null.</summary>
    public OSObject? this[OSSymbol key] => properties[key];

    /// <summary>The properties merged with IOUserServiceProperties: what IOPropertyMatch and IOPropertyExistsMatch see (K45).</summary>
    internal OSDictionary MatchingProperties =>
        matchingProperties ??= properties[Keys.IOUserServiceProperties] is OSDictionary over ? properties.MergedWith(over) : properties;

    /// <summary>The configuration registers of a PCI function, where somebody stated them; null when only the properties speak.</summary>
    internal PciConfigSpace? PciConfig
    {
        get => pciConfig;
        set
        {
            pciConfig = value;
            pciRegisters = null;
        }
    }

    /// <summary>The registers as the PCI family compares them: overlaid by the properties.</summary>
    internal PciConfigSpace PciRegisters => pciRegisters ??= PciConfigSpace.Saved(PciConfig, properties, DeviceTreeBytes.AreBigEndian(this));

    /// <summary>Path in the service plane.</summary>
    public string Path
    {
        get
        {
            var parts = new List<string>();
            for (var s = this; s.Provider is not null; s = s.Provider) parts.Add(s.Component);
            parts.Reverse();
            return $"{Registry.ServicePlane}:/{string.Join('/', parts)}";
        }
    }

    /// <summary>Who has this service open (K37).</summary>
    public IReadOnlyList<Service> OpenedBy => owners ?? None;

    /// <summary>One of those who have it open keeps newcomers out (kIOServiceSeize).</summary>
    internal bool IsSeized { get; private set; }

    internal void Open(Service opener, bool seizes)
    {
        (owners ??= []).Add(opener);
        IsSeized |= seizes;
    }

    /// <summary>False when the opener did not have it open.</summary>
    internal bool Close(Service opener)
    {
        if (owners?.Remove(opener) != true) return false;
        if (owners.Count == 0) IsSeized = false;
        return true;
    }

    internal void Attach(Service client) => (clients ??= []).Add(client);

    internal void Detach(Service client)
    {
        clients?.Remove(client);
        Close(client);
    }

    /// <summary>Back to what the registry file states, with nothing attached.</summary>
    internal void Reset()
    {
        clients?.Clear();
        owners?.Clear();
        IsSeized = false;
        if (Entry is null) return;
        Properties = Entry.Properties;
        State = Entry.State;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Component} <{Class}, 0x{Id:x}>";
}
