using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Survivors of passive matching are made, attached, probed and detached, best first, and join the start list of their category (K30–K32).</summary>
internal sealed class ProbePhase(Simulation world)
{
    private readonly StartPhase starting = new(world);

    public void Run(Service nub, List<(int Score, Round.Survivor Survivor)> survivors)
    {
        if (survivors.Count == 0) return;
        var lists = new List<StartList>();
        foreach (var (_, survivor) in survivors)
        {
            var stop = Probe(nub, survivor, out var model, out var @class, out var score);
            world.Log?.Add(new MatchEvent.DriverProbed(nub, survivor.Personality, stop, stop == ProbeStop.None ? score : null, model));
            if (stop != ProbeStop.None) continue;

            // K33: categories in the order in which each was first seen
            var list = lists.Find(l => l.Category.IsEqualTo(survivor.Personality.Category));
            if (list is null) lists.Add(list = new(survivor.Personality.Category));
            ProbeOrder.Insert(list.Candidates, score, new StartCandidate(survivor, @class!, score, model));
        }
        starting.Run(nub, lists);
    }

    private ProbeStop Probe(Service nub, in Round.Survivor survivor, out DriverModel model, out KernelClass? @class, out int score)
    {
        score = survivor.Score;
        @class = null;
        model = DriverModel.Default;
        if (survivor.Personality.ClassName is not { } name) return ProbeStop.NoClassKey;
        @class = world.ClassNamed(name);
        model = world.Models.Of(@class, (survivor.Personality.Table[Keys.IOUserClass] as OSString)?.Text);
        if (!model.IsKnown || !@class.IsA(Keys.IOService) || @class.IsAbstract) return ProbeStop.CannotAllocate; // K30
        if (!model.InitSucceeds) return ProbeStop.Init;

        // attach and detach leave traces on some nubs, also when probe refuses
        nub.Properties = nub.Family.ClientAttached(nub, survivor.Personality.Table);
        nub.Properties = nub.Family.ClientDetached(nub, survivor.Personality.Table);
        if (model.OnlyOne == true && world.HasInstance(@class)) return ProbeStop.Probe;
        if (model.Probe is not { } steps) return ProbeStop.None;
        return ModelSteps.Run(world, nub, survivor.Personality.Table, steps, ref score) == StepsOutcome.Refused ? ProbeStop.Probe : ProbeStop.None;
    }
}

/// <summary>An instance that passed probe.</summary>
internal sealed record StartCandidate(Round.Survivor Survivor, KernelClass Class, int Score, DriverModel Model)
{
    public Personality Personality => Survivor.Personality;

    /// <summary>The instance's property table: the personality's with what the round wrote into it (K25, K28, K31, K32, K43, K51).</summary>
    public OSDictionary Properties()
    {
        var properties = Personality.Table;
        if (Survivor.NameMatched is { } name) properties = properties.With(Keys.IONameMatched, name);
        if (Survivor.IsBoot) properties = properties.With(Keys.IOMatchedAtBoot, OSBoolean.True);
        if (Personality.IsDext) properties = properties.With(Keys.IOMatchedPersonality, Personality.Table);
        return properties.With(Keys.IOMatchCategory, Personality.Category).With(Keys.IOProbeScore, new OSNumber(unchecked((uint)Score), 32));
    }
}

/// <summary>The start list of a category.</summary>
internal sealed class StartList(OSSymbol category)
{
    public OSSymbol Category { get; } = category;

    public List<(int Score, StartCandidate Candidate)> Candidates { get; } = [];
}
