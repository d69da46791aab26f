namespace IOMatch;

/// <summary>What happens, in words.</summary>
internal static class HappeningText
{
    public static string Of(Happening what) => what switch
    {
        Happening.Boot => "the machine boots",
        Happening.DaemonUp => "the IOKit daemon comes up",
        Happening.Activate h => $"{h.BundleId} is activated",
        Happening.Upgrade h => $"{h.BundleId} is upgraded",
        Happening.Deactivate h => $"{h.BundleId} is deactivated",
        Happening.Attach h => $"{h.Nub} is plugged in",
        Happening.Detach h => $"{h.Nub} is unplugged",
        Happening.Replug h => $"{h.Nub} is unplugged and plugged in again",
        Happening.ConfigurationSelected h => $"configuration {h.Configuration} of {h.Nub} is selected",
        Happening.Register h => $"{h.Nub} is registered again",
        Happening.Crash h => $"{h.Driver} crashes",
        Happening.Exit h => $"{h.Driver} exits",
        Happening.UserspaceReboot => "user space restarts",
        Happening.Sleep => "the machine goes to sleep",
        Happening.Wake => "the machine wakes",
        Happening.KextLoaded h => $"{h.BundleId} is loaded",
        Happening.Publish { Value: null } h => $"{h.Key} goes from {h.Nub}",
        Happening.Publish h => $"{h.Key} {ValueText.Of(h.Value)} appears on {h.Nub}",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
