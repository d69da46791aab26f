using System.Collections.Immutable;

namespace IOMatch;

/// <summary>OSBundleLibraries.</summary>
internal static class LibraryRules
{
    private const string Libraries = "OSBundleLibraries";

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.LibrariesMissing, "libraries-missing", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextValidate") { OfBundle = CheckMissing, IsFatal = true },
        new(ReasonCode.CodelessWithLibraries, "libraries-of-codeless", LintSeverity.Note, AppleCheck.Warning, Certainty.Source, "OSKext.c __OSKextValidate") { OfBundle = CheckCodeless },
        new(ReasonCode.LibrariesInvalid, "libraries", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextValidate, __OSKextResolveDependencies, OSKextValidateDependencies") { OfBundle = CheckEntries },
    ];

    private static bool IsKernelComponent(LintSubject subject) => subject.Root["OSKernelResource"] is OSBoolean { Value: true };

    private static bool HasKernelExecutable(LintSubject subject) => !subject.IsDext && subject.Root["CFBundleExecutable"] is OSString { Text.Length: > 0 };

    private static void CheckMissing(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || !HasKernelExecutable(subject) || IsKernelComponent(subject)) return;
        var key = subject.KeyFor64Bit(Libraries);
        switch (subject.Root[key])
        {
            case OSDictionary { Count: > 0 }:
                return;
            case null:
                sink.Add(subject.Info.At(), $"the kext has an executable and no {Libraries}, so it is not valid", "list com.apple.kpi.iokit, com.apple.kpi.libkern and what else it links against");
                return;
            case OSDictionary:
                // both lists as Xcode's template has them: nobody has written a driver here yet
                var isTemplate = subject.IsSource && subject.Personalities.IsEmpty;
                sink.Add(subject.Info.At(key), $"{Libraries} is empty, so the kext is not valid", "list com.apple.kpi.iokit, com.apple.kpi.libkern and what else it links against", isTemplate ? LintSeverity.Note : null);
                return;
            case var other:
                sink.Add(subject.Info.At(key), $"{Libraries} is {LintText.WithArticle(other)}, a dictionary of identifiers and versions belongs there");
                return;
        }
    }

    private static void CheckCodeless(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || HasKernelExecutable(subject) || IsKernelComponent(subject)) return;
        if (!subject.Root.ContainsKey(Libraries) || subject.Root.ContainsKey("OSBundleCompatibleVersion")) return;
        sink.Add(subject.Info.At(Libraries), $"{Libraries} stands in a bundle without kernel code, where it is not needed", "remove the key");
    }

    private static void CheckEntries(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || subject.Sub(subject.KeyFor64Bit(Libraries)) is not { Root: OSDictionary libraries } list) return;
        if (IsKernelComponent(subject))
        {
            sink.Add(list.Position, $"{Libraries} stands in a part of the kernel, which has none: the bundle is not valid", "remove the key", isFatal: true);
            return;
        }
        foreach (var (id, version) in libraries)
        {
            if (version is not OSString text)
            {
                sink.Add(list.At(id.Text), $"the version of {id.Text} is {LintText.WithArticle(version)}, a string belongs there", "write <string>8.0.0</string>", isFatal: true);
            }
            else if (!subject.IsLeftToTheBuild(text.Text) && !KextVersion.TryParse(text.Text, out _))
            {
                sink.Add(list.At(id.Text), text.Text.Length == 0 ? $"the version of {id.Text} is empty" : $"the version of {id.Text} is \"{text.Text}\", which kernel tools cannot read", "write a version such as 8.0.0", isFatal: true);
            }
        }
        CheckKernel(subject, list, libraries, sink);
    }

    private static void CheckKernel(LintSubject subject, PropertyList list, OSDictionary libraries, LintSink sink)
    {
        if (subject.IsDext || !HasKernelExecutable(subject)) return;
        var names = libraries.Keys.ToArray().Select(k => k.Text).ToList();
        var old = names.Where(n => n == "com.apple.kernel" || n.StartsWith("com.apple.kernel.", StringComparison.Ordinal)).ToList();
        var isLibrary = names.Exists(n => n.StartsWith("com.apple.kpi.", StringComparison.Ordinal));
        // an old kext that was never built for 64 bits may be asked about on the system that it was made for
        var isFor64Bit = subject.Bundle?.Executable?.File?.Images.Any(i => i.Architecture.Generic is "arm64" or "x86_64") == true;
        if (old.Contains("com.apple.kernel"))
        {
            sink.Add(list.At("com.apple.kernel"), "com.apple.kernel itself cannot be linked against: the kext does not load", "name the com.apple.kpi libraries instead", stage: Stage.Class, isFatal: isFor64Bit);
        }
        else if (old.Count > 0)
        {
            sink.Add(list.At(old[0]), $"{old[0]} is a library of 32-bit kernels: a 64-bit kernel does not load the kext", "name the com.apple.kpi libraries instead", stage: Stage.Class, isFatal: isFor64Bit && !isLibrary);
        }
        else if (!isLibrary && libraries.Count > 0)
        {
            sink.Add(list.Position, "no com.apple.kpi library is listed, which every kext with code needs", "add com.apple.kpi.libkern", LintSeverity.Warning, AppleCheck.Warning);
        }
        if (old.Count > 0 && isLibrary) sink.Add(list.At(old[0]), "libraries of both kinds, com.apple.kernel and com.apple.kpi, are listed", "keep those of com.apple.kpi", LintSeverity.Warning, AppleCheck.Warning);
        if (names.Contains("com.apple.kpi.private") && subject.Identifier is not null && !subject.IsApple)
        {
            sink.Add(list.At("com.apple.kpi.private"), "com.apple.kpi.private is for Apple's own kexts: the kext does not load", "use com.apple.kpi.unsupported, or do without");
        }
    }
}
