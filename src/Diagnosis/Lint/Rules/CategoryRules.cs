using System.Collections.Immutable;

namespace IOMatch;

/// <summary>IOMatchCategory, IOResourceMatch, IOMatchDefer and IOProbeScore: keys that decide beside whom and when a driver starts.</summary>
internal static class CategoryRules
{
    private const string Category = "IOMatchCategory";
    private const string ResourceMatch = "IOResourceMatch";

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.CategoryOnDeviceProvider, "category-on-device", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K21, K37; reports F1, F5") { OfEach = CheckOnDevice, Stage = Stage.Category },
        new(ReasonCode.CategoryMissingOnResources, "category-on-resources", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K21, K22") { OfEach = CheckOnResources, Stage = Stage.Category },
        new(ReasonCode.CategoryDiffersFromClass, "category-and-class", LintSeverity.Note, AppleCheck.Warning, Certainty.Source, "OSKext.c personality applier P12") { OfEach = CheckAgainstClass },
        new(ReasonCode.ResourceMatchOnDevice, "resource-match-on-device", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K35a") { OfEach = CheckResourceMatch, Stage = Stage.Start },
        new(ReasonCode.TemplateLeftover, "template-resource-match", LintSeverity.Note, AppleCheck.None, Certainty.Source, "K35a; report F2") { OfEach = CheckLeftover, Stage = Stage.Start },
        new(ReasonCode.ResourceMatchNotAString, "resource-match-type", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K55") { OfEach = CheckResourceType, Stage = Stage.Match, IsFatal = true },
        new(ReasonCode.MatchDeferNotTrue, "match-defer", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K34") { OfEach = CheckDefer, Stage = Stage.Start },
        new(ReasonCode.ScoreNotANumber, "score-type", LintSeverity.Warning, AppleCheck.Warning, Certainty.Source, "K15; OSKext.c personality applier P15; report F3") { OfEach = CheckScoreType, Stage = Stage.Category },
        new(ReasonCode.ScoreOutOfRange, "score-range", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K14, K15") { OfEach = CheckScoreRange, Stage = Stage.Category },
    ];

    private static bool IsDevice(LintSubject subject, BundlePersonality personality) =>
        !LintSubject.IsOnResources(personality) && personality.Table[Keys.IOProviderClass] is OSString { Text: not ("IOUserService" or "IOService") } name && !LintText.HasVariable(name.Text)
        && subject.ProviderOf(personality) is not null;

    private static void CheckOnDevice(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOMatchCategory] is not OSString { Text: not "IODefaultMatchCategory" } || !IsDevice(subject, personality)) return;
        var provider = subject.ProviderOf(personality)!.Name.Text;
        // a kext that wants to stand beside the driver of a device has no other way; a dext seldom wants that
        sink.Add(
            personality.PositionOf(Category),
            $"{Category} on {provider}: the driver competes in its own category, so another driver for the device starts as well",
            subject.IsDextPersonality(personality) ? "delete the key" : null,
            subject.IsDextPersonality(personality) ? LintSeverity.Warning : LintSeverity.Note);
    }

    private static void CheckOnResources(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (!LintSubject.IsOnResources(personality) || personality.Table[Keys.IOMatchCategory] is OSString { Text: not "IODefaultMatchCategory" }) return;
        sink.Add(
            personality.Table.ContainsKey(Keys.IOMatchCategory) ? personality.PositionOf(Category) : personality.At,
            $"the personality {personality.Name} on {((OSString)personality.Table[Keys.IOProviderClass]!).Text} has no {Category}: it competes with every other driver there that has none",
            $"add {Category} with a name of its own, such as the class");
    }

    private static void CheckAgainstClass(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOProviderClass] is not OSString { Text: "IOResources" }) return;
        switch (personality.Table[Keys.IOMatchCategory])
        {
            case null:
                break;
            case OSString category when personality.Table[Keys.IOClass] is OSString name && category.Text != name.Text:
                sink.Add(personality.PositionOf(Category), $"{Category} differs from IOClass, which the bundle tools remark on and the kernel does not care about");
                break;
            case OSString:
                break;
            case var other:
                sink.Add(personality.PositionOf(Category), $"{Category} on IOResources is {LintText.WithArticle(other)}, a string belongs there: the bundle is not valid", "write the name of the class", LintSeverity.Error, AppleCheck.Failure, isFatal: true);
                break;
        }
    }

    private static void CheckResourceMatch(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOResourceMatch] is not { } value || !IsDevice(subject, personality) || IsAlwaysThere(value) || LintText.AnyVariable(value)) return;
        sink.Add(
            personality.PositionOf(ResourceMatch),
            value is OSArray
                ? $"{ResourceMatch} on a device is an array, which is logged and ignored"
                : $"{ResourceMatch} on a device selects nothing: start waits, without limit, until the resource is published",
            "delete the key, unless the wait is meant",
            subject.IsDextPersonality(personality) ? LintSeverity.Warning : LintSeverity.Note);
    }

    private static void CheckLeftover(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOResourceMatch] is not { } value || !IsDevice(subject, personality) || !IsAlwaysThere(value)) return;
        sink.Add(
            personality.PositionOf(ResourceMatch),
            $"{ResourceMatch} = {((OSString)value).Text} belongs to the template for virtual drivers; on a device it changes nothing, since that resource is always there",
            "delete the key");
    }

    // published before any driver of a third party is matched
    private static bool IsAlwaysThere(OSObject value) => value is OSString { Text: "IOKit" };

    private static void CheckResourceType(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (!LintSubject.IsOnResources(personality) || personality.Table[Keys.IOResourceMatch] is not { } value) return;
        if (value is OSString or OSDictionary || (value is OSMembers members && members.All(m => m is OSString))) return;
        sink.Add(
            personality.PositionOf(ResourceMatch),
            value is OSMembers ? $"{ResourceMatch} has a member that is no string: the kernel dies when it gets there" : $"{ResourceMatch} is {LintText.WithArticle(value)}, a string belongs there: the kernel dies over it",
            "name resources as strings");
    }

    private static void CheckDefer(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOMatchDefer] is not { } value || value is OSBoolean) return;
        sink.Add(personality.PositionOf("IOMatchDefer"), $"IOMatchDefer is {LintText.WithArticle(value)}; only <true/> has an effect", "write <true/>, or remove the key");
    }

    private static void CheckScoreType(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOProbeScore] is not { } score || score is OSNumber or PlistReal || LintText.AnyVariable(score)) return;
        var number = score is OSString text ? LintText.Number(text.Text) : null;
        sink.Add(
            personality.PositionOf("IOProbeScore"),
            $"IOProbeScore is {LintText.WithArticle(score)}{(score is OSString s ? $" \"{s.Text}\"" : "")} and counts as 0",
            number is null ? "write an <integer>" : $"write <integer>{number}</integer>");
    }

    private static void CheckScoreRange(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOProbeScore] is not OSNumber score) return;
        if (unchecked((long)score.Value) == score.LowSInt32)
        {
            if (score.LowSInt32 is > 1_000_000_000 or < -1_000_000_000)
            {
                sink.Add(personality.PositionOf("IOProbeScore"), $"IOProbeScore {score.LowSInt32} is so far from others that their difference may wrap in 32 bits and turn the order round", "a thousand more than the strongest rival is enough");
            }
            return;
        }
        sink.Add(personality.PositionOf("IOProbeScore"), $"IOProbeScore {score.Value} does not fit 32 bits and counts as {score.LowSInt32}", "use a smaller number");
    }
}
