using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Everything that can get into the kernel's catalogue, bundle by bundle: what the system brings, and what is installed or activated on top.
/// Immutable; <see cref="Filed"/> is the kernel's view once all of it was sent.
/// </summary>
/// <example><code>
/// var catalogue = CatalogueReader.Read("macos-15", "Gadget.dext").OrThrow();
/// var without = catalogue.Without("com.example.Gadget");
/// </code></example>
public sealed class Catalogue
{
    private readonly Lazy<CatalogueChange> added;

    /// <param name="bundles">In the order of sending.</param>
    /// <param name="classes">Classes that the bundles bring: class and superclass.</param>
    public Catalogue(IEnumerable<CatalogueBundle> bundles, IReadOnlyDictionary<string, string>? classes = null)
    {
        Bundles = [.. bundles];
        Classes = classes ?? ImmutableDictionary<string, string>.Empty;
        added = new(() => Add(KernelCatalogue.Empty, Bundles));
    }

    // Bundles that only come behind others are filed behind them: the others' catalogue is shared and not filed again.
    private Catalogue(Catalogue first, ImmutableArray<CatalogueBundle> behind, IReadOnlyDictionary<string, string> classes)
    {
        Bundles = [.. first.Bundles, .. behind];
        Classes = classes;
        added = new(() =>
        {
            var before = first.added.Value;
            if (!before.Succeeded) return Add(KernelCatalogue.Empty, Bundles); // the call had stopped there (K11)
            var after = Add(before.Catalogue, behind);
            return after with { Filings = [.. before.Filings, .. after.Filings] };
        });
    }

    /// <summary>No bundles.</summary>
    public static Catalogue Empty { get; } = new([]);

    /// <summary>Personalities of which no bundle is known.</summary>
    public static Catalogue Of(params IEnumerable<OSObject> personalities) =>
        new([new CatalogueBundle(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [.. personalities.Select((p, i) => new CataloguePersonality(p, new(null, $"{i + 1}", new("personalities"))))])]);

    /// <summary>The bundles in the order of sending.</summary>
    public ImmutableArray<CatalogueBundle> Bundles { get; }

    /// <summary>Classes that the bundles bring: class and superclass.</summary>
    public IReadOnlyDictionary<string, string> Classes { get; }

    /// <summary>The kernel's catalogue when everything was sent in one call.</summary>
    internal KernelCatalogue Filed => added.Value.Catalogue;

    /// <summary>What became of each personality, in order.</summary>
    public ImmutableArray<Filing> Filings => added.Value.Filings;

    /// <summary>This catalogue and another behind it; a bundle of the same id replaces the earlier one in its place.</summary>
    public Catalogue With(Catalogue other)
    {
        var bundles = Bundles.ToList();
        var replaces = false;
        foreach (var bundle in other.Bundles)
        {
            var at = bundle.Id is null ? -1 : bundles.FindIndex(b => IsSame(b, bundle));
            if (at < 0) bundles.Add(bundle);
            else bundles[at] = bundle;
            replaces |= at >= 0;
        }
        var classes = Classes;
        if (other.Classes.Count > 0)
        {
            var both = Classes.ToDictionary(StringComparer.Ordinal);
            foreach (var (name, superclass) in other.Classes) both[name] = superclass;
            classes = both;
        }
        return replaces || Bundles.IsEmpty ? new(bundles, classes) : new(this, other.Bundles, classes);
    }

    // an id that the build has still to put in names no bundle: two source files with the same variable become two bundles
    private static bool IsSame(CatalogueBundle a, CatalogueBundle b) =>
        string.Equals(a.Id, b.Id, StringComparison.Ordinal)
        && (!BuildVariables.Contains(a.Id!) || string.Equals(a.Bundle?.Path, b.Bundle?.Path, StringComparison.Ordinal));

    /// <summary>This catalogue without some bundles.</summary>
    public Catalogue Without(params IEnumerable<string> bundleIds)
    {
        var gone = bundleIds.ToHashSet(StringComparer.Ordinal);
        return new(Bundles.Where(b => b.Id is null || !gone.Contains(b.Id)), Classes);
    }

    /// <summary>The registry with the classes that the bundles bring; a class that the registry already knows stays as it is.</summary>
    public Registry Declare(Registry registry)
    {
        var lacking = Classes.Where(c => registry.Classes[c.Key] is null).ToDictionary(StringComparer.Ordinal);
        return lacking.Count == 0 ? registry : registry.WithClasses(registry.Classes.With(lacking, "catalogue", Certainty.Assumed, out _));
    }

    /// <summary>The host with what is known of the bundles: kernel collections and user servers. What the host states itself stays.</summary>
    public Host Describe(Host host)
    {
        var kexts = host.Kexts.ToBuilder();
        var servers = host.Servers.ToBuilder();
        foreach (var bundle in Bundles)
        {
            if (bundle.Id is { } id && bundle.Collection != KernelCollection.Unknown) kexts.TryAdd(id, new(bundle.Collection, ModuleLoad.Loaded));
            if (bundle.Server is not { } server) continue;
            foreach (var personality in bundle.Personalities)
            {
                if (personality.Table is OSDictionary table && table[Keys.IOUserServerName] is OSString name) servers.TryAdd(name.Text, server);
            }
        }
        return host with { Kexts = kexts.ToImmutable(), Servers = servers.ToImmutable() };
    }

    internal static CatalogueChange Add(KernelCatalogue catalogue, IEnumerable<CatalogueBundle> bundles)
    {
        var personalities = bundles.SelectMany(b => b.Personalities).ToList();
        return catalogue.AddDrivers([.. personalities.Select(p => p.Table)], [.. personalities.Select(p => p.Origin)]);
    }
}
