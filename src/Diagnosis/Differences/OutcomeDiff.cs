using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Two simulations side by side: only the nubs whose winner changed, and why. They may differ in anything: a bundle, the system's catalogue,
/// the order of happenings, the registry.
/// </summary>
/// <param name="Before">The one simulation.</param>
/// <param name="After">The other.</param>
/// <param name="Nubs">Nubs that came out otherwise, in the order of the later simulation; those that are gone come last.</param>
/// <param name="Driven">How many nubs have a driver in one of them at least.</param>
public sealed record OutcomeDiff(Outcome Before, Outcome After, ImmutableArray<NubDifference> Nubs, int Driven)
{
    /// <summary>Of two registries: nubs with a driver that only the earlier one has. They are not compared.</summary>
    public int OnlyBefore { get; init; }

    /// <summary>Of two registries: nubs with a driver that only the later one has. They are not compared.</summary>
    public int OnlyAfter { get; init; }

    /// <summary>Whether nothing changed and both ran to their end.</summary>
    public bool IsEmpty => Nubs.IsEmpty && Before.Died == After.Died;

    /// <summary>Compares two simulations.</summary>
    /// <param name="before">The one, with its transcript.</param>
    /// <param name="after">The other, with its transcript.</param>
    /// <remarks>Nubs are paired by their registry entry in one registry, and by their path in two; drivers by class and bundle.</remarks>
    /// <exception cref="ArgumentException">A simulation kept no transcript.</exception>
    public static OutcomeDiff Of(Outcome before, Outcome after)
    {
        var nubs = NubPairs.Of(before, after);
        var changed = nubs.Pairs.Where(DifferenceReader.Differs).ToList();
        var reader = new DifferenceReader(new(before, changed.Select(p => p.Before)), new(after, changed.Select(p => p.After)));
        return new(before, after, [.. changed.Select(reader.Read).Where(n => !n.Changes.IsEmpty)], nubs.Pairs.Count(p => p.IsDriven)) { OnlyBefore = nubs.OnlyBefore.Count, OnlyAfter = nubs.OnlyAfter.Count };
    }
}
