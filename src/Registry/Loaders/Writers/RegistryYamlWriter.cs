using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Writes a registry as a device tree in YAML. It is read back as it was: entries, planes, classes, states, ids, values.</summary>
/// <remarks>
/// Ids are written unless they are those that the reader would count. Positions in the file that the registry came from are lost,
/// and so is the order of several parents of one entry, which follows the order of the tree.
/// </remarks>
public sealed class RegistryYamlWriter
{
    private readonly Registry registry;
    private readonly TextWriter output;
    private readonly YamlValueWriter values;
    private readonly HashSet<RegistryEntry> written = [];
    private readonly bool withIds;

    private RegistryYamlWriter(Registry registry, TextWriter output)
    {
        this.registry = registry;
        this.output = output;
        values = new(output);
        withIds = NeedsIds(registry);
    }

    /// <summary>Writes a device tree.</summary>
    /// <returns>What the form has no place for; nothing at present.</returns>
    public static ImmutableArray<Fault> Write(Registry registry, TextWriter output)
    {
        output.Write("registry:\n");
        var writer = new RegistryYamlWriter(registry, output);
        writer.Siblings(registry.Service, registry.Service.Roots, 2);
        writer.Planes();
        writer.Classes();
        return [];
    }

    private static bool NeedsIds(Registry registry)
    {
        if (registry.Planes.Count > 1) return true;
        var expected = 0x1_0000_0100UL;
        var order = 0;
        foreach (var entry in InTreeOrder(registry.Service))
        {
            if (entry.Id != expected++ || entry.Index != order++ || registry.Service.ParentsOf(entry).Length > 1) return true;
        }
        return order != registry.Entries.Length;
    }

    private static IEnumerable<RegistryEntry> InTreeOrder(RegistryPlane plane)
    {
        var todo = new Stack<RegistryEntry>(plane.Roots.Reverse());
        while (todo.TryPop(out var entry))
        {
            yield return entry;
            foreach (var child in plane.ChildrenOf(entry).Reverse()) todo.Push(child);
        }
    }

    // A mapping from name to entry reads best; repeated names need a list.
    private void Siblings(RegistryPlane plane, ImmutableArray<RegistryEntry> entries, int depth)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isMapping = entries.All(e => names.Add(NameIn(plane, e).ToString()));
        foreach (var entry in entries)
        {
            var name = NameIn(plane, entry);
            Indent(depth);
            if (isMapping)
            {
                output.Write(YamlText.Key(name.ToString()).TrimEnd(' ').Replace("\n", "\n" + new string(' ', depth), StringComparison.Ordinal));
                output.Write('\n');
                if (!name.IsPlain) Named(name, depth + 2, depth + 2);
                Entry(plane, entry, depth + 2);
            }
            else
            {
                output.Write("- ");
                Named(name, 0, depth + 2);
                Entry(plane, entry, depth + 2);
            }
        }
    }

    private static EntryName NameIn(RegistryPlane plane, RegistryEntry entry) => new(plane.NameOf(entry), plane.LocationOf(entry));

    private void Named(EntryName name, int first, int depth)
    {
        Indent(first);
        if (name.IsPlain)
        {
            output.Write($"name: {YamlText.Of(name.ToString())}\n");
            return;
        }
        output.Write($"name: {YamlText.Of(name.Name)}\n");
        Indent(depth);
        output.Write($"location: {(name.Location is null ? "\"\"" : YamlText.Of(name.Location))}\n");
    }

    private void Entry(RegistryPlane plane, RegistryEntry entry, int depth)
    {
        if (!written.Add(entry))
        {
            Line(depth, "entry", Id(entry.Id));
            if (plane.Name is Registry.ServicePlane) return; // its children stand where it is described
        }
        else
        {
            Described(plane, entry, depth);
        }
        if (plane.ChildrenOf(entry) is { IsEmpty: false } children && NotYet(plane, entry))
        {
            Indent(depth);
            output.Write("children:\n");
            Siblings(plane, children, depth + 2);
        }
    }

    private readonly HashSet<(RegistryPlane, RegistryEntry)> expanded = [];

    private bool NotYet(RegistryPlane plane, RegistryEntry entry) => expanded.Add((plane, entry));

    private void Described(RegistryPlane plane, RegistryEntry entry, int depth)
    {
        Line(depth, "class", YamlText.Of(entry.Class.Name.Text));
        if (withIds) Line(depth, "id", Id(entry.Id));
        if (State(entry) is { } state) Line(depth, "state", state);
        if (entry.Observed is { } observed) Line(depth, "observed", Observed(observed));
        if (entry.Properties.Count == 0) return;
        Indent(depth);
        output.Write("properties:\n");
        values.Entries(entry.Properties, depth + 2);
    }

    private static string Observed(ObservedService observed)
    {
        var parts = new List<string>();
        if (observed.RetainCount is { } retain) parts.Add(string.Create(CultureInfo.InvariantCulture, $"retainCount: {retain}"));
        if (observed.BusyNanoseconds is { } busy) parts.Add(string.Create(CultureInfo.InvariantCulture, $"busyNanoseconds: {busy}"));
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string? State(RegistryEntry entry)
    {
        if (entry is { State: EntryState.Registered, Busy: 0 }) return null;
        var words = new List<string>();
        foreach (var (word, bit) in EntryStates.Words)
        {
            if (bit == EntryState.Registered)
            {
                if ((entry.State & bit) == 0) words.Add(EntryStates.Unregistered);
            }
            else if ((entry.State & bit) != 0)
            {
                words.Add(word);
            }
        }
        if (entry.Busy != 0) words.Add(string.Create(CultureInfo.InvariantCulture, $"busy: {entry.Busy}"));
        return $"[{string.Join(", ", words)}]";
    }

    private void Planes()
    {
        var others = registry.Planes.Values.Where(p => p.Name is not Registry.ServicePlane && p.Entries.Count > 0).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        if (others.Count == 0) return;
        output.Write("planes:\n");
        foreach (var plane in others)
        {
            Indent(2);
            output.Write($"{YamlText.Key(plane.Name).TrimEnd(' ').Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
            Siblings(plane, plane.Roots, 4);
        }
    }

    private void Classes()
    {
        var needed = new SortedDictionary<string, KernelClass>(StringComparer.Ordinal);
        foreach (var entry in registry.Entries)
        {
            for (var c = entry.Class; c.Superclass is not null; c = c.Superclass)
            {
                var builtIn = ClassHierarchy.BuiltIn[c.Name.Text];
                if (!ReferenceEquals(builtIn, c) && !needed.TryAdd(c.Name.Text, c)) break;
            }
        }
        if (needed.Count == 0) return;
        output.Write("classes:\n");
        foreach (var (name, c) in needed)
        {
            var superclass = YamlText.Of(c.Superclass!.Name.Text);
            var value = c.Certainty == Certainty.Documented ? superclass : $"{{superclass: {superclass}, certainty: {c.Certainty.ToString().ToLowerInvariant()}}}";
            Indent(2);
            output.Write($"{YamlText.Key(name).Replace("\n", "\n  ", StringComparison.Ordinal)}{value}\n");
        }
    }

    private static string Id(ulong id) => "0x" + id.ToString("x", CultureInfo.InvariantCulture);

    private void Line(int depth, string key, string value)
    {
        Indent(depth);
        output.Write($"{key}: {value}\n");
    }

    private void Indent(int depth)
    {
        for (var i = 0; i < depth; i++) output.Write(' ');
    }
}
