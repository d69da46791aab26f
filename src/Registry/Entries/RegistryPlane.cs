using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IOMatch;

/// <summary>One view of the registry's graph: IOService, IODeviceTree, IOUSB, IOPower …</summary>
public sealed class RegistryPlane
{
    private readonly Dictionary<RegistryEntry, Link> links;

    internal RegistryPlane(string name, ImmutableArray<RegistryEntry> roots, Dictionary<RegistryEntry, Link> links)
    {
        Name = name;
        Roots = roots;
        this.links = links;
    }

    internal sealed record Link(string Name, string? Location, ImmutableArray<RegistryEntry> Parents, ImmutableArray<RegistryEntry> Children);

    /// <summary>The plane's name.</summary>
    public string Name { get; }

    /// <summary>Entries without a parent here.</summary>
    public ImmutableArray<RegistryEntry> Roots { get; }

    /// <summary>
    /// The entry below which paths begin: the first child of the kernel's own root (class IORegistryEntry, shown as "Root"), or the first root
    /// when the file begins with the platform expert's device. Null for an empty plane.
    /// </summary>
    /// <remarks>Source: IORegistryEntry.cpp getPath and fromPath.</remarks>
    public RegistryEntry? PathRoot =>
        Roots is not [var first, ..] ? null : first.Class.Name.Text is "IORegistryEntry" && ChildrenOf(first) is [var child, ..] ? child : first;

    /// <summary>Entries of this plane.</summary>
    public IReadOnlyCollection<RegistryEntry> Entries => links.Keys;

    /// <summary>Whether the entry is in this plane.</summary>
    public bool Contains(RegistryEntry entry) => links.ContainsKey(entry);

    /// <summary>Parents, the first one made first; none for a root or an entry of other planes.</summary>
    public ImmutableArray<RegistryEntry> ParentsOf(RegistryEntry entry) => links.TryGetValue(entry, out var l) ? l.Parents : [];

    /// <summary>Children in order of attachment.</summary>
    public ImmutableArray<RegistryEntry> ChildrenOf(RegistryEntry entry) => links.TryGetValue(entry, out var l) ? l.Children : [];

    /// <summary>The name in this plane.</summary>
    public string NameOf(RegistryEntry entry) => links.TryGetValue(entry, out var l) ? l.Name : entry.Name;

    /// <summary>The location in this plane.</summary>
    public string? LocationOf(RegistryEntry entry) => links.TryGetValue(entry, out var l) ? l.Location : entry.Location;

    /// <summary>The path, <c>IODeviceTree:/PCI0@0/XHC1@14</c>, along first parents.</summary>
    public string PathOf(RegistryEntry entry)
    {
        var parts = new List<string>();
        var root = PathRoot;
        for (var e = entry; !ReferenceEquals(e, root) && ParentsOf(e) is [var parent, ..]; e = parent)
        {
            parts.Add(LocationOf(e) is { } l ? $"{NameOf(e)}@{l}" : NameOf(e));
        }
        parts.Reverse();
        return $"{Name}:/{string.Join('/', parts)}";
    }

    /// <summary>The entry at a path of this plane, by the rules of <see cref="RegistryPath.Walk"/>.</summary>
    /// <param name="path">Without the plane; starts with a slash.</param>
    /// <param name="found">The entry reached.</param>
    public bool TryFromPath(ReadOnlySpan<char> path, [NotNullWhen(true)] out RegistryEntry? found)
    {
        found = PathRoot is not { } root ? null : RegistryPath.Walk(path, root, e => ChildrenOf(e), NameOf, LocationOf);
        return found is not null;
    }
}
