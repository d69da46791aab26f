namespace IOMatch.Cli;

/// <summary>Tells when files in folders change, many changes at once as one.</summary>
internal sealed class FileChanges : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly List<FileSystemWatcher> watchers = [];
    private readonly SemaphoreSlim changed = new(0);

    public FileChanges(IEnumerable<string> paths)
    {
        foreach (var folder in paths.Select(FolderOf).Where(Directory.Exists).Distinct(StringComparer.Ordinal))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => changed.Release();
            watcher.Created += (_, _) => changed.Release();
            watcher.Deleted += (_, _) => changed.Release();
            watcher.Renamed += (_, _) => changed.Release();
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    /// <summary>Waits for a change; false when there is no folder that could change.</summary>
    public bool WaitForNext()
    {
        if (watchers.Count == 0) return false;
        changed.Wait();
        // an editor writes a file in several steps
        while (changed.Wait(Quiet)) { }
        return true;
    }

    public void Dispose()
    {
        foreach (var watcher in watchers) watcher.Dispose();
        changed.Dispose();
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
}
