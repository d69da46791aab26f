using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A nub that a driver publishes.</summary>
/// <param name="Class">Its class.</param>
/// <param name="BelowProvider">It hangs below the driver's provider, as USB interfaces do; else below the driver.</param>
/// <param name="Make">One may be made up when the registry file has none at that place.</param>
/// <param name="Name">Its name; the class when null.</param>
/// <param name="Copies">Properties it takes from the driver's provider.</param>
/// <param name="Properties">Properties of its own.</param>
internal sealed record NubModel(string Class, bool BelowProvider, bool Make, string? Name, ImmutableArray<OSSymbol> Copies, OSDictionary Properties);
