namespace IOMatch;

/// <summary>A property of an imagined entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Key">The property.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsAsked">Whether the personality asks for it; otherwise it is a sensible value that could be another.</param>
public sealed record ImaginedFact(RegistryEntry Entry, string Key, OSObject Value, bool IsAsked);
