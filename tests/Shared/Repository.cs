namespace IOMatch;

/// <summary>Where the files of the repository are, seen from a test run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds IOMatch.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder below <c>fixtures/</c>.</summary>
    public static string Fixture(params string[] parts) => Path.Combine([Root, "fixtures", .. parts]);

    /// <summary>A file or folder below <c>data/</c>: what ships with the library.</summary>
    public static string Data(params string[] parts) => Path.Combine([Root, "data", .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IOMatch.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("IOMatch.slnx was not found above " + AppContext.BaseDirectory);
    }
}
