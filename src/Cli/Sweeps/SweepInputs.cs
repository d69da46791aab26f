namespace IOMatch.Cli;

/// <summary>Finds the bundles and dumps that the user means: what is named, and what is in the folders that are.</summary>
internal static class SweepInputs
{
    private static readonly string[] BundleNames = [".kext", ".dext", ".app"];
    private static readonly string[] DumpNames = [".txt", ".ioreg", ".plist", ".bplist", ".xml", ".yaml", ".yml"];

    /// <summary>The bundles of a folder, also of folders in it; what is no folder of bundles stands for itself.</summary>
    public static IEnumerable<string> Bundles(string path) => IsFolder(path) ? Below(path) : [Plain(path)];

    /// <summary>The dumps of a folder, by the ends of their names; what is no folder stands for itself.</summary>
    public static IEnumerable<string> Dumps(string path) => IsFolder(path)
        ? Directory.EnumerateFiles(path, "*", Everywhere).Where(f => Ends(f, DumpNames)).Select(Plain)
        : [Plain(path)];

    private static EnumerationOptions Everywhere => new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private static bool IsFolder(string path) => Directory.Exists(path) && !Ends(path.TrimEnd('/', '\\'), BundleNames);

    // what is inside a bundle comes with it
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { IgnoreInaccessible = true }).SelectMany(d => Ends(d, BundleNames) ? [Plain(d)] : new DirectoryInfo(d).LinkTarget is null ? Below(d) : []);

    private static bool Ends(string path, string[] names) => names.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    // a sweep comes out the same on every system
    private static string Plain(string path) => path.Replace('\\', '/').TrimEnd('/');
}
