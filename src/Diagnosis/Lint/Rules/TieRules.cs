using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Personalities of one bundle that match the same nub with the same score.</summary>
internal static class TieRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.TieBrokenByOrder, "tie", LintSeverity.Note, AppleCheck.None, Certainty.Source, "K24, K28") { OfEach = Check, Stage = Stage.Category },
    ];

    private static void Check(LintSubject subject, BundlePersonality later, LintSink sink)
    {
        if (later.Table[Keys.IOProviderClass] is not OSString { Text.Length: > 0 } name || LintSubject.IsOnResources(later)) return;
        var provider = subject.ProviderOf(later);
        foreach (var first in subject.Personalities)
        {
            if (ReferenceEquals(first, later)) return;
            if (!IsSame(first, later, "IOProviderClass") || !IsSame(first, later, "IOMatchCategory") || Score(first) != Score(later) || first.Table.IsEqualTo(later.Table)) continue;
            if (IsSame(first, later, "IOClass") && IsSame(first, later, "IOUserClass")) continue; // either will do
            if (!MatchTheSame(provider, first.Table, later.Table)) continue;
            sink.Add(
                later.At,
                $"the personalities {first.Name} and {later.Name} match the same {name.Text} with the same score {Score(later)}: unless a probe declines, the order decides",
                "give one of them a higher IOProbeScore, or a narrower condition",
                certainty: provider is null ? Certainty.Assumed : null);
            return;
        }
    }

    private static int Score(BundlePersonality personality) => personality.Table[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0;

    private static bool IsSame(BundlePersonality a, BundlePersonality b, string key) => IsEqual(a.Table[key], b.Table[key]);

    private static bool IsEqual(OSObject? a, OSObject? b) => a is null ? b is null : b is not null && a.IsEqualTo(b);

    /// <summary>Whether there are surely nubs that both take: every condition of one is met by what the other asks.</summary>
    private static bool MatchTheSame(KernelClass? provider, OSDictionary a, OSDictionary b)
    {
        foreach (var key in a.Keys.ToArray().Concat(b.Keys.ToArray()).Select(k => k.Text).Distinct(StringComparer.Ordinal))
        {
            if (!KeyRules.IsCondition(provider, key)) continue;
            var overlap = key switch
            {
                "IOPCIMatch" or "IOPCIPrimaryMatch" => PciOverlap(a["IOPCIMatch"] ?? a["IOPCIPrimaryMatch"], b["IOPCIMatch"] ?? b["IOPCIPrimaryMatch"]),
                "IOPCISecondaryMatch" or "IOPCIClassMatch" => PciOverlap(a[key], b[key]),
                "IONameMatch" or "IOPropertyExistsMatch" => Texts(a[key]).Intersect(Texts(b[key]), StringComparer.Ordinal).Any(),
                _ => IsEqual(a[key], b[key]),
            };
            if (!overlap) return false;
        }
        return true;
    }

    private static IEnumerable<string> Texts(OSObject? value) => value switch
    {
        OSString text => [text.Text],
        OSMembers members => members.OfType<OSString>().Select(t => t.Text),
        _ => [],
    };

    private static bool PciOverlap(OSObject? a, OSObject? b)
    {
        if (a is not OSString one || b is not OSString other) return false;
        var items = PciRules.Items(other.Text, out _).ToList();
        return PciRules.Items(one.Text, out _).Any(i => items.Exists(j => PciRules.MayBeSame(i, j)));
    }
}
