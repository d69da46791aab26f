namespace IOMatch;

/// <summary>What a property-merging personality does to a nub, in words.</summary>
internal static class MergeText
{
    private const int MostNamed = 4;

    /// <summary>The half of a sentence that begins with the bundle's name.</summary>
    public static string Headline(Service nub, Personality personality)
    {
        var keys = personality.Table.SelectMany(p => p.Value is OSDictionary table && p.Key.Equals(Keys.IOProviderMergeProperties) ? table.Select(m => m.Key.Text) : []).ToList();
        return keys.Count == 0
            ? $"merges its properties into {nub.Component}; no driver stays attached, by design"
            : $"merges {(keys.Count == 1 ? "1 property" : $"{keys.Count} properties")} into {nub.Component}: {string.Join(", ", keys.Take(MostNamed))}{(keys.Count > MostNamed ? ", ..." : "")}; no driver stays attached, by design";
    }

    /// <summary>The list of what is merged, with what the registry shows of each; nothing where nothing is merged.</summary>
    public static void Section(Page page, IEnumerable<PropertyMerge> merges)
    {
        foreach (var merge in merges)
        {
            page.Gap();
            page.Line(0, 2, Run.Strong($"what {merge.Personality.Origin?.Name ?? merge.Personality.DisplayName} merges into {merge.Nub.Component}"));
            page.Table(2, ["property", "value", "registry"], [.. merge.Properties.Select(p => new Run[] { p.Key.Text, ValueText.Of(p.Value), Before(p) })]);
            if (merge.IsShown) page.Line(2, 4, "The registry shows all of it on the nub: it was merged there.");
        }
    }

    private static string Before(MergedProperty property) =>
        property.Before is null ? "not set" : property.IsShown ? "the same" : ValueText.Of(property.Before);
}
