using System.Text.Json;

namespace IOMatch;

/// <summary>A single entry set up for name comparison, with the providers that its class needs to be asked through.</summary>
internal static class NameBench
{
    public static Service Service(JsonElement scenario, JsonElement entry)
    {
        var classes = VectorScenario.Classes(scenario);
        var builder = new Registry.Builder(classes);
        var name = entry.GetProperty("class").GetString()!;
        var stated = scenario.TryGetProperty("providerClass", out var p) ? p.GetString() : null;

        // IODTNub stands for a device below a device-tree platform expert; a PCI device has a bridge
        var provider = stated ?? name switch { "IODTNub" => "IODTPlatformExpert", "IOPCIDevice" => "IOPCIBridge", "IOPlatformDevice" => "IODTPlatformExpert", _ => null };
        var above = provider is null ? null : builder.Add(VectorScenario.ClassNamed(classes, provider), "provider", isServiceRoot: true);
        var nub = builder.Add(
            VectorScenario.ClassNamed(classes, name == "IODTNub" ? "IOPlatformDevice" : name),
            entry.TryGetProperty("name", out var given) ? given.GetString() : null,
            null,
            VectorScenario.Table(entry, "properties"),
            above,
            isServiceRoot: above is null);
        return new World(builder.ToRegistry(), KernelCatalogue.Empty)[nub];
    }
}
