using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Finds what nubs have to do with the asked driver, so that an answer never speaks of one that merely has a related class.</summary>
internal sealed class NubRelations(Outcome outcome)
{
    // comparing costs a simulation a nub; what comes behind is told by class alone
    private const int MostCompared = 64;

    // keys that say which device it is; another value is another device
    private static readonly FrozenSet<string> Products = new[] { "idProduct", "ProductID", "bcdDevice", "Product Identification", "Product_ID", "IOPCIMatch", "IOPCIPrimaryMatch", "IOPCISecondaryMatch", "IONameMatch", "SerialNumber" }
        .ToFrozenSet(StringComparer.Ordinal);

    // keys that say which kind of device it is
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol", "IOPCIClassMatch",
        "PrimaryUsagePage", "PrimaryUsage", "DeviceUsagePairs", "DeviceUsagePage", "DeviceUsage", "Peripheral Device Type", "IOPropertyMatch",
    }.ToFrozenSet(StringComparer.Ordinal);

    private int compared;

    /// <summary>The nubs with their relation, the closest first; the order inside a relation stays.</summary>
    public ImmutableArray<ExplainedNub> Sorted(IEnumerable<ExplainedNub> nubs) => [.. nubs.Select(n => n with { Relation = Of(n) }).OrderBy(n => n.Relation)];

    private NubRelation Of(ExplainedNub nub)
    {
        if (nub.Observed?.Find<ObservedFinding.Attached>() is not null) return NubRelation.Attached;
        if (nub.Verdict.Wins) return NubRelation.Won;
        if (nub.Best.Matched || nub.Best.End != CourseEnd.NoMatch) return NubRelation.Matched;
        if (VerdictReader.IsResourceNub(nub.Nub)) return NubRelation.ItsDevice;
        if (compared++ >= MostCompared) return NubRelation.Other;
        var misses = KeyMisses.Of(outcome.Registry, nub.Nub, outcome.Host, [.. nub.Prediction.Asked.Take(MostCompared).Select(c => c.Personality.Table)]);
        return misses.Select(Of).Min();
    }

    private static NubRelation Of(KeyMisses misses)
    {
        var failing = misses.Failing.Where(m => !MeantValue.IsMiswritten(m)).ToList();
        var isOther = failing.Exists(m => Products.Contains(m.Path[0]) || Kinds.Contains(m.Path[0]));
        if (misses.IsOtherDevice) return failing.Exists(m => IsOfSameMaker(m)) ? NubRelation.Similar : NubRelation.Other;
        if (misses.IsThisDevice) return isOther ? NubRelation.Similar : NubRelation.ItsDevice;
        return isOther ? NubRelation.Other : NubRelation.ItsDevice;
    }

    /// <summary>A register of PCI ids holds the maker in its lower half (PCI Local Bus Specification 3.0, 6.2.1).</summary>
    private static bool IsOfSameMaker(KeyMiss miss) =>
        miss.Path[0].StartsWith("IOPCI", StringComparison.Ordinal) && miss is { Wanted: OSString ids, Found: OSNumber register }
        && ids.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(id => LintText.Number(id.Split('&')[0]) is { } wanted && (wanted & 0xffff) == (register.Value & 0xffff));
}
