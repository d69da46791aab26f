using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A driver of a dump below one of its providers: a fact, for the dump shows it there.</summary>
/// <param name="Entry">The driver's entry.</param>
/// <param name="Nub">The provider that it is attached to.</param>
/// <param name="Observed">What its properties tell of its personality.</param>
public sealed record AttachedDriver(RegistryEntry Entry, RegistryEntry Nub, ObservedDriver Observed)
{
    /// <summary>Whether a dext drives it: its kernel half is shown here, its process is an entry of its own.</summary>
    public bool IsDext => Observed.UserServer is not null;

    /// <summary>Whether it came from a boot personality (IOMatchedAtBoot): it had the nub before any third party's bundle was known.</summary>
    public bool IsMatchedAtBoot => Entry.Properties[Keys.IOMatchedAtBoot] is { } value && !ReferenceEquals(value, OSBoolean.False);

    /// <summary>Whether its personality states IOPrimaryDriverTerminateOptions, so that a driver that is no boot one may take its place (K23).</summary>
    public bool GivesWay => Entry.Properties.ContainsKey(Keys.IOPrimaryDriverTerminateOptions);

    /// <summary>A dext's personality to the letter, as the kernel keeps it beside the instance's own properties; null when the dump does not show it.</summary>
    public OSDictionary? MatchedPersonality => Entry.Properties[Keys.IOMatchedPersonality] as OSDictionary;

    /// <summary>The code directory hash of the dext's process; null when the dump does not show it.</summary>
    public string? CodeHash => (Entry.Properties["IOUserServerCDHash"] as OSString)?.Text;

    /// <summary>The bundle that published its personality, which a codeless kext does for another's class; null when the dump does not show it.</summary>
    public string? Publisher => (Entry.Properties[Keys.IOPersonalityPublisher] as OSString)?.Text ?? Observed.Bundle;

    /// <summary>What people call it: the dext's own class, else the kernel class.</summary>
    public string Name => Observed.UserClass ?? Observed.Class;

    /// <summary>Whether it goes by a name in what a nub says of its owner.</summary>
    public bool IsNamed(string name) => Entry.Name == name || Entry.Class.Name.Text == name || Observed.UserClass == name;

    /// <summary>Whether it is of a bundle.</summary>
    public bool IsOf(string bundleId) => Observed.Bundle == bundleId || Publisher == bundleId || Observed.UserServer == bundleId;

    /// <summary>
    /// Every driver that shows a personality, older first. It can be below several providers: IONetworkStack attaches itself to every interface.
    /// </summary>
    public static ImmutableArray<AttachedDriver> All(Registry registry)
    {
        var all = ImmutableArray.CreateBuilder<AttachedDriver>();
        foreach (var entry in registry.Entries)
        {
            if (entry.ObservedDriver is not { ProviderClass: not null } observed) continue;
            foreach (var nub in registry.Service.ParentsOf(entry)) all.Add(new(entry, nub, observed));
        }
        return all.ToImmutable();
    }
}
