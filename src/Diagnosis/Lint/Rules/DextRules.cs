using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Names that a dext's personality needs, and that have to agree (K20, K60 to K69).</summary>
internal static class DextRules
{
    private const string KernelItself = "com.apple.kpi.iokit";

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.UserClassMissing, "user-class", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K69") { OfEachDext = CheckUserClass, Stage = Stage.Start, IsFatal = true },
        new(ReasonCode.KernelBundleIdMissing, "kernel-bundle-id", LintSeverity.Warning, AppleCheck.Failure, Certainty.Source, "OSKext.c personality applier P16; K7, K27") { OfEachDext = CheckKernelBundleId, Stage = Stage.Class },
        new(ReasonCode.ServerNameMissing, "server-name", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K20, K60") { OfEach = CheckServerName, Stage = Stage.Launch, IsFatal = true },
        new(ReasonCode.ServerNameNotAString, "server-name-type", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K60") { OfEachDext = CheckServerNameType, Stage = Stage.Launch, IsFatal = true },
        new(ReasonCode.ServerNameDiffersFromBundleId, "server-name-and-id", LintSeverity.Note, AppleCheck.None, Certainty.Source, "K60, K64") { OfEachDext = CheckServerNameAgrees, Stage = Stage.Launch },
        new(ReasonCode.OneProcessOtherOrganization, "one-process", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "K64") { OfEachDext = CheckOneProcess, Stage = Stage.Launch },
        new(ReasonCode.DextOnResources, "dext-on-resources", LintSeverity.Error, AppleCheck.None, Certainty.Source, "K35") { OfEach = CheckResources, Stage = Stage.Start, IsFatal = true },
        new(ReasonCode.UserClassNotRegistered, "user-class-in-program", LintSeverity.Error, AppleCheck.None, Certainty.Observed, "K69; __osclassinfo of the program") { OfEachDext = CheckProgram, IsFatal = true },
        new(ReasonCode.UserClientClassMissing, "user-client-properties", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "IOService::Create; DriverKit samples") { OfBundle = CheckUserClientPlace, OfEachDext = CheckUserClient, Stage = Stage.Start },
        new(ReasonCode.UserClientClassMissing, "audio-user-client", LintSeverity.Warning, AppleCheck.None, Certainty.Documented, "Apple's AudioDriverKit pages") { OfBundle = CheckAudio, Stage = Stage.Start },
    ];

    private static void CheckUserClass(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        switch (personality.Table[Keys.IOUserClass])
        {
            case null:
                sink.Add(personality.At, $"the personality {personality.Name} has no IOUserClass: the dext's process does not know which class to make", "name the dext's class that is to drive the nub");
                break;
            case OSString { Text: "" }:
                sink.Add(personality.PositionOf("IOUserClass"), "IOUserClass is empty: the dext's process does not know which class to make", "name the dext's class that is to drive the nub");
                break;
            case OSString:
                break;
            case var other:
                sink.Add(personality.PositionOf("IOUserClass"), $"IOUserClass is {LintText.WithArticle(other)}, a string belongs there");
                break;
        }
    }

    private static void CheckKernelBundleId(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        var expected = personality.Table[Keys.IOClass] is OSString name ? (DriverKitSides.OfKernelClass(name.Text).FirstOrDefault() ?? DriverKitSides.OfUserClass(name.Text))?.KernelBundle : null;
        switch (personality.Table[Keys.CFBundleIdentifierKernel])
        {
            case null:
                // without the key the kernel asks for the dext, finds no kext and goes on: only a class of a family may then be missing
                var isOfFamily = expected is not null and not KernelItself;
                sink.Add(
                    personality.At,
                    $"the personality {personality.Name} has no CFBundleIdentifierKernel, which names the kext that holds IOClass{(isOfFamily ? ": that kext is not loaded for it" : "")}",
                    $"add {expected ?? KernelItself}",
                    isOfFamily ? LintSeverity.Warning : LintSeverity.Note);
                break;
            case OSString { Text.Length: > 0 }:
                break;
            case var other:
                sink.Add(personality.PositionOf("CFBundleIdentifierKernel"), other is OSString ? "CFBundleIdentifierKernel is empty" : $"CFBundleIdentifierKernel is {LintText.WithArticle(other)}, a string belongs there", expected is null ? "name the kext that holds IOClass" : $"write {expected}");
                break;
        }
    }

    private static void CheckServerName(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table.ContainsKey(Keys.IOUserServerName)) return;
        if (subject.IsDextPersonality(personality))
        {
            sink.Add(personality.PositionOf("IOUserClass"), $"the personality {personality.Name} has IOUserClass and no IOUserServerName: the kernel takes it for a kernel driver, and nothing is launched", "add IOUserServerName with the bundle identifier");
        }
        else if (subject.IsDext && personality.Table[Keys.IOClass] is OSString name && DriverKitSides.Proxies.Contains(name.Text))
        {
            // a personality for a class of the kernel may be in a dext too; the kernel half of a dext does nothing without the other half
            sink.Add(personality.At, $"the personality {personality.Name} has neither IOUserServerName nor IOUserClass, so {name.Text} starts alone and nothing of the dext is launched", "add IOUserServerName with the bundle identifier, and IOUserClass with the dext's class");
        }
    }

    private static void CheckServerNameType(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOUserServerName] is not { } name || name is OSString { Text.Length: > 0 }) return;
        sink.Add(
            personality.PositionOf("IOUserServerName"),
            name is OSString ? "IOUserServerName is empty" : $"IOUserServerName is {LintText.WithArticle(name)}: the kernel matches a dext and then starts a kernel driver",
            "write the bundle identifier as a string",
            isFatal: name is not OSString);
    }

    private static void CheckServerNameAgrees(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (personality.Table[Keys.IOUserServerName] is not OSString { Text.Length: > 0 } server || LintText.HasVariable(server.Text) || LintText.HasOuterBlanks(server.Text)) return;
        var id = personality.Table[Keys.CFBundleIdentifier] is OSString own && !LintText.HasVariable(own.Text) ? own.Text : subject.Identifier;
        if (id is null || string.Equals(server.Text, id, StringComparison.Ordinal)) return;
        sink.Add(
            personality.PositionOf("IOUserServerName"),
            $"IOUserServerName is {server.Text}, and the bundle is {id}: the process goes by the former, in logs too",
            $"by convention both are {id}",
            string.Equals(server.Text, id, StringComparison.OrdinalIgnoreCase) || HasTimedOut(subject, server.Text, id, (personality.Table[Keys.IOUserClass] as OSString)?.Text ?? id) ? LintSeverity.Warning : null);
    }

    // a process that never checks in under the name that the kernel waits for
    private static bool HasTimedOut(LintSubject subject, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (subject.TimedOut.Contains(name, StringComparer.Ordinal)) return true;
        }
        return false;
    }

    private static void CheckOneProcess(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (!personality.Table.ContainsKey("IOUserServerOneProcess") || personality.Table[Keys.IOUserServerName] is not OSString server || LintText.HasVariable(server.Text)) return;
        var id = (personality.Table[Keys.CFBundleIdentifier] as OSString)?.Text ?? subject.Identifier;
        if (id is null || LintText.HasVariable(id) || IsSameOrganization(id, server.Text)) return;
        sink.Add(personality.PositionOf("IOUserServerOneProcess"), $"no process is shared: IOUserServerName {server.Text} does not begin with the first two labels of {id}", "let both begin with the same two labels");
    }

    private static bool IsSameOrganization(string bundle, string server)
    {
        var labels = bundle.Split('.');
        return labels.Length > 2 && server.StartsWith($"{labels[0]}.{labels[1]}.", StringComparison.Ordinal);
    }

    private static void CheckResources(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        if (!personality.IsDext || personality.Table[Keys.IOProviderClass] is not OSString { Text: "IOResources" }) return;
        sink.Add(personality.PositionOf("IOProviderClass"), "a dext on IOResources is refused when it is attached", "write IOUserResources");
    }

    private static void CheckProgram(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        // only where the program says which classes it has: a symbol table may lack any
        var classes = subject.Bundle?.UserClasses.Where(c => c.Source == UserClassSource.ClassInfoSection).Select(c => c.Name).ToList() ?? [];
        if (classes.Count == 0 || personality.Table[Keys.IOUserClass] is not OSString { Text.Length: > 0 } name || classes.Contains(name.Text) || LintText.HasVariable(name.Text)) return;
        sink.Add(personality.PositionOf("IOUserClass"), $"the program has no class {name.Text}; it has {string.Join(", ", classes)}", LintText.Slip(name.Text, classes) is { } meant ? $"write {meant}" : "name one of its classes");
    }

    private static void CheckUserClient(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in personality.Table)
        {
            if (!key.Text.EndsWith("UserClientProperties", StringComparison.Ordinal)) continue;
            if (value is not OSDictionary table)
            {
                sink.Add(personality.PositionOf(key.Text), $"{key.Text} is {LintText.WithArticle(value)}, a dictionary with IOClass and IOUserClass belongs there: no user client can be made from it");
                continue;
            }
            foreach (var needed in (ReadOnlySpan<string>)["IOClass", "IOUserClass"])
            {
                if (table[needed] is OSString { Text.Length: > 0 }) continue;
                sink.Add(personality.PositionOf(key.Text), $"{key.Text} has no {needed}: no user client can be made from it", needed == "IOClass" ? "add IOClass = IOUserUserClient" : "add the dext's user client class");
            }
        }
    }

    private static void CheckUserClientPlace(LintSubject subject, LintSink sink)
    {
        if (!subject.IsDext) return;
        foreach (var key in subject.Root.Keys)
        {
            if (key.Text.EndsWith("UserClientProperties", StringComparison.Ordinal)) sink.Add(subject.Info.At(key.Text), $"{key.Text} is at the top of the Info.plist, where nothing reads it: no user client can be made from it", "move it into the personality");
        }
    }

    private static void CheckAudio(LintSubject subject, LintSink sink)
    {
        const string Needed = "IOUserAudioDriverUserClientProperties";
        var dexts = subject.Personalities.Where(subject.IsDextPersonality).ToList();
        if (subject.Bundle?.DriverKit?.Families.ContainsKey("audio") != true || dexts.Count == 0 || dexts.Exists(p => p.Table.ContainsKey(Needed))) return;
        sink.Add(dexts[0].At, $"the dext is entitled to the audio family, and no personality has {Needed}: the audio server finds no driver", $"add {Needed} with IOClass = IOUserUserClient and IOUserClass = IOUserAudioDriverUserClient");
    }
}
