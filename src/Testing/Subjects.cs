namespace IOMatch;

/// <summary>Picks what a test is about out of registries, catalogues and outcomes.</summary>
public static class Subjects
{
    /// <summary>The one nub of this name that is there at the end.</summary>
    /// <param name="outcome">The simulation.</param>
    /// <param name="nub">An id, path, name@location, name or class.</param>
    /// <exception cref="ArgumentException">There is no such nub, or there are several.</exception>
    public static NubOutcome At(this Outcome outcome, string nub) =>
        new(outcome, One([.. outcome.Find(nub).Where(outcome.IsPresent)], nub, s => s.Path, nameof(nub)));

    /// <summary>The one nub of this name.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="nub">An id, path, name@location, name or class.</param>
    /// <exception cref="ArgumentException">There is no such nub, or there are several.</exception>
    public static RegistryNub At(this Registry registry, string nub) => new(registry, One([.. registry.Find(nub)], nub, e => e.Path, nameof(nub)));

    /// <summary>A driver by its bundle identifier, its class, or its personality's key.</summary>
    /// <exception cref="ArgumentException">The catalogue holds no such driver.</exception>
    public static DriverOutcome Driver(this Outcome outcome, string driver) => FailureText.Asks(outcome, driver).Personalities.IsEmpty
        ? throw new ArgumentException($"the catalogue holds no driver {driver}", nameof(driver))
        : new(outcome, driver);

    /// <summary>The one personality of this key in IOKitPersonalities.</summary>
    /// <exception cref="ArgumentException">There is no such personality, or there are several.</exception>
    public static CataloguePersonality Personality(this Catalogue source, string name) =>
        One([.. source.Bundles.SelectMany(b => b.Personalities).Where(p => p.Origin.Name == name)], name, p => p.Origin.At.ToString(), nameof(name));

    private static T One<T>(List<T> found, string name, Func<T, string> describe, string parameter) => found switch
    {
        [var one] => one,
        [] => throw new ArgumentException($"there is no {name}", parameter),
        _ => throw new ArgumentException($"{found.Count} are called {name}: {string.Join(", ", found.Take(5).Select(describe))}", parameter),
    };
}
