namespace IOMatch.Scenarios;

/// <summary>Every scenario of the repository passes.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Files { get; } =
        [.. new[] { Repository.Fixture("scenarios"), Repository.Data("lessons") }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Where(f => Scenario.IsOne(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Passes(string file)
    {
        var read = Scenario.Read(Path.Combine(Repository.Root, file));

        read.Faults.Where(f => f.Severity == FaultSeverity.Error).Should().BeEmpty();
        var result = ScenarioRun.Of(read.OrThrow());
        result.Claims.Should().NotBeEmpty("a scenario without expectations tests nothing");
        if (!result.Passed) Assert.Fail(ScenarioText.Of(new(file, result, read.Faults, TimeSpan.Zero), PageStyle.Plain));
    }
}
