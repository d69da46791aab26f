using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A catalogue after an operation, and what the operation did.</summary>
/// <param name="Catalogue">The catalogue afterwards.</param>
/// <param name="Filings">One element for each offered personality, in order.</param>
/// <param name="Removed">Personalities taken out.</param>
/// <param name="Succeeded">Whether the call succeeded; when not, it starts no matching.</param>
internal sealed record CatalogueChange(KernelCatalogue Catalogue, ImmutableArray<Filing> Filings, ImmutableArray<Personality> Removed, bool Succeeded);
