namespace IOMatch;

/// <summary>What would settle a verdict that is not decidable.</summary>
internal static class SettleText
{
    public static string? Of(ExplainedNub nub)
    {
        if (nub.Verdict.Code != ReasonCode.NotDecidable) return null;
        if (nub.Observed is not null && nub.Verdict.Because.IsEmpty) return "whether the bundle was installed and activated when the dump was taken";
        if (nub.Observed?.Find<ObservedFinding.Attached>() is { IsPredicted: false }) return "which version of the bundle is on that Mac";
        var course = nub.Best;
        return nub.Verdict.Because.FirstOrDefault() switch
        {
            ReasonCode.WaitsForResource => $"whether anybody publishes {CourseText.Waits(course)}; this registry does not show it, and the wait has no end",
            ReasonCode.ModuleStalled => $"whether the kext {(course.End == CourseEnd.ModuleStalled ? course.Personality.BundleIdKernel?.Text : "that the round waits for")} is loaded; then the nub is matched again",
            ReasonCode.MatchDeferred => "what is matched once the IOKit daemon has sent all personalities",
            ReasonCode.DeferredInSleep => "what is matched once the machine is awake",
            ReasonCode.ProviderOpenedBySibling => "which of the two opens the nub first: at boot and right after an activation mostly the system's driver. Without IOMatchCategory there is one race and one winner",
            ReasonCode.KernelClassDoesNotFitUserClass or ReasonCode.KernelClassHasNoProxy => "whether the kernel class hands the driver's calls on",
            ReasonCode.DriverPanic => "what the kernel does on this nub when it does not die before",
            _ => null,
        };
    }
}
