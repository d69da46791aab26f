using System.Runtime.CompilerServices;

namespace IOMatch;

/// <summary>Which family answers for which class.</summary>
public static partial class KnownFamilies
{
    private static readonly Dictionary<string, Family> ByClass = Index();

    // weak, because every loaded registry brings class objects of its own
    private static readonly ConditionalWeakTable<KernelClass, Family> Resolved = [];

    /// <summary>Every family once.</summary>
    public static IReadOnlyList<Family> All { get; } = [.. ByClass.Values.Distinct()];

    /// <summary>The family of a class: its own, else its nearest superclass's.</summary>
    public static Family Of(KernelClass @class) => Resolved.GetValue(@class, static c => Find(c));

    private static Family Find(KernelClass @class)
    {
        for (var c = @class; c is not null; c = c.Superclass)
        {
            if (ByClass.TryGetValue(c.Name.Text, out var family)) return family;
        }
        return ByClass["IOService"];
    }

    private static Dictionary<string, Family> Index()
    {
        var index = new Dictionary<string, Family>(StringComparer.Ordinal);
        foreach (var family in Registered())
        {
            foreach (var served in family.ServedClasses) index.Add(served.Text, family);
        }
        return index;
    }
}
