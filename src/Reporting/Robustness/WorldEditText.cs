namespace IOMatch;

/// <summary>Changes of the world in words, behind an "if".</summary>
internal static class WorldEditText
{
    public static string Of(WorldEdit edit) => edit switch
    {
        WorldEdit.Property { After: null } p => $"{Where(p)} has no {p.Key} (now {ValueText.Of(p.Before)})",
        WorldEdit.Property p => $"{p.Key} of {Where(p)} is another, such as {ValueText.Of(p.After)} (now {ValueText.Of(p.Before)})",
        WorldEdit.RivalScore r => $"IOProbeScore of {new DriverNames(null).InFull(r.Rival)} is {r.By} higher",
        WorldEdit.Newcomer { Above: > 0 } n => $"the system brings a driver with the same keys and an IOProbeScore {n.Above} higher",
        WorldEdit.Newcomer => "the system brings a driver with the same keys and the same IOProbeScore",
        WorldEdit.Order { What: EventOrder.ActivatedLater } => "it is activated after the device was matched, and the device is not plugged in again",
        WorldEdit.Order => "it is activated after the device was matched, and the device is plugged in again",
        WorldEdit.Machine { Setting: MachineSetting.DriverKitOff } => "the boot-arg dk switches DriverKit off",
        WorldEdit.Machine { Setting: MachineSetting.LaunchesOff } => "the boot-arg dk switches launching off",
        WorldEdit.Machine { Setting: MachineSetting.NoDaemon } => "the IOKit daemon is not there",
        WorldEdit.Machine { Setting: MachineSetting.Sleeping } => "the Mac is about to sleep when the device appears",
        WorldEdit.Machine { Setting: MachineSetting.IPad } => "it runs on an iPad",
        WorldEdit.Machine => "the Mac has the other kind of processor",
        WorldEdit.Unentitled u => $"it does not hold the entitlement {u.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(edit)),
    };

    private static string Where(WorldEdit.Property p) => p.Entry.Location is { } location ? $"{p.Entry.Name}@{location}" : p.Entry.Name;
}
