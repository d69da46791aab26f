using IOMatch.Families;

namespace IOMatch.Passive;

/// <summary>What passive matching of a table, written in YAML, came to on one service, and what was told of it as lines to read.</summary>
internal sealed record Answer(MatchVerdict Verdict, OSString? NameMatched, int Score, Transcript Transcript)
{
    /// <summary>As a notification or a wait asks: the class is checked, and nothing is kept. With and without a listener the answer must be the same.</summary>
    public static Answer OfWait(Registry registry, string service, string table)
    {
        var matching = new MatchingTable(Bench.Table(table));
        var transcript = new Transcript();
        var world = new World(registry, KernelCatalogue.Empty, transcript: transcript);
        var verdict = new PassiveMatch(world).Table(world.Find(service).Single(), matching);
        var silent = new World(registry, KernelCatalogue.Empty);
        new PassiveMatch(silent).Table(silent.Find(service).Single(), matching).Should().Be(verdict, "a listener must not change the answer");
        return new(verdict, null, 0, transcript);
    }

    /// <summary>As a round asks for a driver's personality: the catalogue has seen to the class, and the name and the score are kept.</summary>
    public static Answer OfRound(Registry registry, string service, string personality)
    {
        var filed = KernelCatalogue.Empty.AddDrivers([Bench.Table(personality)]).Filings.Single().Personality!;
        var transcript = new Transcript();
        var world = new World(registry, KernelCatalogue.Empty, transcript: transcript);
        var result = new PassiveMatch(world).Candidate(world.Find(service).Single(), filed);
        return new(result.Verdict, result.NameMatched, result.Score, transcript);
    }

    public bool Matches => Verdict == MatchVerdict.Yes;

    /// <summary>Keys compared, families asked and moves to other services, in their order.</summary>
    public IEnumerable<string> Told => Transcript.Select(e => e switch
    {
        MatchEvent.KeyCompared k => $"{k.Rule} of {k.Asked.Name}: {Text(k.Wanted)} {(k.Equal ? "fits" : "does not fit")} {Text(k.Found)}",
        MatchEvent.FamilyAnswered f => $"{f.Family.Name} for {f.Asked.Name}: {f.Answer.Verdict}",
        MatchEvent.FamilySkipped f => $"no family for {f.Asked.Name}",
        MatchEvent.SearchMoved m => $"{(m.IsLocation ? "located at" : "up to")} {m.To?.Name ?? "nothing"}",
        _ => e.GetType().Name,
    });

    private static string Text(OSObject? value) => value switch
    {
        null => "nothing",
        OSDictionary => "a table",
        _ => value.ToString()!,
    };
}
