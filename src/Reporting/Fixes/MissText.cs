namespace IOMatch;

/// <summary>How far a personality is from a nub, in words.</summary>
internal static class MissText
{
    private const int MostShown = 6;

    /// <summary>Both sides of each comparison that fails, one a line.</summary>
    public static void Write(Page page, int indent, Service nub, KeyMisses misses, OSObject? providerClass, bool isOffered)
    {
        var rows = new List<Run[]>();
        if (!isOffered) rows.Add(["IOProviderClass", "wants " + ValueText.Of(providerClass), $"the nub is {nub.Class.Name.Text}"]);
        foreach (var miss in misses.Failing.Take(MostShown)) rows.Add([Path(miss), "wants " + Wanted(miss), Found(miss)]);
        page.Table(indent, [], rows);
        if (misses.Failing.Length > MostShown) page.Line(indent, 2, $"and {misses.Failing.Length - MostShown} more comparisons");
        if (misses.Failing.IsEmpty)
        {
            foreach (var remark in misses.Remarks) page.Line(indent, 2, remark);
        }
        if (misses is { FamilyRefuses: true, Remarks.IsEmpty: true }) page.Line(indent, 2, $"no single key fails, and the family {nub.Family.Name} says no");
    }

    /// <summary>The first thing that fails, in one line.</summary>
    public static string First(Service nub, KeyMisses misses, OSObject? providerClass, bool isOffered) =>
        misses.Failing is [var miss, ..] ? $"{Path(miss)} wants {Wanted(miss)}, {Found(miss)}"
        : !isOffered ? $"IOProviderClass wants {ValueText.Of(providerClass)}, the nub is {nub.Class.Name.Text}"
        : misses.Remarks is [.., var remark] ? remark
        : misses.FamilyRefuses ? $"the family {nub.Family.Name} says no"
        : "nothing fails";

    public static string Distance(int distance) => distance switch
    {
        0 => "matches",
        1 => "misses by 1 comparison",
        _ => $"misses by {distance} comparisons",
    };

    private static string Path(KeyMiss miss) => string.Join(SourcePosition.PathSeparator, miss.Path);

    private static string Wanted(KeyMiss miss) => ValueText.WithType(miss.Wanted);

    private static string Found(KeyMiss miss) => miss.Found is null ? "the nub has nothing" : $"the nub has {ValueText.WithType(miss.Found)}";
}
