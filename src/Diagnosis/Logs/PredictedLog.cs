using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>A line that the kernel would print at a step of a transcript.</summary>
/// <param name="Line">The line; its <see cref="LogLine"/> says under which boot arguments it is printed.</param>
/// <param name="Nub">The provider whose round it is.</param>
/// <param name="Step">Index of the event in the transcript.</param>
public sealed record PredictedLogEntry(PredictedLogLine Line, Service Nub, int Step);

/// <summary>
/// The kernel's log as a transcript makes one expect it, so that people can compare. Addresses and process ids cannot be known;
/// registry ids are those of the simulation.
/// </summary>
public static class PredictedLog
{
    /// <summary>All lines in order, also those that need a debugging boot argument.</summary>
    public static ImmutableArray<PredictedLogEntry> Of(Transcript transcript)
    {
        var entries = ImmutableArray.CreateBuilder<PredictedLogEntry>();
        for (var i = 0; i < transcript.Count; i++)
        {
            foreach (var line in Lines(transcript[i])) entries.Add(new(line, transcript[i].Nub, i));
        }
        return entries.ToImmutable();
    }

    private static IEnumerable<PredictedLogLine> Lines(MatchEvent e) => e switch
    {
        MatchEvent.CategoryHeld held when !held.Personality.IsDext && !held.MayReplace =>
            [Line(LogLineId.CategoryExists, ("provider", held.Nub.Name), ("category", held.Personality.Category.Text))],
        MatchEvent.FamilyAnswered { Answer.Verdict: MatchVerdict.No } refused =>
            [Line(LogLineId.FamilyRefuses, ("provider", refused.Asked.Name))],
        MatchEvent.CandidateJudged { Stop: CandidateStop.ModuleStall } stalled =>
            [Line(LogLineId.ModuleStall, ("provider", stalled.Nub.Name))],
        MatchEvent.DriverProbed probed => Probed(probed),
        MatchEvent.ServerAsked asked => Asked(asked),
        MatchEvent.EntitlementsChecked { Holds: false } check =>
            [Line(check.FromProvider ? LogLineId.ProviderEntitlementsFailed : LogLineId.FamilyEntitlementsFailed, ("driver", DriverName(check.Personality)), ("entry", 0L))],
        MatchEvent.StartAttempted attempt => Attempted(attempt),
        _ => [],
    };

    private static IEnumerable<PredictedLogLine> Probed(MatchEvent.DriverProbed probed)
    {
        if (probed.Personality.ClassName is not { } name) return [];
        return probed.Stop switch
        {
            ProbeStop.CannotAllocate => [Line(LogLineId.ClassNotAllocated, ("class", name.Text))],
            ProbeStop.Init => [Line(LogLineId.InitFails, ("class", name.Text), ("provider", probed.Nub.Name), ("providerEntry", probed.Nub.Id))],
            ProbeStop.Probe => [Line(LogLineId.ProbeFails, ("driver", name.Text), ("entry", 0L))],
            _ => [],
        };
    }

    private static IEnumerable<PredictedLogLine> Asked(MatchEvent.ServerAsked asked)
    {
        var bundle = (asked.Driver[Keys.CFBundleIdentifier] as OSString)?.Text ?? "";
        var driver = asked.Driver.Name;
        var launching = Line(LogLineId.DriverLaunching, ("bundle", bundle));
        var waiting = Line(LogLineId.WaitingForServer, ("driver", driver), ("entry", asked.Driver.Id), ("server", asked.Server), ("tag", asked.Driver.Id.ToString("x", CultureInfo.InvariantCulture)));
        return asked.Answer switch
        {
            ServerAnswer.BundleUnknown or ServerAnswer.OtherBuild => [Line(LogLineId.DextNotFound, ("bundle", bundle))],
            ServerAnswer.OtherOrganization => [Line(LogLineId.ServerNameOrganization, ("server", asked.Server), ("bundle", bundle))],
            ServerAnswer.Reused => [launching, Line(LogLineId.UsingExistingServer, ("driver", driver), ("entry", asked.Driver.Id), ("server", asked.Server), ("tag", asked.Driver.Id))],
            ServerAnswer.NotThereToReuse => [launching, Line(LogLineId.ReuseServerFailed, ("driver", driver), ("entry", asked.Driver.Id))],
            ServerAnswer.CheckedIn or ServerAnswer.TimedOut => [launching, waiting],
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
    }

    private static IEnumerable<PredictedLogLine> Attempted(MatchEvent.StartAttempted attempt)
    {
        var driver = ("driver", (LogArgument)DriverName(attempt.Personality));
        var entry = ("entry", (LogArgument)(attempt.Driver?.Id ?? 0));
        return attempt.Outcome switch
        {
            StartOutcome.MatchDeferred => [Line(LogLineId.MatchingDeferred, ("provider", attempt.Nub.Name), ("providerEntry", attempt.Nub.Id), ("driver", attempt.Personality.ClassName?.Text ?? ""))],
            StartOutcome.LaunchDisabled => [Line(LogLineId.LaunchesDisabled, driver, entry)],
            StartOutcome.ShuttingDown => [Line(LogLineId.DisabledInShutdown, driver)],
            StartOutcome.DeferredInSleep => [Line(LogLineId.DeferredInSleep, driver)],
            StartOutcome.FailedToReuse => [Line(LogLineId.ReuseServerFailed, driver, entry)],
            StartOutcome.FailedToLaunch or StartOutcome.OtherBuild => [Line(LogLineId.LaunchServerFailed, driver, entry)],
            StartOutcome.ServerTimeout => [Line(LogLineId.ServerTimeout, driver, entry)],
            StartOutcome.Entitlements => [Line(LogLineId.ServerExitEntitlements, driver, entry)],
            StartOutcome.NoUserClass => [Line(LogLineId.UserClassUndefined, driver, entry)],
            StartOutcome.UserClassUnknown => [Line(LogLineId.NoUserClassFound, driver)],
            _ => [],
        };
    }

    /// <summary>K62: a dext's instance goes by IOUserClass, a kernel driver by its class.</summary>
    private static string DriverName(Personality personality) =>
        (personality.IsDext ? personality.Table[Keys.IOUserClass] as OSString : null)?.Text ?? personality.ClassName?.Text ?? "";

    private static PredictedLogLine Line(LogLineId id, params ReadOnlySpan<(string Capture, LogArgument Value)> arguments) => PredictedLogLine.Of(id, arguments);
}
