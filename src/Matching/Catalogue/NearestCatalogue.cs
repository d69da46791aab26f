namespace IOMatch;

/// <summary>Which built-in catalogue is nearest to a system that none was made for.</summary>
/// <example><code>
/// var catalogue = SystemCatalogue.Find(NearestCatalogue.NameFor(Host.MacOS(14)))!;
/// </code></example>
public static class NearestCatalogue
{
    // each with the first version for which it is nearer than the one above
    private static readonly (Version From, string Name)[] ByVersion =
    [
        (new(13, 0), "macos-15"),
        (new(10, 15), "macos-11"),
        (new(10, 11), "macos-10.14"),
        (new(10, 5), "os-x-10.8"),
        (new(0, 0), PowerPC),
    ];

    private const string PowerPC = "mac-os-x-10.4-powerpc";

    /// <summary>The name of the catalogue for the machine that a registry tells of.</summary>
    public static string NameFor(HostFromRegistry machine) => machine.Processor == Processor.PowerPC ? PowerPC : NameFor(machine.Host);

    /// <summary>The name of the catalogue; iPadOS is taken as the macOS of its year, because no catalogue of it is built in.</summary>
    public static string NameFor(Host host)
    {
        var version = host.Platform == Platform.IPadOS ? new Version(Math.Max(0, host.Version.Major - (host.Version.Major < 26 ? 3 : 0)), 0) : host.Version;
        foreach (var (from, name) in ByVersion)
        {
            if (version >= from) return name;
        }
        return ByVersion[^1].Name;
    }
}
