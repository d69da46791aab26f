using System.Text.Json;
using IOMatch.Reference;

namespace IOMatch.Conformance;

/// <summary>A vector's result in the reference's lines.</summary>
internal static class VectorTold
{
    public static IEnumerable<string> Of(VectorScenario vector, JsonElement result) => result.GetProperty("matches").EnumerateArray().SelectMany(round => Round(vector, round));

    private static IEnumerable<string> Round(VectorScenario vector, JsonElement round)
    {
        yield return $"round on {vector.Entry(round.GetProperty("entry").GetInt32()).Index}{(Flag(round, "rematch") ? " again" : "")}, candidates {string.Join(' ', round.GetProperty("candidates").EnumerateArray())}";
        foreach (var step in round.GetProperty("steps").EnumerateArray())
        {
            var matched = Flag(step, "matched");
            var stop = step.GetProperty("stop").GetString();
            yield return stop is null && !matched
                ? $"  {step.GetProperty("index")}: the kernel dies"
                : $"  {step.GetProperty("index")}: {stop ?? "on"}{(matched ? $", score {step.GetProperty("score")}{(step.TryGetProperty("nameMatched", out var name) ? ", name " + name.GetString() : "")}" : "")}";
        }
        foreach (var probed in round.GetProperty("probed").EnumerateArray()) yield return $"  probed {probed.GetProperty("index")}: {probed.GetProperty("stop").GetString() ?? $"score {probed.GetProperty("score")}"}";
        foreach (var category in round.GetProperty("categories").EnumerateArray())
        {
            yield return $"  category {category.GetProperty("category").GetString()}: {string.Join(' ', category.GetProperty("order").EnumerateArray().Select(o => $"{o.GetProperty("index")}({o.GetProperty("score")})"))}";
            foreach (var attempt in category.GetProperty("attempts").EnumerateArray())
            {
                var waits = attempt.TryGetProperty("stalls", out var stalls) ? ", waits for " + string.Join(' ', stalls.EnumerateArray().Select(s => ReferenceTold.Show(KernelJson.ToValue(s)))) : "";
                yield return $"    try {attempt.GetProperty("index")}: {attempt.GetProperty("why").GetString() ?? "started"}{(Flag(attempt, "boot") ? ", at boot" : "")}{waits}";
            }
        }
        if (!round.TryGetProperty("clients", out var clients)) yield break;
        yield return $"  clients {string.Join(' ', clients.EnumerateArray())}{(Flag(round, "moduleStall") ? ", stalled" : "")}{(Flag(round, "userInvisible") ? ", invisible" : "")}";
        foreach (var change in round.GetProperty("properties").EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            yield return $"  {change.Name} = {ReferenceTold.Show(change.Value.ValueKind == JsonValueKind.Null ? null : KernelJson.ToValue(change.Value))}";
        }
    }

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();
}
