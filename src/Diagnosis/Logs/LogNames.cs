using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Which lines of a log speak of the same driver.</summary>
internal sealed class LogNames
{
    /// <summary>The kernel keeps this many characters of a process's name.</summary>
    private const int ProcessNameLength = 32;

    /// <summary>How far apart a launch line and the wait for its server may stand: both come out of one call.</summary>
    private const int SameCall = 3;

    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly string?[] first;

    public LogNames(ImmutableArray<LogFinding> findings)
    {
        first = new string?[findings.Length];
        (int At, string Key)? launch = null;
        for (var i = 0; i < findings.Length; i++)
        {
            string? group = null;
            foreach (var key in Keys(findings[i]))
            {
                if (group is null) group = key;
                else Join(group, key);
            }
            first[i] = group;
            if (findings[i].Id is LogLineId.DriverLaunching or LogLineId.DriverLaunchingAgain) launch = (i, group!);
            else if (findings[i].Id == LogLineId.WaitingForServer && launch is { } l && i - l.At <= SameCall)
            {
                // The server may be named differently from the bundle.
                if (!HasServer(l.Key) && group is not null) Join(l.Key, group);
                launch = null;
            }
        }
        JoinCutNames();
    }

    // A long process name is the beginning of a bundle identifier.
    private void JoinCutNames()
    {
        var keys = first.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var cut in keys.Where(k => k.Length is ProcessNameLength or ProcessNameLength - 1))
        {
            var whole = keys.Where(k => k.Length > cut.Length && k.StartsWith(cut, StringComparison.Ordinal)).ToList();
            if (whole.Count == 1) Join(whole[0], cut);
        }
    }

    /// <summary>A key of the driver that a finding speaks of, or null.</summary>
    public string? GroupOf(int finding) => first[finding] is { } key ? Root(key) : null;

    /// <summary>Bundle identifiers and server names in a finding.</summary>
    public static IEnumerable<string> Identifiers(LogFinding finding)
    {
        if (Usable(finding.Bundle) is { } bundle) yield return bundle;
        if (Usable(finding.Server) is { } server && !Equals(server, finding.Bundle)) yield return server;
        if (ServerInName(finding.Driver) is { } inName) yield return inName;
        if (finding["process"] is { } process && process.Contains('.', StringComparison.Ordinal) && LastPart(process) is { } identifier) yield return identifier;
    }

    /// <summary>Names of instances in a finding.</summary>
    public static IEnumerable<string> Instances(LogFinding finding)
    {
        if (Usable(finding.Driver) is { } driver && ServerInName(driver) is null) yield return driver;
    }

    private static IEnumerable<string> Keys(LogFinding finding) => Identifiers(finding).Concat(Instances(finding));

    // The kernel's object for a server is named IOUserServer(NAME-0xTAG).
    private static string? ServerInName(string? driver)
    {
        if (driver is null || !driver.StartsWith("IOUserServer(", StringComparison.Ordinal)) return null;
        var name = driver["IOUserServer(".Length..].TrimEnd(')');
        var tag = name.LastIndexOf("-0x", StringComparison.Ordinal);
        return Usable(tag > 0 ? name[..tag] : name);
    }

    // The kernel prints a process by its short name, the sandbox by its path.
    private static string? LastPart(string process) => Usable(process[(process.LastIndexOf('/') + 1)..]);

    private static string? Usable(string? name) => name is null or "" or "<private>" ? null : name;

    private bool HasServer(string key) => parents.ContainsKey(key);

    private void Join(string a, string b)
    {
        var rootA = Root(a);
        var rootB = Root(b);
        if (!string.Equals(rootA, rootB, StringComparison.Ordinal)) parents[rootB] = rootA;
    }

    private string Root(string key)
    {
        while (parents.TryGetValue(key, out var parent))
        {
            if (parents.TryGetValue(parent, out var grand)) parents[key] = grand;
            key = parent;
        }
        return key;
    }
}
