namespace IOMatch;

/// <summary>Scenario files as rows of a theory: <c>[Theory, MemberData(nameof(ScenarioFiles.In), "scenarios", MemberType = typeof(ScenarioFiles))]</c>.</summary>
public static class ScenarioFiles
{
    /// <summary>A row for each scenario in a folder and below it, with its path, in the order of the paths.</summary>
    /// <param name="folder">The folder; one that is not absolute is looked for beside the test's assembly and in the folders above it.</param>
    /// <exception cref="ArgumentException">There is no such folder, or no scenario in it: a theory without rows would pass.</exception>
    public static IEnumerable<object[]> In(string folder)
    {
        var found = Resolve(folder);
        var files = Directory.EnumerateFiles(found, "*.y*ml", SearchOption.AllDirectories)
            .Where(f => Scenario.IsOne(File.ReadAllText(f)))
            .Select(f => f.Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count == 0 ? throw new ArgumentException($"no scenario is in {found}", nameof(folder)) : files.Select(f => new object[] { f });
    }

    /// <summary>Runs one.</summary>
    /// <exception cref="UnusableInputException">The file cannot be used.</exception>
    public static ScenarioResult Run(string file) => ScenarioRun.Of(Scenario.Load(file));

    private static string Resolve(string folder)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var candidate = Path.Combine(above.FullName, folder);
            if (Directory.Exists(candidate)) return candidate;
        }
        throw new ArgumentException($"there is no folder {folder} beside {AppContext.BaseDirectory} or above it", nameof(folder));
    }
}
