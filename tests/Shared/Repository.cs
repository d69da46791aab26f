namespace IOMatch;

/// <summary>Where the fixtures are, seen from a test run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds IOMatch.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder below <c>fixtures/</c>.</summary>
    public static string Fixture(params string[] parts) => Path.Combine([Root, "fixtures", .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IOMatch.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("IOMatch.slnx was not found above " + AppContext.BaseDirectory);
    }
}
