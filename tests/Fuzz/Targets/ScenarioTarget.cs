namespace IOMatch.Fuzz;

/// <summary>Scenarios are read, run and reported in every form.</summary>
internal static class ScenarioTarget
{
    // a folder that is not there: names of files lead nowhere, so that no input depends on the machine
    private const string Name = "nowhere/input.yaml";

    public static bool Read(byte[] bytes) => Promises.Keep(bytes, Scenario.Read(new MemoryStream(bytes), Name), scenario =>
    {
        var result = ScenarioRun.Of(scenario);
        var report = new ScenarioReport(Name, result, [], TimeSpan.Zero);
        _ = ScenarioText.Of(report, PageStyle.Plain);
        _ = GitHubAnnotations.Of(report);
        using var stream = new MemoryStream();
        ScenarioJUnit.Write(stream, [report]);
        ScenarioJson.Write(stream, [report]);
        if (ScenarioRecording.Of(result) is { } block) _ = ScenarioRecording.Append(bytes, block);
    });
}
