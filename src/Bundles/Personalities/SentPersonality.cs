using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A personality as the kernel gets it.</summary>
/// <param name="Origin">As written.</param>
/// <param name="Table">As sent: values as K6 says, with the keys that are added.</param>
/// <param name="Added">Keys that user space or the kernel's loader put in.</param>
public sealed record SentPersonality(BundlePersonality Origin, OSDictionary Table, ImmutableArray<AddedKey> Added);
