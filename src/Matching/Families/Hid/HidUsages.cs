using System.Collections.Immutable;

namespace IOMatch.Families;

/// <summary>The usage pairs of a HID nub (CompareDeviceUsagePairs, CompareDeviceUsage).</summary>
internal static class HidUsages
{
    private const int PageAndUsage = 100;
    private const int PageOnly = 50;

    public static readonly OSSymbol Pairs = "DeviceUsagePairs";
    public static readonly OSSymbol Page = "DeviceUsagePage";
    private static readonly OSSymbol Usage = "DeviceUsage";

    public static ImmutableArray<OSSymbol> KeysRead { get; } = [Pairs, Page, Usage];

    /// <summary>The table's list of pairs until one fits, then the table itself as one more pair. The points of both add up.</summary>
    public static bool Compare(in FamilyQuestion question, OSArray nubPairs, ref int points)
    {
        // the last pair that was compared decides when none fits; a list that is no array, and members that are no dictionaries, are passed over
        var listed = true;
        if (question.Table[Pairs] is OSArray wanted)
        {
            foreach (var member in wanted.Span)
            {
                if (member is not OSDictionary pair) continue;
                listed = ComparePair(pair, nubPairs, ref points);
                if (listed) break;
            }
            question.Notes?.Add(new FamilyNote.Compared(Pairs, wanted, nubPairs, listed, "any pair"));
        }
        var own = ComparePair(question.Table, nubPairs, ref points);
        if (question.Notes is { } notes)
        {
            if (question.Table[Page] is OSNumber page) notes.Add(new FamilyNote.Compared(Page, page, nubPairs, own, "with the device's pairs"));
            if (question.Table[Usage] is OSNumber usage) notes.Add(new FamilyNote.Compared(Usage, usage, nubPairs, own, "with the device's pairs"));
        }
        return listed && own;
    }

    // What is no number counts as absent. The verdict stays what the last comparison left, so a pair that is never compared matches.
    private static bool ComparePair(OSDictionary wanted, OSArray nubPairs, ref int points)
    {
        var page = wanted[Page] as OSNumber;
        var usage = wanted[Usage] as OSNumber;
        var matches = true;
        if (page is null) return matches;
        foreach (var member in nubPairs.Span)
        {
            if (member is not OSDictionary pair || pair[Page] is not OSNumber nubPage) continue;
            matches = page.IsEqualTo(nubPage);
            if (!matches) continue;
            if (usage is null)
            {
                points += PageOnly;
                return true;
            }
            if (pair[Usage] is not OSNumber nubUsage) continue;
            matches = usage.IsEqualTo(nubUsage);
            if (!matches) continue;
            points += PageAndUsage;
            return true;
        }
        return matches;
    }
}
