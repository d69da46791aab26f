using System.Globalization;

namespace IOMatch;

/// <summary>A registry for people: a plane as a tree, or one nub with everything about it.</summary>
public static class RegistryText
{
    private const int Label = 13;

    /// <summary>A plane as a tree, with the number of entries in each plane above it.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="style">The terminal.</param>
    public static string Tree(Registry registry, RegistryPlane plane, PageStyle style)
    {
        var page = new Page(style);
        var planes = registry.Planes.Values.OrderByDescending(p => p.Entries.Count).ThenBy(p => p.Name, StringComparer.Ordinal);
        page.Line($"{registry.Entries.Length} entries; planes: ", string.Join(", ", planes.Select(p => $"{p.Name} {p.Entries.Count}")));
        page.Gap();
        var (through, branch, last) = style.Unicode ? ("│ ", "├─", "└─") : ("| ", "+-", "+-");

        // a stack instead of recursion, since a dump may be deeper than ours
        var waiting = new Stack<(RegistryEntry Entry, string Before, string Own, bool IsLast)>();
        for (var i = plane.Roots.Length - 1; i >= 0; i--) waiting.Push((plane.Roots[i], "", "", true));
        while (waiting.TryPop(out var at))
        {
            Entry(page, plane, at.Entry, at.Before + at.Own);
            var children = plane.ChildrenOf(at.Entry);
            var before = at.Own.Length == 0 ? "" : at.Before + (at.IsLast ? "  " : through);
            for (var i = children.Length - 1; i >= 0; i--) waiting.Push((children[i], before, i == children.Length - 1 ? last : branch, i == children.Length - 1));
        }
        return page.ToString();
    }

    /// <summary>One entry: its places, class chain, state and properties.</summary>
    public static string Nub(Registry registry, RegistryEntry entry, PageStyle style)
    {
        var page = new Page(style);
        page.Line(Run.Strong(entry.Component));
        page.Field("class", Label, string.Join(" < ", entry.Class.Chain().Select(c => c.Name.Text)));
        page.Field("certainty", Label, Chain(entry.Class));
        page.Field("id", Label, $"0x{entry.Id:x}");
        page.Field("state", Label, State(entry));
        foreach (var plane in registry.Planes.Values.Where(p => p.Contains(entry)).OrderBy(p => p.Name != Registry.ServicePlane).ThenBy(p => p.Name, StringComparer.Ordinal))
        {
            page.Field(plane.Name == Registry.ServicePlane ? "path" : "", Label, plane.PathOf(entry));
        }
        if (entry.At.File is { Length: > 0 }) page.Field("read from", Label, entry.At.ToString());
        page.Field("family", Label, $"{KnownFamilies.Of(entry.Class).Name} ({CertaintyText.Of(KnownFamilies.Of(entry.Class).Evidence.Certainty)})");
        page.Gap();
        page.Table(2, ["property", "value"], [.. entry.Properties.Select(p => new Run[] { p.Key.Text, ValueText.WithType(p.Value) })]);
        return page.ToString();
    }

    private static void Entry(Page page, RegistryPlane plane, RegistryEntry entry, string before)
    {
        var location = plane.LocationOf(entry);
        var state = (entry.State & EntryState.Inactive) != 0 ? ", inactive" : (entry.State & EntryState.Registered) == 0 ? ", !registered" : "";
        page.Exact(0, Run.Faint(before), Run.Strong(location is null ? plane.NameOf(entry) : $"{plane.NameOf(entry)}@{location}"), $"  <{entry.Class}, id 0x{entry.Id:x}{state}>");
    }

    private static string Chain(KernelClass @class) =>
        @class.Chain().FirstOrDefault(c => c.Certainty != Certainty.Source) is { } first
            ? $"{CertaintyText.Of(@class.Chain().Max(c => c.Certainty))}: that {first.Name} derives from {first.Superclass?.Name.Text ?? "nothing"} is from {first.Source}"
            : CertaintyText.Of(Certainty.Source);

    private static string State(RegistryEntry entry)
    {
        var words = entry.State == EntryState.None ? "not registered" : string.Join(", ", entry.State.ToString().Split(", ").Select(w => w.ToLowerInvariant()));
        return entry.Busy == 0 ? words : words + ", busy " + entry.Busy.ToString(CultureInfo.InvariantCulture);
    }
}
