namespace IOMatch;

/// <summary>A nub of a loaded registry, to ask whether a personality matches it.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Entry">The nub's entry.</param>
public sealed record RegistryNub(Registry Registry, RegistryEntry Entry);
