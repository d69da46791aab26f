using System.Globalization;

namespace IOMatch.Reference;

/// <summary>The engine's transcript in the reference's lines.</summary>
internal static class EngineTold
{
    public static List<string> Of(Transcript transcript)
    {
        var told = new List<string>();
        var before = OSDictionary.Empty;
        foreach (var e in transcript)
        {
            switch (e)
            {
                case MatchEvent.RoundBegan b:
                    before = b.Properties;
                    told.Add($"round on {Number(b.Nub)}{(b.AfterReplacement ? " again" : "")}, candidates {string.Join(' ', b.Candidates.Select(c => c.Index))}");
                    break;
                case MatchEvent.CandidateJudged { Stop: CandidateStop.KernelDied } j:
                    told.Add($"  {j.Personality.Index}: the kernel dies");
                    break;
                case MatchEvent.CandidateJudged j:
                    told.Add($"  {j.Personality.Index}: {Word(j.Stop)}{(j.Matched ? $", score {j.Score}{(j.NameMatched is { } name ? $", name {name.Text}" : "")}" : "")}");
                    break;
                case MatchEvent.DriverProbed p:
                    told.Add($"  probed {p.Personality.Index}: {Word(p.Stop) ?? string.Create(CultureInfo.InvariantCulture, $"score {p.Score}")}");
                    break;
                case MatchEvent.CategoryRanked r:
                    told.Add($"  category {r.Category.Text}: {string.Join(' ', r.Order.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Personality.Index}({o.Score})")))}");
                    break;
                case MatchEvent.StartAttempted s:
                    told.Add($"    try {s.Personality.Index}: {Word(s.Outcome)}{(s.MatchedAtBoot ? ", at boot" : "")}{(s.Waits.IsEmpty ? "" : ", waits for " + string.Join(' ', s.Waits.Select(ReferenceTold.Show)))}");
                    break;
                case MatchEvent.RoundEnded end:
                    told.AddRange(ReferenceTold.End(end.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => c.Personality!.Index), before, end.Properties, end.State));
                    break;
                default:
                    break;
            }
        }
        return told;
    }

    /// <summary>The state at the end, as <see cref="ReferenceTold.State"/>.</summary>
    public static IEnumerable<string> State(IEnumerable<Service> services) =>
        services.Where(s => s.Entry is not null).OrderBy(s => s.Entry!.Index).Select(s => $"{s.Entry!.Index} {s.State & ~EntryState.Matched} {ReferenceTold.Show(s.Properties)} [{string.Join(' ', s.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => $"{c.Personality!.Index} {ReferenceTold.Show(c.Properties)}"))}]");

    private static string Number(Service nub) => nub.Entry is { } entry ? entry.Index.ToString(CultureInfo.InvariantCulture) : nub.Path;

    private static string Word(CandidateStop stop) => stop switch
    {
        CandidateStop.None => "on",
        CandidateStop.DextDisabled => "dext-disabled",
        CandidateStop.NoDaemon => "no-daemon",
        CandidateStop.RelaunchDisabled => "dext-relaunch-max",
        CandidateStop.CategoryExists => "category-exists",
        CandidateStop.Passive => "passive",
        CandidateStop.Replaces => "replaces",
        CandidateStop.CategoryConsumed => "category-consumed",
        CandidateStop.RematchPersonality => "rematch-personality",
        CandidateStop.ModuleStall => "module-stall",
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    private static string? Word(ProbeStop stop) => stop switch
    {
        ProbeStop.None => null,
        ProbeStop.NoClassKey => "no-class-key",
        ProbeStop.CannotAllocate => "alloc",
        ProbeStop.Init => "init",
        ProbeStop.Probe => "probe",
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    private static string Word(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Started => "started",
        StartOutcome.StartFailed => "start",
        StartOutcome.AttachRefused => "attach",
        StartOutcome.MatchDeferred => "match-deferred",
        StartOutcome.LaunchDisabled => "dext-launch-disabled",
        StartOutcome.DeferredInSleep => "deferred-in-sleep",
        _ => outcome.ToString(),
    };
}
