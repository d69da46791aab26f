using System.Text.Json;
using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>Answers one vector's scenario in the form of its result.</summary>
internal static class VectorRun
{
    public static JsonObject Of(JsonElement scenario)
    {
        var id = scenario.GetProperty("id").GetString();
        if (scenario.TryGetProperty("xml", out var xml)) return Unserialize(id, xml.GetString()!);
        if (scenario.TryGetProperty("a", out var a)) return Equality(id, scenario, a, scenario.GetProperty("b"));
        if (scenario.TryGetProperty("entry", out var entry)) return Names(id, scenario, entry);
        return Matching(id, scenario);
    }

    private static JsonObject Equality(string? id, JsonElement scenario, JsonElement a, JsonElement b)
    {
        var left = KernelJson.ToValue(a);
        var right = KernelJson.ToValue(b);
        var result = new JsonObject { ["id"] = id, ["equal"] = left.IsEqualTo(right) };
        if (scenario.TryGetProperty("keys", out var keys)) result["equalKeys"] = ((OSDictionary)left).IsEqualTo((OSDictionary)right, KernelJson.ToValue(keys));
        return result;
    }

    private static JsonObject Unserialize(string? id, string xml)
    {
        var result = KernelXml.Unserialize(xml);
        return new() { ["id"] = id, ["object"] = result.Object is null ? null : VectorResult.Value(result.Object), ["error"] = result.Error };
    }

    private static JsonObject Names(string? id, JsonElement scenario, JsonElement entry)
    {
        var service = NameBench.Service(scenario, entry);
        OSString? hit = null;
        bool matched;
        if (scenario.TryGetProperty("keys", out var keys))
        {
            var names = KernelPlainText.Unserialize(keys.GetString());
            matched = names is not null && NameMatch.Any(service, names, out hit);
        }
        else if (scenario.TryGetProperty("names", out var list))
        {
            matched = NameMatch.Any(service, KernelJson.ToValue(list), out hit);
        }
        else
        {
            matched = service.Family.CompareName(service, (OSString)KernelJson.ToValue(scenario.GetProperty("name")), out hit);
        }
        var result = new JsonObject { ["id"] = id, ["matched"] = matched };
        if (!scenario.TryGetProperty("keys", out _)) result["nameMatched"] = matched ? hit?.Text : null;
        return result;
    }

    private static JsonObject Matching(string? id, JsonElement scenario)
    {
        var vector = new VectorScenario(scenario);
        var added = KernelCatalogue.Empty.AddDrivers(vector.Personalities);
        var result = new JsonObject
        {
            ["id"] = id,
            ["added"] = new JsonArray([.. added.Filings.Where(f => f.Outcome == FilingOutcome.Filed).Select(f => (JsonNode)f.Personality!.Index)]),
        };
        if (!added.Succeeded) result["addDrivers"] = false;

        var catalogue = added.Catalogue;
        var operations = new JsonArray([.. vector.Operations.Select(o => Operation(ref catalogue, o))]);
        if (operations.Count > 0) result["ops"] = operations;

        var transcript = new Transcript();
        var world = new World(vector.Registry, catalogue, vector.Host, vector.Models, transcript);
        var engine = new Engine(world);
        foreach (var (entry, registers) in vector.PciConfigs) world[entry].PciConfig = registers;
        foreach (var step in vector.Matches)
        {
            if (world.Died is not null) break;
            if (step.ValueKind == JsonValueKind.Number) engine.Register(world[vector.Entry(step.GetInt32())]);
            else if (step.TryGetProperty("properties", out var change)) SetProperties(world, vector, change);
            else world.Host = VectorScenario.Apply(world.Host, step);
        }
        if (world.Died is { } how)
        {
            result["panic"] = how switch { MatchVerdict.Hang => "hang", MatchVerdict.PageFault => "page fault", _ => "undefined" };
            result["panicPhase"] = "match";
        }
        var recorded = new VectorResult(vector);
        recorded.Read(transcript);
        result["matches"] = recorded.Matches;
        return result;
    }

    private static void SetProperties(World world, VectorScenario vector, JsonElement change)
    {
        var service = world[vector.Entry(change.GetProperty("entry").GetInt32())];
        foreach (var (key, value) in VectorScenario.Table(change, "set")) world.SetProperty(service, key, value);
        if (!change.TryGetProperty("remove", out var remove)) return;
        foreach (var key in remove.EnumerateArray()) world.SetProperty(service, key.GetString()!, null);
    }

    private static JsonObject Operation(ref KernelCatalogue catalogue, JsonElement operation)
    {
        var name = operation.GetProperty("op").GetString();
        var matching = VectorScenario.Table(operation, "matching");
        if (name == "find")
        {
            // the kernel leaves ties between provider classes to chance; the vectors sort what was found by index
            return new() { ["op"] = name, ["found"] = Indexes(catalogue.FindDrivers(matching).OrderBy(p => p.Index)) };
        }
        var change = name == "exchange"
            ? catalogue.ExchangeDrivers(matching, [.. operation.GetProperty("add").EnumerateArray().Select(e => KernelJson.ToValue(e))])
            : catalogue.RemoveDrivers(matching);
        catalogue = change.Catalogue;
        return new() { ["op"] = name, ["ok"] = change.Succeeded, ["catalogue"] = Indexes(catalogue.Personalities) };
    }

    private static JsonArray Indexes(IEnumerable<Personality> personalities) => new([.. personalities.Select(p => (JsonNode)p.Index)]);
}
