namespace IOMatch;

/// <summary>The events of one round on one nub, sorted by what they are about.</summary>
internal sealed class RoundRecord(MatchEvent.RoundBegan began)
{
    private readonly Dictionary<Personality, List<MatchEvent>> steps = [];
    private Personality? taken;
    private MatchEvent.ProviderOpened? opened;

    public MatchEvent.RoundBegan Began { get; } = began;

    public Dictionary<Personality, MatchEvent.CandidateJudged> Judged { get; } = [];

    public Dictionary<Personality, MatchEvent.DriverProbed> Probed { get; } = [];

    public List<MatchEvent.CategoryRanked> Categories { get; } = [];

    /// <summary>Start attempts in order.</summary>
    public List<MatchEvent.StartAttempted> Starts { get; } = [];

    public Dictionary<Personality, MatchEvent.ProviderOpened> Opened { get; } = [];

    public Dictionary<Personality, List<MatchEvent.EntitlementsChecked>> Entitlements { get; } = [];

    /// <summary>Drivers that went, in this round or between it and the next.</summary>
    public HashSet<Service> Gone { get; } = [];

    public MatchEvent.KernelDied? Died { get; private set; }

    /// <summary>What happened between the moment a candidate was taken and its judgement.</summary>
    public IReadOnlyList<MatchEvent> StepsOf(Personality personality) => steps.GetValueOrDefault(personality) ?? [];

    /// <summary>The start attempt of a personality, or null.</summary>
    public MatchEvent.StartAttempted? StartOf(Personality personality) => Starts.Find(s => ReferenceEquals(s.Personality, personality));

    public void Add(MatchEvent e)
    {
        switch (e)
        {
            case MatchEvent.CandidateTaken t:
                taken = t.Personality;
                steps[taken] = [];
                break;
            case MatchEvent.CandidateJudged j:
                Judged[j.Personality] = j;
                taken = null;
                break;
            case MatchEvent.CategoryHeld or MatchEvent.KeyCompared or MatchEvent.FamilyAnswered or MatchEvent.FamilySkipped or MatchEvent.SearchMoved:
                if (taken is not null) steps[taken].Add(e);
                break;
            case MatchEvent.DriverProbed p:
                Probed[p.Personality] = p;
                break;
            case MatchEvent.CategoryRanked r:
                Categories.Add(r);
                break;
            case MatchEvent.EntitlementsChecked c:
                if (Entitlements.TryGetValue(c.Personality, out var list)) list.Add(c);
                else Entitlements.Add(c.Personality, [c]);
                break;
            case MatchEvent.ProviderOpened o:
                opened = o;
                break;
            case MatchEvent.StartAttempted s:
                Starts.Add(s);
                if (opened is not null) Opened[s.Personality] = opened;
                opened = null;
                break;
            case MatchEvent.ClientTerminated t:
                Gone.Add(t.Client);
                break;
            case MatchEvent.DriverGone g:
                Gone.Add(g.Driver);
                break;
            case MatchEvent.KernelDied d:
                Died = d;
                break;
            default:
                break;
        }
    }

    /// <summary>The rounds of those nubs on which <paramref name="isWanted"/> holds for some round, in order.</summary>
    public static Dictionary<Service, List<RoundRecord>> Read(Transcript transcript, Func<MatchEvent.RoundBegan, bool> isWanted)
    {
        var rounds = new Dictionary<Service, List<RoundRecord>>();
        foreach (var e in transcript)
        {
            if (e is MatchEvent.RoundBegan began && isWanted(began)) rounds.TryAdd(began.Nub, []);
        }
        foreach (var e in transcript)
        {
            if (!rounds.TryGetValue(e.Nub, out var own)) continue;
            if (e is MatchEvent.RoundBegan began) own.Add(new(began));
            if (own.Count > 0) own[^1].Add(e);
        }
        return rounds;
    }
}
