using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A loaded I/O Registry: entries, planes, class hierarchy. Immutable: one registry serves many simulations at once.</summary>
public sealed partial class Registry
{
    /// <summary>The plane in which drivers attach.</summary>
    public const string ServicePlane = "IOService";

    private readonly ImmutableDictionary<string, RegistryPlane> planes;

    private Registry(ClassHierarchy classes, ImmutableArray<RegistryEntry> entries, ImmutableDictionary<string, RegistryPlane> planes)
    {
        Classes = classes;
        Entries = entries;
        this.planes = planes;
    }

    /// <summary>A class by name; one that nobody declared is taken to be a driver's own, straight from IOService.</summary>
    public KernelClass ClassNamed(OSSymbol name) =>
        Classes[name.Text] ?? undeclared.GetOrAdd(name.Text, static (_, n) => KernelClass.Undeclared(n), name);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, KernelClass> undeclared = new(StringComparer.Ordinal);

    /// <summary>Stands for this registry in what may outlive it.</summary>
    internal object Identity { get; } = new();

    /// <summary>The class hierarchy, extended by what the file declares or shows.</summary>
    public ClassHierarchy Classes { get; }

    /// <summary>The same registry with another hierarchy for what is still to come; the entries keep their classes.</summary>
    public Registry WithClasses(ClassHierarchy classes) => new(classes, Entries, planes);

    /// <summary>All entries, older first.</summary>
    public ImmutableArray<RegistryEntry> Entries { get; }

    /// <summary>The planes by name.</summary>
    public IReadOnlyDictionary<string, RegistryPlane> Planes => planes;

    /// <summary>The service plane.</summary>
    public RegistryPlane Service => planes[ServicePlane];

    /// <summary>The first root of the service plane.</summary>
    public RegistryEntry Root => Service.Roots[0];

    /// <summary>
    /// Entries that a user names: <c>0x100000a31</c> (id), <c>IOService:/A/B@1</c> or <c>/A/B@1</c> (path),
    /// <c>Gadget@00100000</c> or <c>Gadget</c> (component), or a class name. In order; empty when nothing fits.
    /// </summary>
    public IEnumerable<RegistryEntry> Find(string name)
    {
        if (name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) &&
            ulong.TryParse(name.AsSpan(2), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            return Entries.Where(e => e.Id == id);
        }
        var colon = name.IndexOf(":/", StringComparison.Ordinal);
        if (colon > 0 || name.StartsWith('/'))
        {
            return planes.TryGetValue(colon > 0 ? name[..colon] : ServicePlane, out var plane) && plane.TryFromPath(name.AsSpan(colon + 1), out var at) ? [at] : [];
        }
        var byName = Entries.Where(e => string.Equals(e.Component, name, StringComparison.Ordinal) || RegistryPath.ComponentFits(name, e.Name, e.Location)).ToList();
        return byName.Count > 0 ? byName : Entries.Where(e => string.Equals(e.Class.Name.Text, name, StringComparison.Ordinal));
    }

    /// <summary>Makes a registry. Parents must be added before children.</summary>
    public sealed class Builder(ClassHierarchy classes)
    {
        private const ulong FirstId = 0x1_0000_0100;

        private readonly List<RegistryEntry> entries = [];
        private readonly Dictionary<string, PlaneBuilder> planes = new(StringComparer.Ordinal) { [ServicePlane] = new() };

        private sealed class PlaneBuilder
        {
            public readonly Dictionary<RegistryEntry, (string Name, string? Location, List<RegistryEntry> Parents, List<RegistryEntry> Children)> Links = [];
            public readonly List<RegistryEntry> Order = [];
        }

        /// <summary>The hierarchy that the finished registry will have.</summary>
        public ClassHierarchy Classes { get; set; } = classes;

        /// <summary>Entries so far.</summary>
        public IReadOnlyList<RegistryEntry> Entries => entries;

        /// <summary>Adds an entry; it is in no plane yet unless <paramref name="provider"/> or <paramref name="isServiceRoot"/> says so.</summary>
        public RegistryEntry Add(
            KernelClass @class,
            string? name,
            string? location = null,
            OSDictionary? properties = null,
            RegistryEntry? provider = null,
            ulong? id = null,
            EntryState state = EntryState.Registered,
            SourcePosition at = default,
            int busy = 0,
            bool isServiceRoot = false)
        {
            var entry = new RegistryEntry(entries.Count, @class, name, location, id ?? FirstId + (ulong)entries.Count, properties ?? OSDictionary.Empty, state, at, busy);
            entries.Add(entry);
            if (provider is not null || isServiceRoot) Attach(ServicePlane, entry, provider);
            return entry;
        }

        /// <summary>Puts an entry into a plane below a parent (null: a root), under a name of its own there if given.</summary>
        public void Attach(string plane, RegistryEntry entry, RegistryEntry? parent, string? name = null, string? location = null)
        {
            if (!planes.TryGetValue(plane, out var p)) planes.Add(plane, p = new());
            if (!p.Links.TryGetValue(entry, out var link))
            {
                p.Links.Add(entry, link = (name ?? entry.Name, name is null ? entry.Location : location, [], []));
                p.Order.Add(entry);
            }
            if (parent is null || link.Parents.Contains(parent)) return;
            link.Parents.Add(parent);
            p.Links[parent].Children.Add(entry);
        }

        /// <summary>Puts the entries in the order of their ids, for a file that tells all ids: the kernel counts them up, so that they tell the age.</summary>
        internal void SortByAge()
        {
            var byAge = entries.OrderBy(e => e.Id).ToList(); // stable
            for (var i = 0; i < byAge.Count; i++)
            {
                entries[i] = byAge[i];
                byAge[i].Index = i;
            }
        }

        /// <summary>The finished registry.</summary>
        public Registry ToRegistry()
        {
            var built = ImmutableDictionary.CreateBuilder<string, RegistryPlane>(StringComparer.Ordinal);
            foreach (var (name, p) in planes)
            {
                var links = p.Order.ToDictionary(e => e, e =>
                {
                    var (n, l, parents, children) = p.Links[e];
                    return new RegistryPlane.Link(n, l, [.. parents], [.. children]);
                });
                built.Add(name, new(name, [.. p.Order.Where(e => p.Links[e].Parents.Count == 0)], links));
            }
            foreach (var (entry, link) in planes[ServicePlane].Links)
            {
                entry.Provider = link.Parents.FirstOrDefault();
                entry.Children = [.. link.Children];
            }
            return new(Classes, [.. entries], built.ToImmutable());
        }
    }
}
