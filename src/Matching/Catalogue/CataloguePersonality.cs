namespace IOMatch;

/// <summary>A personality as it is sent to the kernel, with where it was written down.</summary>
/// <example><code>
/// var written = catalogue.Bundles[0].Personalities[0].Origin.At; // file and line
/// </code></example>
public sealed record CataloguePersonality(OSObject Table, PersonalityOrigin Origin);
