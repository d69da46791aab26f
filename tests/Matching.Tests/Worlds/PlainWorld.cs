using System.Collections.Immutable;

namespace IOMatch.Worlds;

/// <summary>A world of what the reference matcher knows: no family but resources and media, dexts whose launch is switched off, rounds instead of a story.</summary>
internal sealed record PlainWorld(Registry Registry, ImmutableArray<OSObject> Personalities, Host Host, DriverModels Models, ImmutableArray<PlainWorld.Step> Steps)
{
    private static readonly string[] Classes = [.. Vocabulary.PlainClasses, "IOMedia", "IOPlatformDevice", "IODTPlatformExpert", "IOPlatformExpertDevice"];

    /// <summary>A nub is registered; or, with a key, a property of it is set or removed.</summary>
    public readonly record struct Step(RegistryEntry Nub, string? Key, OSObject? Value);

    public static PlainWorld Of(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var registry = WholeWorld.RegistryOf(choices, Classes);
        var personalities = ImmutableArray.CreateBuilder<OSObject>();
        for (var left = choices.Below(12); left > 0; left--) personalities.Add(choices.OneIn(40) ? OSBoolean.True : PersonalityOf.Choose(choices, Classes));
        if (personalities.Count > 0 && choices.OneIn(6)) personalities.Add(personalities[0]);
        var host = WholeWorld.HostOf(choices) with { DriverKit = new(!choices.OneIn(10), LaunchesDisabled: true) };
        if (choices.OneIn(3)) host = host with { DeferralList = true };
        if (choices.OneIn(3)) host = host with { DextRelaunchLimit = (uint)choices.Below(3) };
        return new(registry, personalities.ToImmutable(), host, ModelsOf(choices), StepsOf(choices, registry, personalities));
    }

    private static ImmutableArray<Step> StepsOf(Choices choices, Registry registry, IReadOnlyList<OSObject> personalities)
    {
        var steps = registry.Entries.Where(e => e.Class.IsA("IOService")).Select(e => new Step(e, null, null)).ToList();
        for (var left = choices.Below(6); left > 0; left--)
        {
            var nub = registry.Entries[choices.Below(registry.Entries.Length)];
            if (choices.OneIn(2)) steps.Add(new(nub, choices.Of<string>([.. Vocabulary.Properties, "Content Hint"]), choices.OneIn(4) ? null : Vocabulary.Value(choices)));
            if (personalities.Count > 0 && choices.OneIn(3))
            {
                // a dext has died here
                var one = personalities[choices.Below(personalities.Count)];
                steps.Add(new(nub, "IORematchPersonality", one is OSDictionary table ? Personality.Unique(table) : one));
                if (!choices.OneIn(3)) steps.Add(new(nub, "IORematchCount", OSNumber.Of(choices.Below(4))));
            }
            steps.Add(new(nub, null, null));
        }
        return [.. steps];
    }

    private static DriverModels ModelsOf(Choices choices)
    {
        var models = new Dictionary<string, DriverModel>(StringComparer.Ordinal);
        for (var left = choices.Below(4); left > 0; left--)
        {
            models[choices.Of<string>(Vocabulary.Drivers)] = new()
            {
                IsKnown = !choices.OneIn(8),
                InitSucceeds = !choices.OneIn(8),
                Probe = choices.Below(5) switch { 0 => [new ModelStep.Refuse()], 1 => [new ModelStep.Set(choices.Of(0, 5000, int.MinValue))], 2 => [new ModelStep.Add(choices.Of(1, -1, int.MaxValue))], _ => null },
                Start = choices.OneIn(4) ? [new ModelStep.Refuse()] : null,
            };
        }
        return new(models, inherits: false);
    }
}
