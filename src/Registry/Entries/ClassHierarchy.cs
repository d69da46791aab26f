using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace IOMatch;

/// <summary>Which class derives from which. Immutable; extended by <see cref="With"/>.</summary>
public sealed class ClassHierarchy
{
    private static readonly Lazy<ClassHierarchy> LazyBuiltIn = new(LoadBuiltIn);

    private readonly FrozenDictionary<string, KernelClass> known;
    private readonly Dictionary<string, KernelClass> added;

    private ClassHierarchy(FrozenDictionary<string, KernelClass> known, Dictionary<string, KernelClass> added)
    {
        this.known = known;
        this.added = added;
    }

    /// <summary>The kernel's and the families' classes, as far as they are known (data/tables/registry/class-hierarchy.tsv).</summary>
    public static ClassHierarchy BuiltIn => LazyBuiltIn.Value;

    /// <summary>All classes.</summary>
    public IEnumerable<KernelClass> Classes => known.Values.Where(c => !added.ContainsKey(c.Name.Text)).Concat(added.Values);

    /// <summary>A class by name, or null.</summary>
    public KernelClass? this[string name] => added.GetValueOrDefault(name) ?? known.GetValueOrDefault(name);

    /// <summary>A class by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out KernelClass? found) => (found = this[name]) is not null;

    /// <summary>This hierarchy with more classes. A declaration of a known class replaces it, for itself and for what is declared with it.</summary>
    /// <param name="declarations">Class and superclass, in any order among themselves.</param>
    /// <param name="source">Where they were declared.</param>
    /// <param name="certainty">How sure they are.</param>
    /// <param name="problems">Classes left out: the superclass is unknown, or the class derives from itself.</param>
    public ClassHierarchy With(IReadOnlyDictionary<string, string> declarations, string source, Certainty certainty, out IReadOnlyList<(string Class, string Superclass)> problems) =>
        Extend(declarations, source, _ => certainty, out problems);

    /// <summary>The same, with a certainty for each class.</summary>
    internal ClassHierarchy Extend(IReadOnlyDictionary<string, string> declarations, string source, Func<string, Certainty> certainty, out IReadOnlyList<(string Class, string Superclass)> problems)
    {
        var result = new Dictionary<string, KernelClass>(added, StringComparer.Ordinal);
        var bad = new List<(string, string)>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in declarations.Keys)
        {
            // Walk up to something settled, then declare on the way back: no recursion on hostile chains.
            var chain = new Stack<string>();
            var onWay = new HashSet<string>(StringComparer.Ordinal);
            var at = start;
            while (declarations.ContainsKey(at) && !done.Contains(at) && onWay.Add(at))
            {
                chain.Push(at);
                at = declarations[at];
            }
            while (chain.TryPop(out var name))
            {
                done.Add(name);
                var super = declarations[name];
                var parent = onWay.Contains(super) && !done.Contains(super) ? null : result.GetValueOrDefault(super) ?? known.GetValueOrDefault(super);
                if (parent is null || string.Equals(super, name, StringComparison.Ordinal)) bad.Add((name, super));
                else result[name] = new(name, parent, isAbstract: false, source, certainty(name));
            }
        }
        problems = bad;
        return new(known, result);
    }

    /// <summary>Whether a class is declared and derives from another (or is it).</summary>
    public bool IsA(string name, OSSymbol ancestor) => this[name]?.IsA(ancestor) ?? false;

    private static ClassHierarchy LoadBuiltIn()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IOMatch.class-hierarchy.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            rows.TryAdd(row[0], row);
        }
        var classes = new Dictionary<string, KernelClass>(rows.Count, StringComparer.Ordinal);
        foreach (var name in rows.Keys) Declare(name);
        return new(classes.ToFrozenDictionary(StringComparer.Ordinal), new(StringComparer.Ordinal));

        KernelClass? Declare(string name)
        {
            if (classes.TryGetValue(name, out var known)) return known;
            if (!rows.TryGetValue(name, out var row)) return null;
            var parent = row[1].Length == 0 ? null : Declare(row[1]);
            return classes[name] = new(name, parent, string.Equals(row[2], "yes", StringComparison.Ordinal), row[3], Enum.Parse<Certainty>(row[4]));
        }
    }
}
