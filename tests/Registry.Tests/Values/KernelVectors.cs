using System.IO.Compression;
using System.Text.Json;

namespace IOMatch.Values;

/// <summary>Answers of the kernel's own code, one JSON line each: {"scenario": …, "result": …}.</summary>
internal static class KernelVectors
{
    public static IEnumerable<(JsonElement Scenario, JsonElement Result)> Read(string name)
    {
        using var file = File.OpenRead(Repository.Fixture("kernel-vectors", name + ".jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            var vector = JsonDocument.Parse(line).RootElement;
            yield return (vector.GetProperty("scenario"), vector.GetProperty("result"));
        }
    }
}
