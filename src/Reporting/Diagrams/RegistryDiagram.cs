using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A registry as a diagram: every entry with its class, providers above their clients.</summary>
public static class RegistryDiagram
{
    /// <summary>A plane, or one entry with the way up to the root and everything below it.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="nubs">Entries to draw with their surroundings; the whole plane when empty.</param>
    /// <param name="format">How to write it.</param>
    public static string Of(RegistryPlane plane, IReadOnlyCollection<RegistryEntry> nubs, DiagramFormat format)
    {
        var wanted = nubs.Count == 0 ? null : Around(plane, nubs);
        var diagram = new Diagram(isTree: true);
        var places = new Dictionary<RegistryEntry, int>(ReferenceEqualityComparer.Instance);
        // a stack instead of recursion, since a dump may be deeper than ours
        var waiting = new Stack<(RegistryEntry Entry, int? Parent)>(plane.Roots.Reverse().Select(r => (r, (int?)null)));
        while (waiting.TryPop(out var at))
        {
            if (wanted?.Contains(at.Entry) == false) continue;
            var isNew = !places.TryGetValue(at.Entry, out var place);
            if (isNew) places[at.Entry] = place = Box(diagram, plane, at.Entry);
            if (at.Parent is { } parent) diagram.Links.Add(new(parent, place));
            if (!isNew) continue; // an entry with two providers is one box with two lines
            foreach (var child in plane.ChildrenOf(at.Entry).Reverse()) waiting.Push((child, place));
        }
        return diagram.Write(format);
    }

    private static int Box(Diagram diagram, RegistryPlane plane, RegistryEntry entry)
    {
        var name = plane.LocationOf(entry) is { } location ? $"{plane.NameOf(entry)}@{location}" : plane.NameOf(entry);
        var quiet = (entry.State & EntryState.Inactive) != 0 ? "inactive" : (entry.State & EntryState.Registered) == 0 ? "not registered" : null;
        return quiet is null ? diagram.Box(BoxKind.Entry, name, entry.Class.Name.Text) : diagram.Box(BoxKind.Quiet, name, entry.Class.Name.Text, quiet);
    }

    private static HashSet<RegistryEntry> Around(RegistryPlane plane, IReadOnlyCollection<RegistryEntry> nubs)
    {
        var around = new HashSet<RegistryEntry>(ReferenceEqualityComparer.Instance);
        Add(nubs, plane.ParentsOf);
        Add(nubs, plane.ChildrenOf);
        return around;

        void Add(IEnumerable<RegistryEntry> from, Func<RegistryEntry, ImmutableArray<RegistryEntry>> next)
        {
            var seen = new HashSet<RegistryEntry>(ReferenceEqualityComparer.Instance);
            var waiting = new Stack<RegistryEntry>(from);
            while (waiting.TryPop(out var entry))
            {
                if (!seen.Add(entry)) continue;
                foreach (var other in next(entry)) waiting.Push(other);
            }
            around.UnionWith(seen);
        }
    }
}
