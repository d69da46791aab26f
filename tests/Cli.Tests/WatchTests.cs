namespace IOMatch.Cli;

public sealed class WatchTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iomatch");
    private readonly CancellationTokenSource ending = new();

    public void Dispose()
    {
        ending.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("watched.yaml")]
    [InlineData("elsewhere/gadget.yaml")]
    public async Task A_scenario_runs_again_when_it_or_a_file_that_it_names_changes(string changed)
    {
        var tree = Path.Combine(folder.CreateSubdirectory("elsewhere").FullName, "gadget.yaml");
        File.Copy("fixtures/devices/vendor-gadget.yaml", tree);
        var scenario = Path.Combine(folder.FullName, "watched.yaml");
        File.WriteAllText(scenario, $"scenario: watched\nregistry: elsewhere/gadget.yaml\ncatalogue: [{Path.GetFullPath("fixtures/bundles/GadgetPlain.dext")}]\n");
        using var output = new Summaries();

        var run = Task.Run(() => App.Run(["test", scenario, "--watch"], new Terminal(() => Stream.Null, output, TextWriter.Null, PageStyle.Plain) { Ending = () => ending.Token }));
        await output.Written(1);
        File.AppendAllText(Path.Combine(folder.FullName, changed), "# changed\n");
        await output.Written(2);
        await ending.CancelAsync();

        (await run).Should().Be(130);
    }

    /// <summary>Tells when so many runs have ended.</summary>
    private sealed class Summaries : StringWriter
    {
        private readonly TaskCompletionSource[] ended = [new(), new()];
        private int count;

        public Task Written(int runs) => ended[runs - 1].Task;

        public override void Write(string? value)
        {
            base.Write(value);
            if (value == "1 passed, 0 failed\n" && count < ended.Length) ended[count++].SetResult();
        }
    }
}
