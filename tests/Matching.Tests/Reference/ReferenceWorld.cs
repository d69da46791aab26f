namespace IOMatch.Reference;

/// <summary>The services as they are now, the catalogue and the host: what a round works on.</summary>
internal sealed class ReferenceWorld
{
    private readonly Registry registry;
    private readonly List<ReferenceNub> services = [];

    public ReferenceWorld(Registry registry, IReadOnlyList<OSObject> offered, Host host, DriverModels models)
    {
        this.registry = registry;
        Host = host;
        Models = models;
        Catalogue = new(offered);
        foreach (var entry in registry.Entries)
        {
            var provider = entry.Provider is { } p ? services.First(s => s.Number == p.Index) : null;
            services.Add(new(entry.Index, entry.Class, entry.GivenName, entry.Location, entry.Id, provider) { Properties = entry.Properties, State = entry.State });
        }
        foreach (var entry in registry.Entries) services[entry.Index].Clients.AddRange(entry.Children.Select(c => services[c.Index]));
    }

    public Host Host { get; set; }

    public DriverModels Models { get; }

    public ReferenceCatalogue Catalogue { get; }

    public IReadOnlyList<ReferenceNub> Services => services;

    public MatchVerdict? Died { get; set; }

    /// <summary>Everything that happened, in lines.</summary>
    public List<string> Told { get; } = [];

    public ReferenceNub this[RegistryEntry entry] => services[entry.Index];

    public KernelClass ClassNamed(string name) => registry.Classes[name] ?? KernelClass.Undeclared(name);

    /// <summary>registerService: rounds until one replaces nobody (K23).</summary>
    public void Register(RegistryEntry entry)
    {
        for (var again = false; Died is null && new ReferenceRound(this, this[entry]).Run(again); again = true)
        {
        }
    }

    public ReferenceNub Start(ReferenceNub nub, KernelClass @class, ReferencePersonality personality, OSDictionary properties)
    {
        var driver = new ReferenceNub(-1, @class, null, null, 0, nub) { Properties = properties, Personality = personality };
        services.Add(driver);
        nub.Clients.Add(driver);
        return driver;
    }

    public void Detach(ReferenceNub driver)
    {
        services.Remove(driver);
        driver.Provider!.Clients.Remove(driver);
    }

    /// <summary>K47: the first child that fits, component by component, without going back.</summary>
    public ReferenceNub? FromPath(string text)
    {
        if (!text.StartsWith("IOService:", StringComparison.Ordinal)) return null;
        var path = text["IOService:".Length..];
        if (!path.StartsWith('/')) return null;
        var at = services[registry.Root.Index];
        foreach (var component in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at.Clients.FirstOrDefault(c => Fits(component, c)) is not { } next) return null;
            at = next;
        }
        return at;
    }

    private static bool Fits(string component, ReferenceNub nub)
    {
        var sign = component.IndexOf('@', StringComparison.Ordinal);
        if (sign < 0) return component == nub.Name;
        return (sign == 0 || component[..sign] == nub.Name) && nub.Location is { } location && SameLocation(component[(sign + 1)..], location);
    }

    // hexadecimal numbers between commas or colons; those that are missing at the end count as 0
    private static bool SameLocation(string a, string b)
    {
        var (left, right) = (Numbers(a), Numbers(b));
        return Enumerable.Range(0, Math.Max(left.Length, right.Length)).All(i => left.ElementAtOrDefault(i) == right.ElementAtOrDefault(i));

        static ulong[] Numbers(string text) => [.. text.Split(',', ':').Select(n => ulong.TryParse(n, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : 0)];
    }
}
