namespace IOMatch;

/// <summary>The small world of a lesson: the entries with their properties, the personalities with their keys, and what happens.</summary>
internal static class SceneText
{
    private static readonly string[] Unsaid = ["CFBundleIdentifier", "CFBundleIdentifierKernel"];

    public static void Write(Page page, LessonStep step)
    {
        var scenario = step.Scenario;
        if (scenario.Registry is { } registry && registry.Planes.TryGetValue(Registry.ServicePlane, out var plane))
        {
            page.Line(2, 2, Run.Faint("the registry"));
            foreach (var root in plane.Roots) Entry(page, plane, root, 4);
            page.Gap();
        }
        page.Line(2, 2, Run.Faint(step.Cast.Length == 1 ? "the personality" : "the personalities"));
        for (var i = 0; i < step.Cast.Length; i++) Personality(page, step, i);
        if (scenario.Story.Length < 2 || scenario.Story.All(s => s.At == scenario.Story[0].At)) return;
        page.Gap();
        page.Line(2, 4, Run.Faint("what happens  "), string.Join(", then ", scenario.Story.Select(s => HappeningText.Of(s.What))));
    }

    private static void Entry(Page page, RegistryPlane plane, RegistryEntry entry, int indent)
    {
        // the two resource nubs are always there; they are shown where a lesson is about them
        if (entry.Properties.Count == 0 && entry.Class.Name.Text is "IOResources" or "IOUserResources") return;
        page.Exact(indent, Run.Strong(entry.Component), $"  {entry.Class}", (entry.State & EntryState.Registered) == 0 ? "  (not registered)" : "");
        if (entry.Properties.Count > 0) page.Line(indent + 4, 0, string.Join(", ", entry.Properties.Select(p => $"{p.Key.Text} {ValueText.Of(p.Value)}")));
        foreach (var child in plane.ChildrenOf(entry)) Entry(page, plane, child, indent + 2);
    }

    private static void Personality(Page page, LessonStep step, int at)
    {
        var personality = step.Cast[at];
        var bundle = step.Scenario.Catalogue.Bundles.First(b => b.Personalities.Contains(personality));
        var kind = bundle.Kind == CatalogueBundleKind.Dext ? "  a dext" : "";
        page.Exact(4, $"{at + 1}  ", Run.Strong(personality.Origin.Name), kind);
        if (personality.Table is OSDictionary table)
        {
            page.Line(8, 0, string.Join(", ", table.Where(p => !Unsaid.Contains(p.Key.Text)).Select(p => $"{p.Key.Text} {ValueText.Of(p.Value)}")));
        }
        if (bundle.Id is { } id && step.Scenario.Withheld.TryGetValue(id, out var why)) page.Line(8, 0, $"its extension: {Reason.Of(why).Title}");
        if (bundle.Server?.Entitlements is { } entitlements) page.Line(8, 0, $"its entitlements: {string.Join(", ", entitlements.Select(e => $"{e.Key.Text} {ValueText.Of(e.Value)}"))}");
    }
}
