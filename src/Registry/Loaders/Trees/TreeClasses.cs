namespace IOMatch;

/// <summary>The <c>classes:</c> part of a device tree: what the built-in hierarchy lacks.</summary>
internal static class TreeClasses
{
    public static ClassHierarchy Read(YamlMapping? declared, FaultList faults)
    {
        var builtIn = ClassHierarchy.BuiltIn;
        if (declared is null) return builtIn;
        var declarations = new Dictionary<string, string>(StringComparer.Ordinal);
        var certainties = new Dictionary<string, Certainty>(StringComparer.Ordinal);
        foreach (var (name, node) in declared.Entries)
        {
            if (node is YamlScalar { IsNull: false, Tag: null } superclass && name.Text.Length > 0) declarations.Add(name.Text, superclass.Text);
            else if (node is YamlMapping { Tag: null } more) Declared(name.Text, new(more, $"class {name.Text}", faults), declarations, certainties);
            else faults.Error(node.At, $"class {name.Text} takes the name of its superclass, this is {node.Form}", $"write {name.Text}: IOService, or its nearest ancestor that you know");
        }
        var extended = builtIn.Extend(declarations, declared.At.File, name => certainties.GetValueOrDefault(name, Certainty.Documented), out var problems);
        foreach (var (name, superclass) in problems)
        {
            var at = declared[name] is YamlMapping m ? m["superclass"]!.At : declared[name]!.At;
            if (declarations.ContainsKey(superclass))
            {
                if (IsCycle(declarations, name)) faults.Error(at, $"class {name} derives from itself through {superclass}", "name the true superclass");
                continue; // else: the superclass has its own fault
            }
            faults.Error(at, $"the superclass of {name}, {superclass}, is unknown", faults.IsFull ? null : Hint(superclass, declarations.Keys.Where(k => !string.Equals(k, name, StringComparison.Ordinal)), builtIn));
        }
        foreach (var (name, superclass) in declarations)
        {
            if (!certainties.ContainsKey(name) && builtIn[name] is { Certainty: Certainty.Source, Superclass: { } known } && !string.Equals(known.Name.Text, superclass, StringComparison.Ordinal))
                faults.Warning(declared[name]!.At, $"class {name} derives from {known} in the kernel's source, here from {superclass}", "remove the line unless this is meant");
        }
        return extended;
    }

    // X: {superclass: IOService, certainty: assumed}
    private static void Declared(string name, YamlFields fields, Dictionary<string, string> declarations, Dictionary<string, Certainty> certainties)
    {
        if (fields.RequiredText("superclass") is { } superclass) declarations.Add(name, superclass);
        if (fields.Text("certainty") is { } word)
        {
            if (Enum.TryParse<Certainty>(word, ignoreCase: true, out var certainty) && !char.IsAsciiDigit(word[0])) certainties.Add(name, certainty);
            else fields.Faults.Error(fields.At("certainty"), $"there is no certainty {word}", "it is source, documented, observed or assumed");
        }
        fields.Done();
    }

    /// <summary>What to say about a class that nobody declares.</summary>
    public static string Hint(string name, IEnumerable<string> more, ClassHierarchy classes)
    {
        var near = Spelling.Nearest(name, more.Concat(classes.Classes.Select(c => c.Name.Text)));
        return (near is null ? "" : $"the nearest class is {near}; ") + $"declare it as classes: {{{name}: IOService}}, with its true superclass";
    }

    private static bool IsCycle(Dictionary<string, string> declarations, string start)
    {
        var at = start;
        for (var steps = 0; steps <= declarations.Count; steps++)
        {
            if (!declarations.TryGetValue(at, out var next)) return false;
            if (string.Equals(next, start, StringComparison.Ordinal)) return true;
            at = next;
        }
        return false;
    }
}
