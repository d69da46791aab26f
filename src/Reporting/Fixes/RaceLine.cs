namespace IOMatch;

/// <summary>The races on a nub in one line: <c>(default): Gadget.dext 90000 &gt; AppleUSBHostCompositeDevice 50000</c>.</summary>
internal static class RaceLine
{
    private const int MostContenders = 3;

    public static string Of(NubDiagnosis? nub, DriverQuestion asked)
    {
        if (nub is null) return "it is no candidate there";
        var names = new DriverNames(asked);
        var races = nub.Races.Select(r => Of(r, names)).Where(r => r.Length > 0).ToList();
        // a race that is not won by start or stop tells nothing: the sentence does
        return races.Count == 0 || !nub.Best.Matched || nub.Verdict.Code == ReasonCode.MergesProperties ? new CourseText(names).Headline(nub) : string.Join("; ", races);
    }

    private static string Of(Race race, DriverNames names)
    {
        var matched = race.Contenders.Where(c => c.Course.Matched).ToList();
        if (matched.Count == 0) return "";
        var winner = race.Winner;
        var ranked = winner is null ? matched : [winner, .. matched.Where(c => c.Course.End == CourseEnd.Lost)];
        var shown = string.Join(winner is null ? ", " : " > ", ranked.Take(MostContenders).Select(c => $"{names.Of(c.Course.Personality)} {ScoreText.Of(c.Course.FinalScore ?? c.Course.Score)}"));
        var more = ranked.Count > MostContenders ? $" and {ranked.Count - MostContenders} more" : "";
        return $"{DriverNames.Category(race.Category)}: {shown}{more}{(winner is null ? ", nobody starts" : "")}";
    }
}
