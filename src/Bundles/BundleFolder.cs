using System.Collections.Immutable;

namespace IOMatch;

/// <summary>All bundles below a folder.</summary>
internal static class BundleFolder
{
    private const int Deepest = 16;
    private const int Most = 10_000;

    public static ReadResult<IReadOnlyList<Bundle>> Read(string path, BundleOptions options)
    {
        if (File.Exists(path) || BundleFiles.IsBundleName(path)) return Bundle.Read(path, options).Then(b => ReadResult.Of<IReadOnlyList<Bundle>>([b]));
        if (!Directory.Exists(path)) return ReadResult.Failed<IReadOnlyList<Bundle>>(new Fault(InputFault.FileUnreadable, new(path), "there is no such folder", "check the path"));
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var paths = new List<string>();
        Collect(path, paths, faults, 0);
        if (paths.Count == 0 && faults.Count == 0)
        {
            faults.Add(new(InputFault.BundleInvalid, new(path), "the folder holds no .kext, .dext or .app", "name a folder of bundles"));
        }
        var bundles = new List<Bundle>();
        foreach (var found in paths)
        {
            var result = Bundle.Read(found, options);
            faults.AddRange(result.Faults);
            if (result.TryGet(out var bundle)) bundles.Add(bundle);
        }
        return ReadResult.Of<IReadOnlyList<Bundle>>(bundles, faults);
    }

    private static void Collect(string folder, List<string> paths, ImmutableArray<Fault>.Builder faults, int depth)
    {
        try
        {
            foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                if (BundleFiles.IsBundleName(path))
                {
                    if (paths.Count < Most)
                    {
                        paths.Add(path);
                        continue;
                    }
                    faults.Add(new(InputFault.LimitExceeded, new(folder), $"the folder holds more than {Most} bundles"));
                    return;
                }
                // a link may lead back up
                if (depth < Deepest && new DirectoryInfo(path).LinkTarget is null) Collect(path, paths, faults, depth + 1);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(InputFault.FileUnreadable, new(folder), "the folder cannot be listed: " + e.Message.TrimEnd('.'), null, FaultSeverity.Warning));
        }
    }
}
