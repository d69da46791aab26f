using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>The kernel's list of personalities (IOCatalogue): one array per provider class (K10). Immutable; safe to share between threads.</summary>
internal sealed class KernelCatalogue
{
    private readonly Dictionary<OSSymbol, Shelf> shelves;
    private readonly DuplicateIndex duplicates;

    private readonly int generation;

    /// <summary>Symbols by text.</summary>
    private sealed class ByText : IEqualityComparer<OSSymbol>
    {
        public static ByText Comparer { get; } = new();

        public bool Equals(OSSymbol? x, OSSymbol? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SameText(y));

        public int GetHashCode(OSSymbol symbol) => symbol.GetHashCode();
    }

    private KernelCatalogue(Dictionary<OSSymbol, Shelf> shelves, DuplicateIndex duplicates, int offered, int generation)
    {
        this.shelves = shelves;
        this.duplicates = duplicates;
        this.generation = generation;
        Offered = offered;
    }

    /// <summary>A catalogue without personalities.</summary>
    public static KernelCatalogue Empty { get; } = new(new(ByText.Comparer), new(), 0, 0);

    /// <summary>How many personalities were ever offered: the next one's index.</summary>
    public int Offered { get; }

    /// <summary>All filed personalities by index.</summary>
    public IEnumerable<Personality> Personalities => shelves.Values.SelectMany(s => s.InOrder).OrderBy(p => p.Index);

    /// <summary>How many are filed.</summary>
    public int Count => shelves.Values.Sum(s => s.InOrder.Count);

    /// <summary>
    /// IOCatalogue::addDrivers (K7, K10, K11). A non-dictionary stops the call: what came before stays, the rest is not read.
    /// </summary>
    public CatalogueChange AddDrivers(IReadOnlyList<OSObject> drivers, IReadOnlyList<PersonalityOrigin?>? origins = null) =>
        Change(null, drivers, origins, stopAtNonDictionary: true);

    /// <summary>
    /// IOCatalogue::exchangeDrivers (K19): removes what matches, then adds; non-dictionaries are skipped, and the call always succeeds.
    /// </summary>
    public CatalogueChange ExchangeDrivers(OSDictionary matching, IReadOnlyList<OSObject> drivers, IReadOnlyList<PersonalityOrigin?>? origins = null) =>
        Change(p => p.Table.IsEqualTo(matching, matching), drivers, origins, stopAtNonDictionary: false);

    /// <summary>IOCatalogue::removeDrivers: every personality that holds all of <paramref name="matching"/> goes; {} is all (K18).</summary>
    public CatalogueChange RemoveDrivers(OSDictionary matching) => RemoveDrivers(p => p.Table.IsEqualTo(matching, matching));

    /// <summary>Removes personalities by any test, as the kernel does for all dexts before a userspace reboot.</summary>
    public CatalogueChange RemoveDrivers(Func<Personality, bool> shouldRemove) => Change(shouldRemove, [], null, stopAtNonDictionary: true);

    /// <summary>
    /// IOCatalogue::findDrivers with a matching dictionary, which is first treated like a personality, CFBundleIdentifierKernel included (K18).
    /// In the sorted set's order; between provider classes the kernel leaves ties to chance, here they go by index.
    /// </summary>
    public ImmutableArray<Personality> FindDrivers(OSDictionary matching)
    {
        var wanted = Personality.Unique(matching);
        return [.. ProbeOrder.Sort([.. Personalities.Where(p => p.Table.IsEqualTo(wanted, wanted))], p => p.Score)];
    }

    /// <summary>
    /// IOCatalogue::findDrivers for a service: its class, its superclasses, up to and including IOService; each class's array in order, sorted by score (K12, K13).
    /// </summary>
    public ReadOnlySpan<Personality> FindDrivers(KernelClass service) => CandidatesOf(service).InOrder;

    /// <summary>The same, with what chooses among them.</summary>
    internal CandidateSet CandidatesOf(KernelClass service)
    {
        var family = KnownFamilies.Of(service);
        Shelves? offered = null;
        Shelf? youngest = null;
        for (var c = service; c is not null; c = c.Superclass)
        {
            if (shelves.TryGetValue(c.Name, out var shelf))
            {
                offered = new(shelf, offered);
                if (youngest is null || shelf.Generation > youngest.Generation) youngest = shelf;
            }
            if (c.Name.Equals(Keys.IOService)) break;
        }
        return youngest?.Candidates(offered!, family) ?? new([], family);
    }

    /// <summary>Whether a personality of a kext names this class as its driver's.</summary>
    internal bool HasKextOf(OSSymbol driverClass)
    {
        foreach (var shelf in shelves.Values)
        {
            foreach (var personality in shelf.InOrder)
            {
                if (!personality.IsDext && personality.ClassName is { } name && name.Equals(driverClass)) return true;
            }
        }
        return false;
    }

    private CatalogueChange Change(Func<Personality, bool>? remove, IReadOnlyList<OSObject> drivers, IReadOnlyList<PersonalityOrigin?>? origins, bool stopAtNonDictionary)
    {
        var now = generation + 1;
        var next = new Dictionary<OSSymbol, Shelf>(shelves, ByText.Comparer);
        var removed = ImmutableArray.CreateBuilder<Personality>();
        if (remove is not null)
        {
            foreach (var (name, shelf) in shelves)
            {
                var gone = shelf.InOrder.Where(remove).ToHashSet();
                if (gone.Count == 0) continue;
                removed.AddRange(shelf.InOrder.Where(gone.Contains));
                next[name] = new(now, shelf.InOrder.Where(p => !gone.Contains(p)));
            }
        }
        var index = removed.Count == 0 ? duplicates.Copy(drivers.Count) : DuplicateIndex.Of(next.Values.SelectMany(s => s.InOrder));

        var filings = ImmutableArray.CreateBuilder<Filing>(drivers.Count);
        var succeeded = true;
        for (var i = 0; i < drivers.Count; i++)
        {
            if (!succeeded)
            {
                filings.Add(new(null, FilingOutcome.NotRead));
            }
            else if (drivers[i] is OSDictionary table)
            {
                filings.Add(File(table, Offered + i, origins?[i]));
            }
            else
            {
                filings.Add(new(null, FilingOutcome.NotADictionary));
                succeeded = !stopAtNonDictionary;
            }
        }
        return new(new(next, index, Offered + drivers.Count, now), filings.MoveToImmutable(), removed.ToImmutable(), succeeded);

        Filing File(OSDictionary table, int at, PersonalityOrigin? origin)
        {
            var personality = new Personality(at, Personality.Unique(table), origin);
            if (personality.ProviderClass is not { } providerClass) return new(personality, FilingOutcome.NeverFiled);
            if (index.Find(personality) is { } first) return new(personality, FilingOutcome.Duplicate, first);
            ref var shelf = ref CollectionsMarshal.GetValueRefOrAddDefault(next, providerClass, out _);
            if (shelf is null) shelf = new(now, []);
            else if (shelf.Generation != now) shelf = new(now, shelf.InOrder); // shared with the catalogue before
            shelf.InOrder.Add(personality);
            index.Add(personality);
            return new(personality, FilingOutcome.Filed);
        }
    }
}
