namespace IOMatch;

/// <summary>A personality as it is sent to the kernel, with where it was written down.</summary>
public sealed record CataloguePersonality(OSObject Table, PersonalityOrigin Origin);
