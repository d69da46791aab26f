namespace IOMatch;

/// <summary>A short search for the smallest change, of the one bundle that an explanation is about.</summary>
internal static class ChangeOfOneBundle
{
    // a second at most on a large registry; a search of its own takes its time
    private const int MostSimulations = 200;
    private const long MostEntries = 100_000;

    public static SmallestChange? Of(ExplanationInput input, Catalogue asked, Outcome outcome, Diagnosis prediction)
    {
        var bundles = asked.Bundles.Where(b => !b.Personalities.IsEmpty || b.Bundle is { Personalities.IsEmpty: false }).ToList();
        if (bundles.Count == 0) return null;
        var best = prediction.Main?.Best.Personality.Origin;
        var bundle = bundles.Find(b => b.Personalities.Any(p => ReferenceEquals(p.Origin, best))) ?? bundles[0];
        var question = new ChangeQuestion(input.Registry, input.System, bundle, input.Name) { Nub = input.Nub, MostSimulations = MostSimulations, MostEntries = MostEntries };
        // with several bundles the prediction is about all of them, the change about one
        return bundles.Count == 1
            ? SmallestChange.Of(question, outcome, prediction)
            : SmallestChange.Of(question with { Others = input.System.With(new Catalogue(asked.Bundles.Where(b => b != bundle), asked.Classes)) });
    }
}
