using System.Collections.Immutable;

namespace IOMatch;

/// <summary>IOKitPersonalities as a whole, and the keys that every personality needs.</summary>
internal static class PersonalityRules
{
    private const string Personalities = "IOKitPersonalities";
    private const string Applier = "OSKext.c personality applier";

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.PersonalitiesMissing, "personalities", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextProcessInfoDictionary; K10") { OfBundle = CheckPersonalities, IsFatal = true },
        new(ReasonCode.PersonalityNotADictionary, "not-a-dictionary", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Applier + " P1; K11") { OfBundle = CheckDictionaries, IsFatal = true },
        new(ReasonCode.IoClassMissing, "io-class", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Applier + " P9; K30") { OfEach = (_, p, k) => CheckName(p, k, "IOClass", "the kernel drops the candidate without a word"), Stage = Stage.Class, IsFatal = true },
        new(ReasonCode.ProviderClassMissing, "provider-class", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Applier + " P10; K10") { OfEach = (_, p, k) => CheckName(p, k, "IOProviderClass", "the personality is never filed"), IsFatal = true },
        new(ReasonCode.BundleIdInvalid, "personality-bundle-id", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Applier + " P3") { OfEach = CheckBundleId, IsFatal = true },
        new(ReasonCode.PersonalityBundleIdAbsent, "personality-bundle-id-absent", LintSeverity.Note, AppleCheck.Warning, Certainty.Source, Applier + " P4") { OfEach = CheckBundleIdAbsent },
        new(ReasonCode.PersonalityNamesOtherBundle, "other-bundle", LintSeverity.Note, AppleCheck.Warning, Certainty.Source, Applier + " P5; K63") { OfEach = CheckOtherBundle },
        new(ReasonCode.DebugFlagsNotInteger, "debug-flags", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Applier + " P2") { OfEach = CheckDebugFlags, IsFatal = true },
        new(ReasonCode.DuplicatePersonality, "duplicate", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K11") { OfEach = CheckDuplicate },
    ];

    private static void CheckPersonalities(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        var key = PersonalityReader.KeyOf(subject.Root, Architecture.Arm64);
        var value = key is null ? null : subject.Root[key];
        if (value is null)
        {
            if (subject.Kind == BundleKind.Kext) return; // a library for other kexts
            if (subject.Bundle is { Nested.IsEmpty: false }) return; // it only carries other kexts
            // what lies beside an Info.plist alone is not known: it may be that of such a carrier
            var mayCarry = !subject.IsDext && !subject.HasFiles;
            var near = LintText.Slip(Personalities, subject.Root.Keys.ToArray().Select(k => k.Text));
            sink.Add(near is null ? subject.Info.At() : subject.Info.At(near), $"{Personalities} is missing, so nothing of this bundle ever matches", near is null ? "add a personality for each kind of device" : $"rename {near}", near is null && mayCarry ? LintSeverity.Note : null, AppleCheck.None);
        }
        else if (value is not OSDictionary table)
        {
            sink.Add(subject.Info.At(key!), $"{key} is {LintText.WithArticle(value)}, a dictionary belongs there: the bundle is not valid", "give each personality a name as its key");
        }
        else if (table.Count == 0 && subject.Kind != BundleKind.Kext)
        {
            sink.Add(subject.Info.At(key!), $"{key} is empty, so nothing of this bundle ever matches", "add a personality for each kind of device", apple: AppleCheck.None);
        }
    }

    private static void CheckDictionaries(LintSubject subject, LintSink sink)
    {
        if (PersonalityReader.KeyOf(subject.Root, Architecture.Arm64) is not { } key || subject.Sub(key) is not { Root: OSDictionary } list) return;
        foreach (var (name, member) in list.Members())
        {
            if (member.Root is OSDictionary) continue;
            sink.Add(member.Position, $"the personality {name} is {LintText.WithArticle(member.Root)}, a dictionary belongs there: the bundle is not valid", "make it a dictionary or remove it");
        }
    }

    private static void CheckName(BundlePersonality personality, LintSink sink, string key, string effect)
    {
        var at = personality.PositionOf(key);
        switch (personality.Table[key])
        {
            case null when personality.Table.ContainsKey("#" + key):
                sink.Add(personality.PositionOf("#" + key), $"the personality {personality.Name} has {key} written as #{key}, so it is switched off: {effect}", null, LintSeverity.Note);
                break;
            case null:
                sink.Add(at, $"the personality {personality.Name} has no {key}: {effect}", "name a class as a string");
                break;
            case OSString { Text: "" }:
                sink.Add(at, $"{key} is empty: {effect}", "name a class");
                break;
            case OSString:
                break;
            case var other:
                sink.Add(at, $"{key} is {LintText.WithArticle(other)}, a string belongs there: {effect}", "name a class as a string");
                break;
        }
    }

    private static void CheckBundleId(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.CFBundleIdentifier] is not { } id || id is OSString { Text.Length: > 0 }) return;
        sink.Add(
            personality.PositionOf("CFBundleIdentifier"),
            id is OSString ? "CFBundleIdentifier is empty, so the bundle is not valid" : $"CFBundleIdentifier is {LintText.WithArticle(id)}, a string belongs there: the bundle is not valid",
            "name the bundle, or remove the key");
    }

    private static void CheckBundleIdAbsent(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table.ContainsKey(Keys.CFBundleIdentifier)) return;
        sink.Add(personality.At, $"the personality {personality.Name} has no CFBundleIdentifier; the bundle's own is put in when it is sent");
    }

    private static void CheckOtherBundle(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (subject.Identifier is not { } own) return;
        if (personality.Table[Keys.CFBundleIdentifier] is not OSString { Text.Length: > 0 } id || id.Text == own || LintText.HasVariable(id.Text)) return;
        var at = personality.PositionOf("CFBundleIdentifier");
        if (subject.IsDextPersonality(personality))
        {
            sink.Add(at, $"CFBundleIdentifier is {id.Text}, and the dext is {own}: the kernel launches the dext that the personality names", $"write {own}", LintSeverity.Warning);
        }
        else if (subject.Kind == BundleKind.Kext)
        {
            sink.Add(at, $"CFBundleIdentifier is {id.Text}, and the kext is {own}", "right only when the class is in the other kext", string.Equals(id.Text, own, StringComparison.OrdinalIgnoreCase) ? LintSeverity.Warning : LintSeverity.Note);
        }
        else
        {
            sink.Add(at, $"CFBundleIdentifier is {id.Text}: the personality is for a driver in another bundle");
        }
    }

    private static void CheckDebugFlags(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table["IOKitDebug"] is not { } flags || flags is OSNumber) return;
        sink.Add(personality.PositionOf("IOKitDebug"), $"IOKitDebug is {LintText.WithArticle(flags)}, an integer belongs there: the bundle is not valid", "write <integer>65535</integer>, or remove the key");
    }

    private static void CheckDuplicate(LintSubject subject, BundlePersonality later, LintSink sink)
    {
        var first = subject.Personalities.TakeWhile(p => !ReferenceEquals(p, later)).FirstOrDefault(p => later.Table.Count == p.Table.Count && later.Table.IsEqualTo(p.Table));
        if (first is not null) sink.Add(later.At, $"the personality {later.Name} equals {first.Name}: the later one is dropped", "remove one of them");
    }
}
