namespace IOMatch;

public sealed partial record Scenario
{
    /// <summary>Reads a scenario and every file that it names.</summary>
    public static ReadResult<Scenario> Read(string path) => InputBytes.Open(path, stream => Read(stream, path));

    /// <summary>Reads a scenario and every file that it names.</summary>
    /// <param name="stream">The bytes; not closed.</param>
    /// <param name="file">The name for messages; files that the scenario names are looked for beside it.</param>
    /// <param name="limits">When to give up.</param>
    public static ReadResult<Scenario> Read(Stream stream, string file, ReadLimits? limits = null) =>
        YamlDocument.Read(stream, file, limits).Then(ScenarioReader.Read);

    /// <summary>Reads a scenario from text.</summary>
    public static ReadResult<Scenario> Parse(string text, string file, ReadLimits? limits = null) =>
        YamlDocument.Parse(text, file, limits).Then(ScenarioReader.Read);

    /// <summary>A scenario, for callers that treat a bad file as a bug of their own.</summary>
    /// <exception cref="UnusableInputException">The file has errors.</exception>
    public static Scenario Load(string path) => Read(path).OrThrow();
}
