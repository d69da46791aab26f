namespace IOMatch;

/// <summary>Survivors of passive matching are made, attached, probed and detached, best first, and join the start list of their category (K30–K32).</summary>
internal sealed class ProbePhase(World world, StartPhase starting)
{
    private readonly List<StartList> lists = [];
    private readonly Stack<StartList> spare = [];

    public void Run(Service nub, ProbeOrdered<Round.Survivor> survivors)
    {
        for (var i = 0; i < survivors.Count; i++)
        {
            var survivor = survivors[i].Item;
            var stop = Probe(nub, survivor, out var driver, out var score);
            world.Log?.Add(new MatchEvent.DriverProbed(nub, survivor.Personality, stop, stop == ProbeStop.None ? score : null, driver?.Model ?? DriverModel.Default));
            if (stop == ProbeStop.None) ListOf(survivor.Personality.Category).Candidates.Insert(score, new StartCandidate(survivor, driver!, score));
        }
        starting.Run(nub, lists);
        foreach (var list in lists)
        {
            list.Candidates.Clear();
            spare.Push(list);
        }
        lists.Clear();
    }

    /// <summary>K33: categories in the order in which each was first seen.</summary>
    private StartList ListOf(OSSymbol category)
    {
        foreach (var list in lists)
        {
            if (list.Category.SameText(category)) return list;
        }
        var added = spare.TryPop(out var used) ? used : new StartList();
        added.Category = category;
        lists.Add(added);
        return added;
    }

    private ProbeStop Probe(Service nub, in Round.Survivor survivor, out DriverClass? driver, out int score)
    {
        score = survivor.Score;
        driver = null;
        if (survivor.Personality.ClassName is null) return ProbeStop.NoClassKey;
        driver = world.DriverClassOf(survivor.Personality);
        if (!driver.Model.IsKnown || !driver.CanAllocate) return ProbeStop.CannotAllocate; // K30
        if (!driver.Model.InitSucceeds) return ProbeStop.Init;

        // attach and detach leave traces on some nubs, also when probe refuses
        nub.Properties = nub.Family.ClientAttached(nub, survivor.Personality.Table);
        nub.Properties = nub.Family.ClientDetached(nub, survivor.Personality.Table);
        if (driver.Model.OnlyOne == true && world.HasInstance(driver.Class.Name)) return ProbeStop.Probe;
        if (driver.Model.Probe is not { } steps) return ProbeStop.None;
        return ModelSteps.Run(new(world.Host, world.IsAttached, nub, survivor.Personality.Table), steps, ref score) == StepsOutcome.Refused ? ProbeStop.Probe : ProbeStop.None;
    }
}

/// <summary>An instance that passed probe.</summary>
internal readonly record struct StartCandidate(Round.Survivor Survivor, DriverClass Driver, int Score)
{
    public Personality Personality => Survivor.Personality;

    /// <summary>The instance's property table: the personality's with what the round wrote into it (K25, K28, K31, K32, K43, K51).</summary>
    public OSDictionary Properties()
    {
        Span<KeyValuePair<OSSymbol, OSObject>> written = [default, default, default, default, default];
        var count = 0;
        if (Survivor.NameMatched is { } name) written[count++] = new(Keys.IONameMatched, name);
        if (Survivor.IsBoot) written[count++] = new(Keys.IOMatchedAtBoot, OSBoolean.True);
        if (Personality.IsDext) written[count++] = new(Keys.IOMatchedPersonality, Personality.Table);
        written[count++] = new(Keys.IOMatchCategory, Personality.Category);
        written[count++] = new(Keys.IOProbeScore, new OSNumber(unchecked((uint)Score), 32));
        return Personality.Table.With(written[..count]);
    }
}

/// <summary>The start list of a category.</summary>
internal sealed class StartList
{
    public OSSymbol Category { get; set; } = Keys.IODefaultMatchCategory;

    public ProbeOrdered<StartCandidate> Candidates { get; } = new();
}
