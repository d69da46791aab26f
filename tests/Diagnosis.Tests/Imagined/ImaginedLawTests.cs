namespace IOMatch;

/// <summary>What holds of every personality that some device can match: its imagined nub matches, and the written tree tells the same.</summary>
public sealed class ImaginedLawTests
{
    private const int Generated = 250;

    [Fact]
    public void The_imagined_nub_of_a_generated_personality_matches_it()
    {
        for (var seed = 0; seed < Generated; seed++)
        {
            var table = GeneratedPersonality.Of(seed);
            ImaginedDevice.Of(table)!.Matches.Should().BeTrue($"seed {seed}: {table}");
        }
    }

    [Fact]
    public void The_written_tree_loads_and_comes_to_the_same()
    {
        for (var seed = 0; seed < Generated; seed++)
        {
            var table = GeneratedPersonality.Of(seed);
            var device = ImaginedDevice.Of(table)!;
            using var file = new MemoryStream();
            device.Registry.Write(file, RegistryForm.Yaml).Should().BeEmpty();

            var loaded = Registry.Read(file.ToArray(), "device.yaml").OrThrow();

            Judged(loaded, table).Should().Equal(Judged(device.Registry, table), $"seed {seed}: {table}");
            Judged(loaded, table).Should().Contain(j => j.Matched, $"seed {seed}: {table}");
        }
    }

    [Fact]
    public void Nearly_every_personality_of_a_system_gets_its_device()
    {
        var all = SystemCatalogue.MacOS15.Filed.Personalities.Where(p => p.ProviderClass is not null).ToList();

        var without = all.Where(p => !ImaginedDevice.Of(p.Table)!.Matches).Select(p => p.ToString()).ToList();

        without.Should().HaveCountLessThan(all.Count / 100, string.Join("\n", without));
    }

    private static List<(string Nub, bool Matched, int? Score)> Judged(Registry registry, OSDictionary table) =>
        [.. MatchSimulator.Run(registry, Catalogue.Of(table), models: DriverModels.None).Transcript!.OfType<MatchEvent.CandidateJudged>().Select(j => (j.Nub.Path, j.Matched, j.Matched ? j.Score : (int?)null))];
}
