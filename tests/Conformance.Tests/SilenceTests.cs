using System.Text.Json;

namespace IOMatch.Conformance;

public sealed class SilenceTests
{
    public static TheoryData<string, int> Parts => VectorFiles.Parts("boot.jsonl.gz", "core.jsonl.gz", "hid.jsonl.gz", "pci.jsonl.gz", "usb.jsonl.gz", "storage.jsonl.gz", "dext.jsonl.gz");

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_round_to_which_nobody_listens_comes_to_the_same(string file, int part)
    {
        foreach (var line in VectorFiles.Lines(file, part))
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
        var catalogue = KernelCatalogue.Empty.AddDrivers(vector.Personalities).Catalogue;
        var world = new World(vector.Registry, catalogue, vector.Host, vector.Models, listening ? new Transcript() : null);
        var engine = new Engine(world);
        foreach (var step in vector.Matches.Where(m => m.ValueKind == JsonValueKind.Number)) engine.Register(world[vector.Entry(step.GetInt32())]);
        return [$"{world.Died}", .. world.Services.Select(s => $"{s} {s.State} #{s.Personality?.Index} {s.Properties} [{string.Join(", ", s.Clients)}]")];
    }
}
