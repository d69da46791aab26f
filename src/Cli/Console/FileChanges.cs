namespace IOMatch.Cli;

/// <summary>Tells when files or folders change, many changes at once as one.</summary>
/// <param name="except">A file that is written here and whose changes mean nothing; null without one.</param>
internal sealed class FileChanges(string? except) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly string? except = except is null ? null : Path.GetFullPath(except);
    private readonly Dictionary<(string Folder, string Name), FileSystemWatcher> watchers = [];
    private readonly SemaphoreSlim changed = new(0);

    /// <summary>Looks at a file too, or at everything below a folder.</summary>
    public void Watch(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var isFolder = Directory.Exists(full);
        var (folder, name) = isFolder ? (full, "*") : (Path.GetDirectoryName(full) ?? full, Path.GetFileName(full));
        if (!Directory.Exists(folder) || IsWatched(folder, name)) return;
        var watcher = new FileSystemWatcher(folder, name) { IncludeSubdirectories = isFolder };
        watchers.Add((folder, name), watcher);
        watcher.Changed += (_, e) => Note(e.FullPath);
        watcher.Created += (_, e) => Note(e.FullPath);
        watcher.Deleted += (_, e) => Note(e.FullPath);
        watcher.Renamed += (_, e) => Note(e.FullPath);
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for a change; false when there is nothing that could change.</summary>
    /// <exception cref="OperationCanceledException">The tool is to end.</exception>
    public bool WaitForNext(CancellationToken ending)
    {
        if (watchers.Count == 0) return false;
        changed.Wait(ending);
        // an editor writes a file in several steps
        while (changed.Wait(Quiet, ending)) { }
        return true;
    }

    public void Dispose()
    {
        foreach (var watcher in watchers.Values) watcher.Dispose();
        changed.Dispose();
    }

    private bool IsWatched(string folder, string name) =>
        watchers.ContainsKey((folder, name)) || watchers.Keys.Any(w => w.Name == "*" && (folder + Path.DirectorySeparatorChar).StartsWith(w.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    // hidden files are what editors, and this tool, put down on the way
    private void Note(string path)
    {
        if (path != except && !Path.GetFileName(path).StartsWith('.')) changed.Release();
    }
}
