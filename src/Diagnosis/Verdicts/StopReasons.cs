namespace IOMatch;

/// <summary>Which reason code stands for which stop of the engine. One place, so that every reader says the same.</summary>
internal static class StopReasons
{
    /// <summary>Why passive matching said no, and the key that failed.</summary>
    public static (ReasonCode Reason, string? Key) OfMismatch(IReadOnlyList<MatchEvent> steps)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            switch (steps[i])
            {
                case MatchEvent.SearchMoved { IsLocation: true }:
                    return (ReasonCode.PlaceMatch, Keys.IOLocationMatch.Text);
                case MatchEvent.SearchMoved:
                    return (ReasonCode.ParentMatch, Keys.IOParentMatch.Text);
                case MatchEvent.KeyCompared { Equal: false } k:
                    return OfKey(k);
                case MatchEvent.FamilyAnswered { Answer.Verdict: not MatchVerdict.Yes } f:
                    return OfFamily(f);
                default:
                    break;
            }
        }
        return (ReasonCode.FamilyRefused, null);
    }

    private static (ReasonCode, string?) OfKey(MatchEvent.KeyCompared k) => k.Rule switch
    {
        GenericRule.UserVisible or GenericRule.Exclave => (ReasonCode.NubHidden, k.Key.Text),
        GenericRule.ProviderClass => (ReasonCode.ProviderClassNotInherited, k.Key.Text),
        GenericRule.Name => (ReasonCode.NameMatch, k.Key.Text),
        GenericRule.Location or GenericRule.Path or GenericRule.EntryId or GenericRule.ServiceCount => (ReasonCode.PlaceMatch, k.Key.Text),
        GenericRule.Property => OfProperty(k),
        GenericRule.PropertyExists => (ReasonCode.PropertyAbsent, k.Wanted is OSString name ? name.Text : k.Key.Text),
        GenericRule.Bsd => (k.Found is null ? ReasonCode.PropertyAbsent : ReasonCode.PropertyDiffers, k.Key.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(k)),
    };

    private static (ReasonCode, string?) OfProperty(MatchEvent.KeyCompared k)
    {
        if (k is not { Wanted: OSDictionary wanted, Found: OSDictionary found }) return (ReasonCode.PropertyDiffers, k.Key.Text);
        foreach (var (key, value) in wanted)
        {
            if (found[key] is not { } own) return (ReasonCode.PropertyAbsent, key.Text);
            if (!own.IsEqualTo(value)) return (ReasonCode.PropertyDiffers, key.Text);
        }
        return (ReasonCode.PropertyDiffers, k.Key.Text);
    }

    private static (ReasonCode, string?) OfFamily(MatchEvent.FamilyAnswered f)
    {
        foreach (var note in f.Notes)
        {
            if (note is not FamilyNote.Compared { Equal: false } c) continue;
            return c.Key.Equals(Keys.IOResourceMatch) ? (ReasonCode.ResourceNotPublished, (c.Wanted as OSString)?.Text)
                : c.Found is null ? (ReasonCode.PropertyAbsent, c.Key.Text)
                : (ReasonCode.PropertyDiffers, c.Key.Text);
        }
        return f.Family.ServedClasses.Any(c => c.Text.StartsWith("IOUSB", StringComparison.Ordinal))
            ? (ReasonCode.UsbCombinationIncomplete, null)
            : (ReasonCode.FamilyRefused, null);
    }

    public static ReasonCode OfGate(CandidateStop stop) => stop switch
    {
        CandidateStop.DextDisabled => ReasonCode.DriverKitOff,
        CandidateStop.NoDaemon => ReasonCode.DaemonNotAvailable,
        CandidateStop.RelaunchDisabled => ReasonCode.CrashLimit,
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    public static ReasonCode OfProbe(ProbeStop stop, KernelClass? @class) => stop switch
    {
        ProbeStop.NoClassKey => ReasonCode.IoClassMissing,
        ProbeStop.CannotAllocate => @class is not null && (@class.IsAbstract || !@class.IsA(Keys.IOService)) ? ReasonCode.IoClassAbstract : ReasonCode.IoClassUnknown,
        ProbeStop.Init => ReasonCode.InitRefused,
        ProbeStop.Probe => ReasonCode.ProbeRefused,
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    public static ReasonCode OfStart(Personality personality, StartOutcome outcome, IReadOnlyList<MatchEvent.EntitlementsChecked>? checks) => outcome switch
    {
        StartOutcome.StartFailed => ReasonCode.StartFailedNextCandidate,
        StartOutcome.AttachRefused => ReasonCode.DextOnResources,
        StartOutcome.MatchDeferred => ReasonCode.MatchDeferred,
        StartOutcome.LaunchDisabled => ReasonCode.LaunchesDisabled,
        StartOutcome.ShuttingDown => ReasonCode.ShuttingDown,
        StartOutcome.DeferredInSleep => ReasonCode.DeferredInSleep,
        StartOutcome.FailedToLaunch => ReasonCode.BundleNotInKernel,
        StartOutcome.OtherBuild => personality.Table.ContainsKey(Keys.OSBundleDextUniqueIdentifier) ? ReasonCode.UniqueIdDiffers : ReasonCode.UniqueIdMissing,
        StartOutcome.FailedToReuse => ReasonCode.ServerNotReused,
        StartOutcome.ServerTimeout => ReasonCode.ServerTimeout,
        StartOutcome.Entitlements => checks is null or [] ? ReasonCode.ExitBeforeStart
            : checks[^1].FromProvider ? ReasonCode.ProviderEntitlements
            : ReasonCode.FamilyEntitlements,
        StartOutcome.OpenFailed => ReasonCode.ProviderOpenedBySibling,
        StartOutcome.HardwareOnly => ReasonCode.RealHardwareOnly,
        StartOutcome.NoUserClass => ReasonCode.UserClassMissing,
        StartOutcome.UserClassUnknown => ReasonCode.UserClassNotRegistered,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
