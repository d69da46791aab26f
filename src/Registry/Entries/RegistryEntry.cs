using System.Collections.Immutable;

namespace IOMatch;

/// <summary>An entry of the I/O Registry. Immutable; belongs to one <see cref="Registry"/>.</summary>
public sealed class RegistryEntry
{
    internal RegistryEntry(int index, KernelClass @class, string? name, string? location, ulong id, OSDictionary properties, EntryState state, SourcePosition at, int busy)
    {
        Index = index;
        Class = @class;
        GivenName = name;
        Name = name ?? (properties["IOName"] as OSString)?.Text ?? @class.Name.Text;
        Location = location;
        Id = id;
        Properties = properties;
        State = state;
        At = at;
        Busy = busy;
    }

    /// <summary>Position among the registry's entries; older entries first.</summary>
    public int Index { get; internal set; }

    /// <summary>The class.</summary>
    public KernelClass Class { get; }

    /// <summary>The name it was given; null when it goes by IOName or its class (K43).</summary>
    public string? GivenName { get; }

    /// <summary>The name in the service plane, without location.</summary>
    public string Name { get; }

    /// <summary>The location, the part behind <c>@</c>; null without one.</summary>
    public string? Location { get; }

    /// <summary>The registry entry id.</summary>
    public ulong Id { get; }

    /// <summary>The property table.</summary>
    public OSDictionary Properties { get; }

    /// <summary>State bits.</summary>
    public EntryState State { get; }

    /// <summary>The busy count.</summary>
    public int Busy { get; }

    /// <summary>Where the entry stands in the file it came from.</summary>
    public SourcePosition At { get; }

    /// <summary>The provider: the (first) parent in the service plane.</summary>
    public RegistryEntry? Provider { get; internal set; }

    /// <summary>The children in the service plane, oldest first.</summary>
    public ImmutableArray<RegistryEntry> Children { get; internal set; } = [];

    /// <summary>What a dump told beside; null for entries of a device tree.</summary>
    public ObservedService? Observed { get; internal set; }

    /// <summary>The personality that put the entry there, when its properties show one.</summary>
    public ObservedDriver? ObservedDriver => ObservedDriver.Of(Properties);

    /// <summary>Name and location as a path component: <c>name@location</c>.</summary>
    public string Component => Location is null ? Name : $"{Name}@{Location}";

    /// <summary>Path in the service plane, such as <c>IOService:/J314c/usb-drd0@82280000</c>.</summary>
    public string Path
    {
        get
        {
            var parts = new List<string>();
            for (var e = this; e.Provider is not null && !e.IsPathRoot; e = e.Provider) parts.Add(e.Component);
            parts.Reverse();
            return $"{Registry.ServicePlane}:/{string.Join('/', parts)}";
        }
    }

    // The kernel's own root, which ioreg shows as "Root", is in no path: paths begin below its first child.
    private bool IsPathRoot => Provider is { Provider: null, Class.Name.Text: "IORegistryEntry" } root && ReferenceEquals(root.Children[0], this);

    /// <summary>This entry, its provider, and so on up to the root.</summary>
    public IEnumerable<RegistryEntry> ProviderChain()
    {
        for (var e = this; e is not null; e = e.Provider) yield return e;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Component} <{Class}, 0x{Id:x}>";
}
