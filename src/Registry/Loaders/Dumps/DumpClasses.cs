namespace IOMatch;

/// <summary>The hierarchy that a dump needs: chains it prints are observed, what nobody knows is assumed to be a service.</summary>
internal static class DumpClasses
{
    /// <summary>The class of an entry whose class the dump does not show.</summary>
    public const string Unshown = "IOService";

    /// <summary>The hierarchy.</summary>
    /// <param name="entries">The dump; a damaged class name is taken out.</param>
    /// <param name="plane">The plane that it shows: only in IOService is a parent a provider.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="faults">Where to tell.</param>
    public static ClassHierarchy Of(IReadOnlyList<DumpEntry> entries, string plane, string file, FaultList faults)
    {
        var hierarchy = ClassHierarchy.BuiltIn;
        foreach (var entry in entries)
        {
            if (entry.Class is not { } name || IsName(name)) continue;
            faults.Warning(entry.At, $"\"{name}\" is no name of a class; {Unshown} is taken for it");
            (entry.Class, entry.Chain) = (null, null);
        }
        DumpAncestry.UndoOverrides(entries, file, faults);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string[]>(); // entries of one class share the array
        foreach (var entry in entries)
        {
            if (entry.Chain is null || !seen.Add(entry.Chain) || IsDamaged(entry.Chain)) continue;
            for (var i = 1; i < entry.Chain.Length; i++) shown.TryAdd(entry.Chain[i], entry.Chain[i - 1]);
        }
        // The dump is the truth about its own kernel, also where another release had another superclass; it settles what was assumed.
        var changed = new List<string>();
        foreach (var (name, superclass) in shown.ToArray())
        {
            if (hierarchy[name] is not { } known) continue;
            if (!string.Equals(known.Superclass?.Name.Text, superclass, StringComparison.Ordinal)) changed.Add(name);
            else if (known.Certainty != Certainty.Assumed) shown.Remove(name);
        }
        if (shown.Count > 0) hierarchy = hierarchy.With(shown, file, Certainty.Observed, out _);
        if (changed.Count > 0) faults.Note(new(file), $"the dump shows another superclass than the built-in hierarchy for {Counted.Of(changed.Count, "class", "classes")}, such as {changed[0]}; the dump's is taken");
        if (plane is Registry.ServicePlane && DumpAncestry.ByAttachment(entries, hierarchy) is { Count: > 0 } proven) hierarchy = hierarchy.With(proven, file, Certainty.Observed, out _);
        var unknown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Class is { } name && hierarchy[name] is null) unknown.TryAdd(name, DumpAncestry.ByBundle(entry, hierarchy) ?? Unshown);
        }
        if (unknown.Count > 0)
        {
            faults.Note(new(file), $"the superclass of {Counted.Of(unknown.Count, "class", "classes")} is assumed to be {Unshown}, such as that of {unknown.Keys.First()}", "convert the dump to YAML and name the superclasses under classes:");
            hierarchy = hierarchy.With(unknown, file, Certainty.Assumed, out _);
        }
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Class is { } name && asked.Add(name) && !hierarchy.IsA(name, "IORegistryEntry")) faults.Error(entry.At, $"class {name} is no class of registry entries", "it must derive from IORegistryEntry: the dump was damaged or edited here");
        }
        return hierarchy;
    }

    // a name of C++, also when somebody has put signs of his own into it: what the form itself needs it cannot hold
    private static bool IsName(string name) => name.Length > 0 && name.AsSpan().IndexOfAny(",<>:\"") < 0 && !name.AsSpan().ContainsAnyInRange('\0', ' ');

    // a name is missing, or something stands above what everything derives from, or IOService is no longer an entry of the registry
    private static bool IsDamaged(string[] chain) => Array.Exists(chain, name => name.Length == 0) || Array.IndexOf(chain, "OSObject") > 0
        || (Array.IndexOf(chain, "IOService") is > 0 and var at && Array.IndexOf(chain, "IORegistryEntry", 0, at) < 0);

    /// <summary>The class from its name, or from a chain.</summary>
    public static (string Name, string[]? Chain) Parsed(string text)
    {
        if (!text.Contains(':')) return (text, null);
        var chain = text.Split(':', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (chain.Length == 0) return (text, null);
        // Both directions occur in tools; the root class tells which it is.
        if (chain[^1] is "OSObject" or "IORegistryEntry" && chain[0] is not ("OSObject" or "IORegistryEntry")) Array.Reverse(chain);
        return (chain[^1], chain);
    }
}
