using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>Runs vectors in the form of JSON Lines, <c>{"scenario": …, "result": …}</c>, plain or gzipped.</summary>
public static class ConformanceRun
{
    /// <summary>Runs a file.</summary>
    /// <param name="path">Ends in <c>.gz</c> when compressed.</param>
    /// <param name="mostDifferences">How many differences are kept in all.</param>
    public static ReadResult<ConformanceReport> OfFile(string path, int mostDifferences = 50)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return OfStream(stream, path, mostDifferences);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return ReadResult.Failed<ConformanceReport>(new Fault(InputFault.FileUnreadable, new(path), $"the vectors cannot be read: {e.Message}"));
        }
    }

    /// <summary>Runs a stream of JSON Lines.</summary>
    public static ReadResult<ConformanceReport> OfStream(Stream stream, string file, int mostDifferences = 50)
    {
        var tally = new Dictionary<string, (int Agreed, int Total)>(StringComparer.Ordinal);
        var differences = ImmutableArray.CreateBuilder<Difference>();
        int vectors = 0, agreed = 0, line = 0;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (text.Length == 0) continue;
            JsonElement kernel;
            JsonNode? ours;
            try
            {
                using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
                kernel = document.RootElement.GetProperty("result").Clone();
                ours = VectorRun.Of(document.RootElement.GetProperty("scenario"));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or InvalidCastException)
            {
                // System.Text.Json tells of missing and mistyped members by exceptions
                return ReadResult.Failed<ConformanceReport>(new Fault(
                    InputFault.ScenarioInvalid, new(file, line), $"this is no vector: {e.Message}", "a line is {\"scenario\": …, \"result\": …}"));
            }
            var comparison = new Comparison(ours?["id"]?.ToString() ?? $"line {line}", tally);
            comparison.Compare(JsonNode.Parse(kernel.GetRawText()), ours, "", "");
            vectors++;
            if (comparison.Differences.Count == 0) agreed++;
            foreach (var difference in comparison.Differences.Take(3))
            {
                if (differences.Count < mostDifferences) differences.Add(difference);
            }
        }
        return ReadResult.Of(new ConformanceReport(
            file,
            vectors,
            agreed,
            [.. tally.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FieldAgreement(f.Key, f.Value.Agreed, f.Value.Total))],
            differences.ToImmutable()));
    }

    /// <summary>Compares two results leaf by leaf; a missing member and a null one differ.</summary>
    private sealed class Comparison(string vector, Dictionary<string, (int Agreed, int Total)> tally)
    {
        public List<Difference> Differences { get; } = [];

        public void Compare(JsonNode? kernel, JsonNode? ours, string field, string where)
        {
            switch (kernel, ours)
            {
                case (JsonObject k, JsonObject o) when !IsValue(field):
                    foreach (var name in k.Select(m => m.Key).Union(o.Select(m => m.Key), StringComparer.Ordinal).ToList())
                    {
                        var inner = field.Length == 0 ? name : field.EndsWith("properties", StringComparison.Ordinal) ? field : $"{field}.{name}";
                        var place = where.Length == 0 ? name : $"{where}.{name}";
                        if (k.ContainsKey(name) && o.ContainsKey(name)) Compare(k[name], o[name], inner, place);
                        else Count(inner, place, k.ContainsKey(name) ? Text(k[name]) : null, o.ContainsKey(name) ? Text(o[name]) : null, false);
                    }
                    break;
                case (JsonArray k, JsonArray o) when k.Count == o.Count && k.Any(m => m is JsonObject) && !IsValue(field):
                    for (var i = 0; i < k.Count; i++) Compare(k[i], o[i], field + "[]", $"{where}[{i}]");
                    break;
                default:
                    Count(field, where, Text(kernel), Text(ours), JsonNode.DeepEquals(Plain(kernel), Plain(ours)));
                    break;
            }
        }

        // a kernel value is compared as a whole
        private static bool IsValue(string field) => field is "object" || field.EndsWith(".stalls", StringComparison.Ordinal);

        private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

        // "1" and 1.0, escapes and the like: compare what is meant
        private static JsonNode? Plain(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());

        private void Count(string field, string where, string? kernel, string? ours, bool equal)
        {
            var (a, t) = tally.GetValueOrDefault(field);
            tally[field] = (a + (equal ? 1 : 0), t + 1);
            if (!equal) Differences.Add(new(vector, field, where, kernel, ours));
        }
    }
}
