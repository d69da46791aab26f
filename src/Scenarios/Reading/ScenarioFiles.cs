namespace IOMatch;

/// <summary>Files that a scenario names, found beside it.</summary>
internal static class ScenarioFiles
{
    /// <summary>The name seen from where the scenario's own name is seen; steps back (<c>..</c>) are taken out where they can be.</summary>
    public static string Beside(string scenario, string name)
    {
        if (Path.IsPathRooted(name)) return name;
        var steps = new List<string>((Path.GetDirectoryName(scenario) ?? "").Replace('\\', '/').Split('/'));
        if (steps is [""]) steps.Clear();
        foreach (var step in name.Replace('\\', '/').Split('/'))
        {
            if (step is "." or "") continue;
            if (step is ".." && steps is [.., not ("" or "." or "..")]) steps.RemoveAt(steps.Count - 1);
            else steps.Add(step);
        }
        return string.Join('/', steps);
    }

    public static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    public static FileStream? Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // told by the reader, with the place that named the file
        }
    }
}
