using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a dump shows of one nub. What it leaves out is null or empty, and is not known to be absent.</summary>
/// <param name="Nub">The nub.</param>
/// <param name="Drivers">The drivers attached to it that show a personality, older first.</param>
public sealed record NubEvidence(RegistryEntry Nub, ImmutableArray<AttachedDriver> Drivers)
{
    /// <summary>Whether the dump prints any property of it; without, it tells nothing of dexts, owners or overridden names.</summary>
    public bool HasProperties => Nub.Properties.Count > 0;

    /// <summary>IODEXTMatchCount: how many dext personalities matched, in whatever category, whether they won or not (K25).</summary>
    public int? DextMatchCount => Number(Keys.IODEXTMatchCount);

    /// <summary>How many counted dext personalities have no driver attached: those matched, and lost or failed later. Never below zero.</summary>
    public int DextsNotAttached => Math.Max(0, (DextMatchCount ?? 0) - Drivers.Count(d => d.IsDext));

    /// <summary>IORematchCount: how often it was matched again after a dext of it had crashed (K71).</summary>
    public int? Rematches => Number(Keys.IORematchCount);

    /// <summary>Who has it open alone; null when it shows nobody.</summary>
    public NubOwner? Owner => NubOwner.Of(Nub.Properties);

    /// <summary>The driver that has it open alone; null when the owner is a program, or is not among the drivers shown.</summary>
    public AttachedDriver? OwningDriver => Owner is { IsProgram: false } owner ? Drivers.FirstOrDefault(d => d.IsNamed(owner.Name)) : null;

    /// <summary>Programs with a user client on it; whether one has it open alone is another matter.</summary>
    public ImmutableArray<NubOwner> Programs => [.. Nub.Children.Select(c => NubOwner.OfClient(c.Properties)).OfType<NubOwner>().Distinct()];

    /// <summary>Whether somebody has it open, where a family tells: media say so, and HID devices say it of the event system. Null where nothing is told.</summary>
    public bool? IsOpen => Owner is not null ? true
        : Nub.Properties["DeviceOpenedByEventSystem"] is OSBoolean { Value: true } ? true
        : Nub.Properties["Open"] is OSBoolean open ? open.Value
        : null;

    /// <summary>The class by which it calls itself to programs (IOClassNameOverride), which is not its class; null when it has none.</summary>
    public string? ClassNameOverride => (Nub.Properties["IOClassNameOverride"] as OSString)?.Text;

    /// <summary>The driver in a match category; null when none is shown.</summary>
    public AttachedDriver? In(string category) => Drivers.FirstOrDefault(d => d.Observed.Category == category);

    private int? Number(OSSymbol key) => Nub.Properties[key] is OSNumber number ? number.LowSInt32 : null;
}
