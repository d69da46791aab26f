using System.IO.Compression;
using System.Text.Json;
using IOMatch.Reference;

namespace IOMatch.Conformance;

/// <summary>The matcher that the engine is held against agrees with the kernel itself: all of the core vectors are within what it knows.</summary>
public sealed class ReferenceVectorTests
{
    [Fact]
    public void The_reference_matcher_agrees_with_the_kernels_own_code()
    {
        using var stream = new GZipStream(File.OpenRead(Repository.Fixture("kernel-vectors", "core.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var vectors = 0;
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 512 });
            var scenario = document.RootElement.GetProperty("scenario");
            var result = document.RootElement.GetProperty("result");
            var vector = new VectorScenario(scenario);
            var world = Run(vector);

            world.Catalogue.Filed.Should().Equal(result.GetProperty("added").EnumerateArray().Select(i => i.GetInt32()), scenario.GetProperty("id").GetString());
            ReferenceTold.Same(world.Told, [.. VectorTold.Of(vector, result)]);
            vectors++;
        }
        vectors.Should().Be(2_000);
    }

    private static ReferenceWorld Run(VectorScenario vector)
    {
        var world = new ReferenceWorld(vector.Registry, vector.Personalities, vector.Host, vector.Models);
        foreach (var step in vector.Matches)
        {
            if (world.Died is not null) break;
            if (step.ValueKind == JsonValueKind.Number)
            {
                world.Register(vector.Entry(step.GetInt32()));
            }
            else if (step.TryGetProperty("properties", out var change))
            {
                var nub = world[vector.Entry(change.GetProperty("entry").GetInt32())];
                foreach (var (key, value) in VectorScenario.Table(change, "set")) nub.Properties = nub.Properties.With(key, value);
                if (!change.TryGetProperty("remove", out var removed)) continue;
                foreach (var key in removed.EnumerateArray()) nub.Properties = nub.Properties.Without(key.GetString()!);
            }
            else
            {
                world.Host = VectorScenario.Apply(world.Host, step);
            }
        }
        return world;
    }
}
