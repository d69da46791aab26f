using System.IO.Compression;
using System.Text.Json;

namespace IOMatch.Conformance;

public sealed class SilenceTests
{
    [Theory]
    [InlineData("boot.jsonl.gz")]
    [InlineData("hid.jsonl.gz")]
    [InlineData("pci.jsonl.gz")]
    [InlineData("usb.jsonl.gz")]
    [InlineData("dext.jsonl.gz")]
    public void A_round_to_which_nobody_listens_comes_to_the_same(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Repository.Fixture("kernel-vectors", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var scenario = document.RootElement.GetProperty("scenario");

            End(scenario, listening: false).Should().Equal(End(scenario, listening: true), scenario.GetProperty("id").GetString());
        }
    }

    /// <summary>Every service at the end: who is attached in which order, with which properties and state.</summary>
    private static List<string> End(JsonElement scenario, bool listening)
    {
        var vector = new VectorScenario(scenario);
        var catalogue = Catalogue.Empty.AddDrivers(vector.Personalities).Catalogue;
        var simulation = new Simulation(vector.Registry, catalogue, vector.Host, vector.Models, listening ? new Transcript() : null);
        foreach (var step in vector.Matches.Where(m => m.ValueKind == JsonValueKind.Number)) simulation.Register(simulation[vector.Entry(step.GetInt32())]);
        return [$"{simulation.Died}", .. simulation.Services.Select(s => $"{s} {s.State} #{s.Personality?.Index} {s.Properties} [{string.Join(", ", s.Clients)}]")];
    }
}
