namespace IOMatch;

/// <summary>The registry as a tree where only the way to the nub is open.</summary>
internal static class RegistryTree
{
    public static void Write(ReportPage page)
    {
        var html = page.Html;
        var way = new HashSet<RegistryEntry>(ReferenceEqualityComparer.Instance);
        var nub = page.Main?.Nub;
        while (nub is { Entry: null }) nub = nub.Provider;
        foreach (var entry in nub?.Entry?.ProviderChain() ?? []) way.Add(entry);

        html.Add($"<section id=\"registry\" aria-labelledby=\"registry-title\">\n<h2 id=\"registry-title\">registry</h2>\n");
        html.Add($"<p class=\"scripted filter\"><label for=\"tree-filter\">show only</label> <input id=\"tree-filter\" type=\"search\" placeholder=\"name or class\" autocomplete=\"off\" spellcheck=\"false\"> <output id=\"tree-count\" for=\"tree-filter\"></output></p>\n");
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"registry tree\">\n<ul class=\"tree\">\n");
        foreach (var root in page.Outcome.Registry.Service.Roots) Entry(page, root, way, nub?.Entry);
        html.Add($"</ul>\n</div>\n</section>\n");
    }

    private static void Entry(ReportPage page, RegistryEntry entry, HashSet<RegistryEntry> way, RegistryEntry? nub)
    {
        var html = page.Html;
        var isNub = ReferenceEquals(entry, nub);
        html.Add($"<li{(isNub ? " class=nub" : "")}>");
        if (entry.Children.IsEmpty)
        {
            Line(page, entry, isNub);
        }
        else
        {
            html.Add($"<details");
            if (way.Contains(entry) && !isNub) html.Add($" open");
            html.Add($"><summary>");
            Line(page, entry, isNub);
            html.Add($"</summary><ul>\n");
            foreach (var child in entry.Children) Entry(page, child, way, nub);
            html.Add($"</ul></details>");
        }
        html.Add($"</li>\n");
    }

    private static void Line(ReportPage page, RegistryEntry entry, bool isNub)
    {
        var html = page.Html;
        html.Add($"<span class=\"entry\">{entry.Component}</span> <span class=\"class\">{entry.Class.Name.Text}</span>");
        if (isNub) html.Add($" <a class=\"here\" href=\"#races\">this nub</a>");
        foreach (var (_, driver) in Outcome.WinnersOn(page.Outcome[entry])) html.Add($" <span class=\"driver\">← {page.Names.Of(driver)}</span>");
    }
}
