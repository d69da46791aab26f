using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The list arrives.</summary>
/// <param name="Personalities">In the order of the Info.plist. OSKext walks a hash table (CFDictionary), so the true order among a bundle's personalities is not told by its files: Assumed.</param>
public sealed record PersonalitiesSent(ImmutableArray<SentPersonality> Personalities) : PersonalityDelivery;
