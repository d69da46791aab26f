using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>The types of values, and what stands at their ends.</summary>
internal static class ValueRules
{
    // keys with a rule of their own that says more
    private static readonly FrozenSet<string> OwnRule = new[]
    {
        "IOProviderClass", "IOClass", "IOProbeScore", "IOMatchDefer", "IOKitDebug", "CFBundleIdentifier", "CFBundleIdentifierKernel",
        "IOUserServerName", "IOUserClass", "IOResourceMatch", "IOMatchCategory",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Names =
        ["IOClass", "IOProviderClass", "IOMatchCategory", "IOUserClass", "IOUserServerName", "CFBundleIdentifier", "CFBundleIdentifierKernel", "IOUserClientClass"];

    private static readonly ImmutableArray<string> NameLists = ["IONameMatch", "IOResourceMatch", "IOPropertyExistsMatch"];

    private static readonly ImmutableArray<string> BundleNames = ["CFBundleIdentifier", "CFBundleExecutable", "CFBundlePackageType"];

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.RealNumber, "real", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "K6; OSKext.c __OSKextCheckProperty") { OfEach = CheckReals, IsFatal = true },
        new(ReasonCode.ValueHasBlanks, "blanks", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K3: texts are compared byte by byte") { OfBundle = CheckBundleBlanks, OfEach = CheckBlanks, Stage = Stage.Match },
        new(ReasonCode.MatchKeyWrongType, "generic-key-type", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K43 to K50, K52") { OfEach = CheckGenericTypes, Stage = Stage.Match },
        new(ReasonCode.MatchKeyWrongType, "category-type", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K21") { OfEach = CheckCategoryType, Stage = Stage.Category },
        new(ReasonCode.NumberAsString, "number-as-string", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K2; report F7") { OfEach = CheckNumbers, Stage = Stage.Match },
        new(ReasonCode.WildcardAsString, "wildcard", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K2; report F7") { OfEach = CheckWildcards, Stage = Stage.Match },
        new(ReasonCode.MatchKeyWrongType, "family-key-type", LintSeverity.Error, AppleCheck.None, Certainty.Source, "the families' matchPropertyTable") { OfEach = CheckFamilyTypes, Stage = Stage.Match },
    ];

    private static void CheckReals(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        Walk(personality.List, sink);

        static void Walk(PropertyList list, LintSink sink)
        {
            foreach (var (step, member) in list.Members())
            {
                switch (member.Root)
                {
                    case PlistReal real when Math.Floor(real.Value) == real.Value && Math.Abs(real.Value) < long.MaxValue:
                        sink.Add(member.Position, $"{step} is the real {real}, which reaches the kernel as the integer {real.Value.ToString("F0", CultureInfo.InvariantCulture)}", $"write <integer>{real.Value.ToString("F0", CultureInfo.InvariantCulture)}</integer>", LintSeverity.Note, AppleCheck.None);
                        break;
                    case PlistReal real:
                        sink.OfBundle.Add(member.Position, $"{step} is the real {real}, which cannot be sent to the kernel: no personality of the bundle arrives", "the kernel knows integers only: scale it, or write a string", apple: AppleCheck.None);
                        break;
                    case OSDictionary or OSMembers:
                        Walk(member, sink);
                        break;
                }
            }
        }
    }

    private static void CheckBundleBlanks(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        foreach (var key in BundleNames)
        {
            if (subject.Root[key] is OSString text && LintText.HasOuterBlanks(text.Text)) TellBlanks(sink, subject.Info.At(key), key, text.Text);
        }
    }

    private static void CheckBlanks(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var key in Names)
        {
            if (personality.Table[key] is OSString text && LintText.HasOuterBlanks(text.Text)) TellBlanks(sink, personality.PositionOf(key), key, text.Text, StageWithoutClass(key));
        }
        foreach (var key in NameLists)
        {
            if (personality.Table[key] is OSString text && LintText.HasOuterBlanks(text.Text)) TellBlanks(sink, personality.PositionOf(key), key, text.Text);
            if (personality.Table[key] is not OSMembers members) continue;
            for (var i = 0; i < members.Count; i++)
            {
                if (members[i] is OSString member && LintText.HasOuterBlanks(member.Text)) TellBlanks(sink, personality.PositionOf(key, i.ToString(CultureInfo.InvariantCulture)), key, member.Text);
            }
        }
        foreach (var key in personality.Table.Keys)
        {
            if (!LintText.HasOuterBlanks(key.Text) || !KnownMatchKey.Names.Contains(key.Text.Trim())) continue;
            sink.Add(personality.PositionOf(key.Text), $"the key \"{key.Text}\" has blanks at an end, so it is another key than {key.Text.Trim()}", $"write <key>{key.Text.Trim()}</key>");
        }
    }

    /// <summary>Where a driver ends whose class is called otherwise; null where the name may be another's.</summary>
    private static Stage? StageWithoutClass(string key) => key switch
    {
        "IOProviderClass" => Stage.Match,
        "IOClass" => Stage.Class,
        "IOUserClass" => Stage.Start,
        _ => null,
    };

    private static void TellBlanks(LintSink sink, SourcePosition at, string key, string text, Stage? fatalAt = null) =>
        sink.Add(at, $"{key} is \"{text.ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal)}\": the blanks at its end{(char.IsWhiteSpace(text[0]) && char.IsWhiteSpace(text[^1]) ? "s" : "")} belong to the name", $"write {text.Trim()}", stage: fatalAt, isFatal: fatalAt is not null);

    private static void CheckGenericTypes(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in personality.Table)
        {
            if (OwnRule.Contains(key.Text) || !KnownMatchKey.Generic.TryGetValue(key.Text, out var known) || known.Takes(value) || value is PlistReal) continue;
            var (effect, severity) = known.WrongType switch
            {
                "no match" => ("the personality never matches", LintSeverity.Error),
                "ignored" => ("the key is ignored", LintSeverity.Warning),
                "as absent" => ("the key counts as absent", LintSeverity.Warning),
                _ => (null, LintSeverity.Note),
            };
            if (effect is not null) sink.Add(personality.PositionOf(key.Text), $"{key.Text} is {LintText.WithArticle(value)}, {known.TypeWords} belongs there: {effect}", null, severity, certainty: known.Certainty, isFatal: IsRefused(known));
        }
    }

    private static void CheckCategoryType(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        // on IOResources the bundle tools refuse it: another rule
        if (personality.Table[Keys.IOMatchCategory] is not { } value || value is OSString || personality.Table[Keys.IOProviderClass] is OSString { Text: "IOResources" }) return;
        sink.Add(personality.PositionOf("IOMatchCategory"), $"IOMatchCategory is {LintText.WithArticle(value)}, a string belongs there: the default category counts", "write a string, or remove the key");
    }

    private static IEnumerable<(string Key, OSObject Value, KnownMatchKey Known)> FamilyKeys(LintSubject subject, BundlePersonality personality)
    {
        if (subject.ProviderOf(personality) is not { } provider) yield break;
        foreach (var (key, value) in personality.Table)
        {
            if (KnownMatchKey.Of(provider, key.Text) is { } known && !known.Takes(value) && value is not PlistReal) yield return (key.Text, value, known);
        }
    }

    /// <summary>Whether a value of a wrong type surely keeps the personality from every nub.</summary>
    private static bool IsRefused(KnownMatchKey known) => known.WrongType == "no match" && known.Certainty != Certainty.Assumed;

    private static void CheckNumbers(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value, known) in FamilyKeys(subject, personality))
        {
            if (value is not OSString text || !known.Types.Contains("integer") || LintText.HasVariable(text.Text) || LintText.Number(text.Text) is not { } number) continue;
            sink.Add(personality.PositionOf(key), $"{key} is the string \"{text.Text}\", and the device has a number: they are never equal", $"write <integer>{number}</integer>", certainty: known.Certainty, isFatal: IsRefused(known));
        }
    }

    private static void CheckWildcards(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value, known) in FamilyKeys(subject, personality))
        {
            if (value is not OSString { Text: "*" }) continue;
            sink.Add(personality.PositionOf(key), $"{key} is the string \"*\", which is no wildcard for this key of {known.Provider}", "remove the key: what is absent is no condition", certainty: known.Certainty, isFatal: IsRefused(known));
        }
    }

    private static void CheckFamilyTypes(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value, known) in FamilyKeys(subject, personality))
        {
            if (value is OSString text && (text.Text == "*" || LintText.HasVariable(text.Text) || (known.Types.Contains("integer") && LintText.Number(text.Text) is not null))) continue;
            // rules of their own: PCI lists, resources
            if (key.StartsWith("IOPCI", StringComparison.Ordinal) && known.Types.Contains("string") || key == "IOResourceMatch") continue;
            var never = known.WrongType == "no match";
            sink.Add(
                personality.PositionOf(key),
                $"{key} is {LintText.WithArticle(value)}, {known.TypeWords} belongs there{(never ? ": it is equal to no device's" : known.WrongType is "as absent" or "ignored" ? ": the key counts as absent" : "")}",
                null,
                never ? LintSeverity.Error : LintSeverity.Warning,
                certainty: known.Certainty,
                isFatal: IsRefused(known));
        }
    }
}
