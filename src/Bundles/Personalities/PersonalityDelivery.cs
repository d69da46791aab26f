using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What the kernel gets of a bundle's personalities.</summary>
public abstract record PersonalityDelivery
{
    private protected PersonalityDelivery()
    {
    }
}

/// <summary>The list arrives.</summary>
/// <param name="Personalities">In the order of the Info.plist. OSKext walks a hash table (CFDictionary), so the true order among a bundle's personalities is not told by its files: Assumed.</param>
public sealed record PersonalitiesSent(ImmutableArray<SentPersonality> Personalities) : PersonalityDelivery;

/// <summary>Nothing arrives, however good the other personalities are.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">The place that is to blame.</param>
/// <param name="What">In words.</param>
/// <param name="Culprit">The personality to blame, or null.</param>
public sealed record PersonalitiesRefused(RefusalReason Reason, SourcePosition At, string What, BundlePersonality? Culprit = null) : PersonalityDelivery;

/// <summary>Why no personality of a bundle reaches the kernel.</summary>
public enum RefusalReason
{
    /// <summary>A value that cannot be written for the kernel, such as a fractional real: "Can't serialize personalities." (K6).</summary>
    NotSerializable,

    /// <summary>The bundle has no CFBundleIdentifier: OSKext makes no kext of it.</summary>
    NoIdentifier,
}

/// <summary>A personality as the kernel gets it.</summary>
/// <param name="Origin">As written.</param>
/// <param name="Table">As sent: values as K6 says, with the keys that are added.</param>
/// <param name="Added">Keys that user space or the kernel's loader put in.</param>
public sealed record SentPersonality(BundlePersonality Origin, OSDictionary Table, ImmutableArray<AddedKey> Added);

/// <summary>A key that was not in the Info.plist.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Source">Who adds it.</param>
public sealed record AddedKey(OSSymbol Key, OSObject Value, Certainty Certainty, string Source);

/// <summary>The program that sends personalities to the kernel.</summary>
public enum PersonalityDaemon
{
    /// <summary>kernelmanagerd, and the kext collections that it builds: macOS 11 and later. Closed; known from registry dumps.</summary>
    KernelManagerd,

    /// <summary>kextd: up to macOS 10.15 (OSKext.c and kext_tools are open).</summary>
    Kextd,
}
