using System.Globalization;

namespace IOMatch.Reference;

/// <summary>A candidate that is probed: its personality, its copy of the table with what matching wrote into it, and whether it is a boot personality.</summary>
internal sealed record ReferenceSurvivor(ReferencePersonality Personality, OSDictionary Table, bool IsBoot);

/// <summary>Probe and start (K28–K36). Of dexts it knows what happens while launches are switched off; the launch itself has tests of its own.</summary>
internal sealed class ReferenceStart(ReferenceWorld world, ReferenceNub nub)
{
    private sealed record Instance(ReferencePersonality Personality, KernelClass Class, OSDictionary Properties, int Score);

    public void Run(IEnumerable<ReferenceSurvivor> survivors)
    {
        var categories = new List<(string Name, List<Instance> Order)>();
        foreach (var (personality, table, isBoot) in survivors)
        {
            var (stop, instance) = Probe(personality, table, isBoot);
            world.Told.Add($"  probed {personality.Index}: {stop ?? string.Create(CultureInfo.InvariantCulture, $"score {instance!.Score}")}");
            if (instance is null) continue;
            if (categories.All(c => c.Name != personality.Category)) categories.Add((personality.Category, [])); // K33
            ReferenceCatalogue.Insert(categories.First(c => c.Name == personality.Category).Order, instance, i => i.Score);
        }
        var ended = false;
        foreach (var (name, order) in categories)
        {
            world.Told.Add($"  category {name}: {string.Join(' ', order.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Personality.Index}({i.Score})")))}");
            if (ended) continue;
            foreach (var instance in order)
            {
                var why = Start(instance, out var waits);
                world.Told.Add($"    try {instance.Personality.Index}: {why ?? "started"}{(instance.Properties.ContainsKey("IOMatchedAtBoot") ? ", at boot" : "")}{(waits.Count > 0 ? ", waits for " + string.Join(' ', waits.Select(ReferenceTold.Show)) : "")}");
                ended = why is "match-deferred" or "deferred-in-sleep"; // K34
                if (ended || why is null) break;
            }
        }
    }

    private (string? Stop, Instance? Made) Probe(ReferencePersonality personality, OSDictionary table, bool isBoot)
    {
        if (personality.Table["IOClass"] is not OSSymbol name) return ("no-class-key", null); // K30
        var @class = world.ClassNamed(name.Text);
        var model = world.Models.Of(@class, (personality.Table["IOUserClass"] as OSString)?.Text);
        if (!model.IsKnown || @class.IsAbstract || !@class.IsA("IOService")) return ("alloc", null);
        if (!model.InitSucceeds) return ("init", null);

        if (isBoot) table = table.With("IOMatchedAtBoot", OSBoolean.True); // K28
        if (personality.IsDext) table = table.With("IOMatchedPersonality", personality.Table);
        table = table.With("IOMatchCategory", new OSSymbol(personality.Category)); // K31
        ReferenceFamilies.Attached(nub, table);
        ReferenceFamilies.Detached(nub, table);
        var score = ReferenceCatalogue.ScoreOf(table);
        foreach (var step in model.Probe ?? [])
        {
            if (step is ModelStep.Refuse) return ("probe", null);
            score = step switch { ModelStep.Set s => s.Score, ModelStep.Add a => unchecked(score + a.Points), _ => throw new ArgumentOutOfRangeException(nameof(personality)) };
        }
        return (null, new(personality, @class, table.With("IOProbeScore", new OSNumber(unchecked((uint)score), 32)), score)); // K32
    }

    /// <summary>K35; null when it started.</summary>
    private string? Start(Instance instance, out List<OSObject> waits)
    {
        waits = [];
        if (world.Host.DeferralList && instance.Properties["IOMatchDefer"] is OSBoolean { Value: true }) return "match-deferred";
        var server = instance.Properties["IOUserServerName"];
        if (server is not null && nub.IsExactly("IOResources")) return "attach";

        var driver = world.Start(nub, instance.Class, instance.Personality, instance.Properties);
        ReferenceFamilies.Attached(nub, instance.Properties);
        if (!nub.IsResources) waits = Waits(driver);
        var why = server is OSString && world.Host.DriverKit.LaunchesDisabled ? "dext-launch-disabled" // K61
            : server is OSString ? throw new ArgumentOutOfRangeException(nameof(instance), "a launch is more than the reference knows")
            : world.Models.Of(instance.Class, (instance.Properties["IOUserClass"] as OSString)?.Text).Start?.Any(s => s is ModelStep.Refuse) == true ? "start" : null;
        if (why is null) return null;
        world.Detach(driver);
        ReferenceFamilies.Detached(nub, instance.Properties);
        return why;
    }

    // a name stands for the table that asks IOResources for it
    private static OSDictionary ResourceMatching(OSString name) => OSDictionary.Empty.With("IOProviderClass", new OSSymbol("IOResources")).With("IOResourceMatch", name);

    /// <summary>K35a: what is waited for and is not there.</summary>
    private List<OSObject> Waits(ReferenceNub driver)
    {
        var resources = world.Services.FirstOrDefault(s => s.IsExactly("IOResources"));
        return
        [
            .. from owner in (ReferenceNub[])[nub, driver]
               let wanted = owner.Properties["IOResourceMatch"]
               where wanted is not null
               from one in wanted is OSSet set ? set : (IEnumerable<OSObject>)[wanted]
               where one switch
               {
                   OSString key => resources?.Properties.ContainsKey(key.Text) != true,
                   OSDictionary table => !world.Services.Any(s => s.IsActive && (s.State & EntryState.Registered) != 0 && new ReferencePassive(world).Fits(s, table)),
                   _ => false,
               }
               select one is OSString name ? ResourceMatching(name) : one,
        ];
    }
}
