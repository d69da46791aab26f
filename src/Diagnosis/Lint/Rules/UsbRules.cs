using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The USB family's combinations and scores (QA1076).</summary>
internal static class UsbRules
{
    private const int ScoreFrom = 10000;

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.UsbCombinationIncomplete, "usb-combination", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "QA1076; IOUSBFamily matchPropertyTable") { OfEach = CheckCombination },
        new(ReasonCode.ScoreSetByFamily, "usb-score", LintSeverity.Note, AppleCheck.None, Certainty.Documented, "QA1076; K51; report F6") { OfEach = CheckScore, Stage = Stage.Category },
    ];

    private static KernelClass? UsbProvider(LintSubject subject, BundlePersonality personality) =>
        subject.ProviderOf(personality) is { } provider && KnownFamilies.Of(provider).KeysRead.Any(k => k.Text == "idVendor") ? provider : null;

    private static void CheckCombination(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (UsbProvider(subject, personality) is not { } provider || SelfMatch.AnyDevice(subject.Classes, provider, personality.Table) is not false) return;
        var keys = personality.Table.Keys.ToArray().Where(k => KnownFamilies.Reads(provider, k)).Select(k => k.Text).ToList();
        var isInterface = KnownFamilies.Of(provider).KeysRead.Any(k => k.Text == "bInterfaceNumber");
        sink.Add(
            keys.Count == 0 ? personality.At : personality.PositionOf(keys[0]),
            keys.Count == 0 ? $"the personality {personality.Name} has no USB keys, and by QA1076 the family matches none without a combination" : $"{string.Join(", ", keys)} make none of the combinations of QA1076, by which the family scores, so no {provider.Name.Text} ever matches",
            Hint(keys, isInterface));
    }

    // towards the nearest combination: what is missing of it, or what stands in its way
    private static string Hint(List<string> keys, bool isInterface)
    {
        string[] identity = isInterface ? ["idVendor", "idProduct", "bConfigurationValue", "bInterfaceNumber"] : ["idVendor", "idProduct"];
        if (keys.Contains("idVendor")) return "add " + string.Join(" and ", identity.Where(k => !keys.Contains(k) && !(k == "idProduct" && keys.Contains("idProductArray"))).DefaultIfEmpty("idProduct"));
        return isInterface ? "name all of idVendor, idProduct, bConfigurationValue and bInterfaceNumber, or bInterfaceClass and bInterfaceSubClass alone" : "name idVendor and idProduct, or bDeviceClass and bDeviceSubClass alone";
    }

    private static void CheckScore(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (UsbProvider(subject, personality) is null || personality.Table[Keys.IOProbeScore] is not OSNumber { LowSInt32: not 0 } score) return;
        sink.Add(
            personality.PositionOf("IOProbeScore"),
            score.LowSInt32 > ScoreFrom
                ? $"IOProbeScore {score.LowSInt32} counts as 9000 on USB: the family adds it to the score of the key combination"
                : $"IOProbeScore {score.LowSInt32} is added to the score of the key combination, which decides on USB",
            "a more telling combination is worth more",
            score.LowSInt32 > ScoreFrom ? LintSeverity.Warning : LintSeverity.Note,
            certainty: score.LowSInt32 > ScoreFrom ? Certainty.Assumed : Certainty.Observed);
    }
}
