using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IOMatch;

public static partial class KnownFamilies
{
    /// <summary>The families that read a personality key; empty when it means nothing to any of them.</summary>
    public static ImmutableArray<Family> ReadersOf(OSSymbol key) => ByKey.Readers.GetValueOrDefault(key.Text, []);

    /// <summary>Whether the family that answers for a class reads a personality key.</summary>
    public static bool Reads(KernelClass @class, OSSymbol key) => ReadersOf(key).Contains(Of(@class));

    /// <summary>
    /// How sure it is that a class's family is known: the family's own certainty, and for a class that no family but IOService's speaks for,
    /// whether its source could be read. Closed classes without a family are assumed to ask nobody.
    /// </summary>
    public static Certainty CertaintyOf(KernelClass @class)
    {
        var family = Of(@class);
        if (!family.ServedClasses.Contains(Keys.IOService)) return family.Evidence.Certainty;
        for (var c = @class; c is not null && !c.Name.Equals(Keys.IOService); c = c.Superclass)
        {
            if (c.Certainty != Certainty.Source) return Certainty.Assumed;
        }
        return Certainty.Source;
    }

    // a class of its own, so that it is filled after the index by class
    private static class ByKey
    {
        public static readonly FrozenDictionary<string, ImmutableArray<Family>> Readers = All
            .SelectMany(family => family.KeysRead.Select(key => (key.Text, family)))
            .GroupBy(pair => pair.Text, pair => pair.family, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
    }
}
