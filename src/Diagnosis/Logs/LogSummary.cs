using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a log says about one driver.</summary>
/// <param name="Name">The best name: bundle identifier, else server, else the driver's name.</param>
/// <param name="Bundles">Bundle identifiers and server names.</param>
/// <param name="Drivers">Names of its instances.</param>
/// <param name="Findings">Its lines, in order.</param>
/// <param name="Furthest">The furthest stage that a line speaks of.</param>
/// <param name="HasStarted">Whether a line says that start succeeded, and no later one that it failed.</param>
/// <param name="Crashes">The highest crash count of a launch.</param>
/// <param name="Decisive">The line that decides: the last bad one of the furthest stage, or where there is none the last line of that stage.</param>
/// <param name="Causes">Bad lines of a launch that name no driver and stand between its lines, or just behind where nothing ended the wait: the cause of a time-out is mostly among them.</param>
public sealed record DriverInLog(
    string Name,
    ImmutableArray<string> Bundles,
    ImmutableArray<string> Drivers,
    ImmutableArray<LogFinding> Findings,
    Stage Furthest,
    bool HasStarted,
    int Crashes,
    LogFinding Decisive,
    ImmutableArray<LogFinding> Causes)
{
    /// <summary>The reason code to read on at: that of the first cause of a time-out where one is seen, else that of the decisive line; null when nothing is wrong.</summary>
    public ReasonCode? Reason => Decisive.Id is LogLineId.ServerTimeout or LogLineId.WaitingForServer or LogLineId.LaunchServerFailed && Cause is { } cause ? cause.Reason : Decisive.Reason;

    private LogFinding? Cause => Findings.Concat(Causes).OrderBy(f => f.At.Line)
        .FirstOrDefault(f => f is { Severity: LogSeverity.Bad, Reason: not null, Stage: Stage.Launch or Stage.Signing } && f.Id is not (LogLineId.ServerTimeout or LogLineId.LaunchServerFailed));
}

/// <summary>A log, driver by driver.</summary>
/// <param name="Drivers">In the order in which they are first named.</param>
/// <param name="Unattributed">Lines that name no driver.</param>
public sealed record LogSummary(ImmutableArray<DriverInLog> Drivers, ImmutableArray<LogFinding> Unattributed)
{
    private const int LinesBehindAWait = 8;

    /// <summary>Sorts a log's findings by driver. Names are joined where a line holds two of them: an instance and its server, a bundle and its server.</summary>
    public static LogSummary Of(KernelLog log)
    {
        var names = new LogNames(log.Findings);
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var order = new List<string>();
        var unattributed = ImmutableArray.CreateBuilder<LogFinding>();
        var unattributedAt = new List<int>();
        for (var i = 0; i < log.Findings.Length; i++)
        {
            if (names.GroupOf(i) is not { } group)
            {
                unattributed.Add(log.Findings[i]);
                unattributedAt.Add(i);
                continue;
            }
            if (!groups.TryGetValue(group, out var members))
            {
                groups[group] = members = [];
                order.Add(group);
            }
            members.Add(i);
        }
        return new([.. order.Select(g => Summarise(log, names, groups[g], unattributedAt))], unattributed.ToImmutable());
    }

    /// <summary>Names of the drivers and servers whose process never checked in.</summary>
    public IEnumerable<string> TimedOut => Drivers.Where(d => d.Findings.Any(f => f.Id == LogLineId.ServerTimeout)).SelectMany(d => d.Bundles.Concat(d.Drivers));

    /// <summary>The driver with this bundle identifier, server or instance name, or null.</summary>
    public DriverInLog? Find(string name) => Drivers.FirstOrDefault(d =>
        d.Bundles.Contains(name, StringComparer.Ordinal) || d.Drivers.Contains(name, StringComparer.Ordinal));

    private static DriverInLog Summarise(KernelLog log, LogNames names, List<int> members, List<int> unattributed)
    {
        var findings = members.Select(i => log.Findings[i]).ToImmutableArray();
        // What happens after its life says nothing about how far it came.
        var stages = findings.Where(f => f.Stage != Stage.Outcome).ToList();
        var furthest = stages.Count == 0 ? Stage.Outcome : stages.Max(f => f.Stage);
        var ofFurthest = findings.Where(f => f.Stage == furthest).ToList();
        var last = findings[^1].Id == LogLineId.WaitingForServer ? members[^1] + LinesBehindAWait : members[^1];
        var lastStart = findings.LastOrDefault(f => f.Id is LogLineId.DextStarted or LogLineId.DextStartFailed or LogLineId.StartFailed);
        var bundles = findings.SelectMany(LogNames.Identifiers).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var drivers = findings.SelectMany(LogNames.Instances).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return new(
            bundles.Length > 0 ? bundles[0] : drivers.Length > 0 ? drivers[0] : names.GroupOf(members[0])!,
            bundles,
            drivers,
            findings,
            furthest,
            lastStart?.Id == LogLineId.DextStarted,
            findings.Where(f => f.Id == LogLineId.DriverLaunchingAgain).Select(f => int.TryParse(f["count"], out var n) ? n : 0).DefaultIfEmpty().Max(),
            ofFurthest.LastOrDefault(f => f.Severity == LogSeverity.Bad) is { } bad && lastStart?.Id != LogLineId.DextStarted ? bad : ofFurthest[^1],
            [.. unattributed.Where(i => i > members[0] && i < last).Select(i => log.Findings[i]).Where(f => f is { Severity: LogSeverity.Bad, Stage: Stage.Launch or Stage.Signing } && !IsOfActivation(f.Id))]);
    }

    // An activation request is another story than the launch of what is active.
    private static bool IsOfActivation(LogLineId id) => id is
        LogLineId.SystemExtensionError or LogLineId.ActivationDenied or LogLineId.NotInAllowedList or LogLineId.OutsideApplications
        or LogLineId.CategoryError or LogLineId.FailedToValidate or LogLineId.SeveralActive or LogLineId.ResolveBundleFailed
        or LogLineId.SecuritySettingsPrevent or LogLineId.InsertBundleFailed;
}
