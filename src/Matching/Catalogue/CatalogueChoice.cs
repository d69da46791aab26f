using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Which catalogues a prediction rests on, and how they were chosen.</summary>
/// <param name="Names">What was named, or the one built-in catalogue that was chosen.</param>
/// <param name="ChosenFor">The machine for which the nearest built-in one was chosen; null when the user named them.</param>
/// <example><code>
/// var machine = HostFromRegistry.Of(Registry.Load("ioreg.txt"));
/// var nearest = CatalogueChoice.Of([], machine).Read().OrThrow();
/// </code></example>
public sealed record CatalogueChoice(ImmutableArray<string> Names, HostFromRegistry? ChosenFor)
{
    /// <summary>What the user named; the nearest built-in catalogue when that is nothing.</summary>
    public static CatalogueChoice Of(IReadOnlyCollection<string> named, HostFromRegistry machine) =>
        named.Count > 0 ? new([.. named], null) : new([NearestCatalogue.NameFor(machine)], machine);

    /// <summary>Reads them.</summary>
    public ReadResult<Catalogue> Read() => CatalogueReader.Read(Names);
}
