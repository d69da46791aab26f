using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Keys at the top of an Info.plist.</summary>
internal static class BundleKeyRules
{
    private const string PackageType = "CFBundlePackageType";
    private const string Executable = "CFBundleExecutable";
    private const string SharedExecutable = "OSBundleSharedExecutableIdentifier";
    private const string Required = "OSBundleRequired";
    private const string Properties = "OSKext.c __OSKextProcessInfoDictionary";
    private const int LongestIdentifier = 63;

    private static readonly ImmutableArray<string> Booleans = ["OSBundleIsInterface", "OSKernelResource", "OSBundleEnableKextLogging", "OSBundleAllowUserLoad"];
    private static readonly ImmutableArray<string> ForbiddenInDexts = ["OSKernelResource", "AppleSecurityExtension", "AppleKernelExternalComponent", SharedExecutable, "OSBundleIsInterface"];
    private static readonly ImmutableArray<string> BootRequirements = ["Root", "Local-Root", "Network-Root", "Safe Boot", "Console", "DriverKit"];

    private static readonly ImmutableArray<string> UsbNubs = ["IOUSBHostDevice", "IOUSBHostInterface", "IOUSBDevice", "IOUSBInterface"];

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.PackageTypeInvalid, "package-type", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Properties) { OfBundle = CheckPackageType, IsFatal = true },
        new(ReasonCode.BundleIdInvalid, "bundle-id", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Properties) { OfBundle = CheckIdentifier, IsFatal = true },
        new(ReasonCode.BundleKeyWrongType, "boolean-keys", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Properties + ", __OSKextValidate") { OfBundle = CheckBooleans, IsFatal = true },
        new(ReasonCode.ExecutableMissing, "executable", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextValidateExecutable") { OfBundle = CheckExecutable },
        new(ReasonCode.SharedExecutableConflict, "shared-executable", LintSeverity.Warning, AppleCheck.Failure, Certainty.Source, Properties) { OfBundle = CheckSharedExecutable },
        new(ReasonCode.KeyForbiddenInDext, "forbidden-in-dexts", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, Properties) { OfBundle = CheckForbidden, IsFatal = true },
        new(ReasonCode.BootRequirementInvalid, "boot-requirement", LintSeverity.Warning, AppleCheck.Failure, Certainty.Source, Properties) { OfBundle = CheckBootRequirement },
        new(ReasonCode.BootRequirementMissing, "boot-requirement-of-usb", LintSeverity.Note, AppleCheck.None, Certainty.Documented, "K23; OSBundleRequired and the boot collection") { OfBundle = CheckUsbAtBoot, Stage = Stage.Category },
        new(ReasonCode.BundleInvalid, "no-bundle", LintSeverity.Error, AppleCheck.None, Certainty.Source, "the readers of this project") { OfBundle = CheckIsBundle, Stage = Stage.Bundle, IsFatal = true },
        new(ReasonCode.DeprecatedKey, "deprecated-key", LintSeverity.Note, AppleCheck.Warning, Certainty.Source, Properties) { OfBundle = CheckDeprecated },
        new(ReasonCode.ExplicitLoadRequired, "explicit-load", LintSeverity.Note, AppleCheck.None, Certainty.Source, "OSKext.cpp copyAllKextPersonalities") { OfBundle = CheckExplicitLoad },
        new(ReasonCode.BundleNameDiffersFromId, "bundle-name", LintSeverity.Warning, AppleCheck.None, Certainty.Assumed, "report A1; sysextd is closed") { OfBundle = CheckBundleName, Stage = Stage.Signing },
    ];

    private static void CheckPackageType(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        var at = subject.Info.At(PackageType);
        switch (subject.Root[PackageType])
        {
            case null:
                if (subject.IsSource) sink.Add(at, $"{PackageType} is left to the build", null, LintSeverity.Note, AppleCheck.None);
                else sink.Add(at, $"{PackageType} is missing, so the bundle is not valid", $"add {PackageType} = {(subject.IsDext ? "DEXT" : "KEXT")}");
                break;
            case OSString { Text: "KEXT" or "DEXT" }:
                break;
            case OSString text when LintText.HasVariable(text.Text):
                break;
            case OSString { Text: "" }:
                sink.Add(at, $"{PackageType} is empty, so the bundle is not valid", $"write {(subject.IsDext ? "DEXT" : "KEXT")}");
                break;
            case OSString text:
                // of another type the tools only remark on the value, and refuse an executable
                var hasProgram = subject.Root.ContainsKey(Executable);
                sink.Add(at, $"{PackageType} is \"{text.Text}\", kernel tools know KEXT and DEXT", $"write {(subject.IsDext ? "DEXT" : "KEXT")}", hasProgram ? null : LintSeverity.Warning, isFatal: hasProgram);
                break;
            case var other:
                sink.Add(at, $"{PackageType} is {LintText.WithArticle(other)}, a string belongs there");
                break;
        }
    }

    private static void CheckIdentifier(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        const string Key = "CFBundleIdentifier";
        var at = subject.Info.At(Key);
        switch (subject.Root[Key])
        {
            case null when subject.IsSource:
                sink.Add(at, $"{Key} is left to the build", null, LintSeverity.Note, AppleCheck.None);
                break;
            case null:
                sink.Add(at, $"{Key} is missing, so the system makes no extension of the bundle", "give the bundle an identifier such as com.example.driver");
                break;
            case OSString { Text: "" }:
                sink.Add(at, $"{Key} is empty, so the system makes no extension of the bundle", "give the bundle an identifier such as com.example.driver");
                break;
            case OSString { Text.Length: > LongestIdentifier } text when !LintText.HasVariable(text.Text):
                sink.Add(at, $"{Key} has {text.Text.Length} characters, {LongestIdentifier} are the most", "shorten it");
                break;
            case OSString { Text: var id } when !LintText.HasVariable(id) && id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')):
                sink.Add(at, $"{Key} has characters other than letters, digits, hyphens and full stops: \"{id.ReplaceLineEndings("\\n")}\"", "write one such as com.example.driver", subject.IsDext ? LintSeverity.Error : LintSeverity.Note, AppleCheck.None, isFatal: false);
                break;
            case OSString:
                break;
            case var other:
                sink.Add(at, $"{Key} is {LintText.WithArticle(other)}, a string belongs there");
                break;
        }
    }

    private static void CheckBooleans(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        foreach (var key in Booleans)
        {
            if (subject.Root[key] is not { } value || value is OSBoolean) continue;
            sink.Add(subject.Info.At(key), $"{key} is {LintText.WithArticle(value)}, a boolean belongs there: the bundle is not valid", "write <true/> or <false/>");
        }
        if (subject.Root[Required] is { } required and not OSString)
        {
            sink.Add(subject.Info.At(Required), $"{Required} is {LintText.WithArticle(required)}, a string belongs there: the bundle is not valid");
        }
    }

    private static void CheckExecutable(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        var at = subject.Info.At(Executable);
        switch (subject.Root[Executable])
        {
            case null when subject.IsDext && subject.HasFiles:
                sink.Add(at, $"{Executable} is missing: the dext has nothing to launch", "name the program of the dext", apple: AppleCheck.None, stage: Stage.Launch, isFatal: true);
                break;
            case null:
                break;
            case OSString { Text: "" }:
                sink.Add(at, $"{Executable} is empty, so the bundle is not valid", "name the program, or remove the key", isFatal: true);
                break;
            case OSString name when subject.HasFiles && !LintText.HasVariable(name.Text) && subject.Bundle!.Executable is { State: ExecutableState.Missing }:
                sink.Add(at, $"the executable {name.Text} is not in the bundle", "build it, or check its name");
                break;
            case OSString name when subject.Bundle?.Executable is { State: ExecutableState.Unreadable }:
                sink.Add(at, $"the executable {name.Text} is no program for a Mac, or a broken one", "build it again");
                break;
            case OSString:
                break;
            case var other:
                sink.Add(at, $"{Executable} is {LintText.WithArticle(other)}, a string belongs there: the bundle is not valid", isFatal: true);
                break;
        }
    }

    private static void CheckSharedExecutable(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || subject.IsDext || !subject.Root.ContainsKey(SharedExecutable) || !subject.Root.ContainsKey(Executable)) return;
        sink.Add(subject.Info.At(SharedExecutable), $"{SharedExecutable} and {Executable} stand side by side, a kext has one of them", "remove one");
    }

    private static void CheckForbidden(LintSubject subject, LintSink sink)
    {
        if (!subject.IsDext) return;
        foreach (var key in ForbiddenInDexts)
        {
            if (subject.Root.ContainsKey(key)) sink.Add(subject.Info.At(key), $"{key} is forbidden in a dext, whatever its value", "remove the key");
        }
        if (subject.Root.ContainsKey(Required) && subject.Identifier is not null && !subject.IsApple)
        {
            sink.Add(subject.Info.At(Required), $"{Required} is for Apple's own dexts: others never run in safe boot", "remove the key");
        }
    }

    private static void CheckBootRequirement(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || subject.Root[Required] is not OSString text || LintText.HasVariable(text.Text)) return;
        var at = subject.Info.At(Required);
        if (!BootRequirements.Contains(text.Text))
        {
            sink.Add(at, $"{Required} is \"{text.Text}\", the values are {string.Join(", ", BootRequirements)}", LintText.Slip(text.Text, BootRequirements) is { } meant ? $"write {meant}" : null);
        }
        else if (text.Text == "DriverKit" && !subject.IsDext)
        {
            sink.Add(at, $"{Required} = DriverKit is for dexts: the kext is not valid", "remove the key", LintSeverity.Error, isFatal: true);
        }
        else if (subject is { IsDext: true, IsApple: true } && text.Text is not ("DriverKit" or "Safe Boot"))
        {
            sink.Add(at, $"{Required} of a dext is DriverKit or Safe Boot, this is \"{text.Text}\": the dext is not valid", null, LintSeverity.Error, isFatal: true);
        }
    }

    private static void CheckUsbAtBoot(LintSubject subject, LintSink sink)
    {
        if (subject.Kind is not (BundleKind.Kext or BundleKind.CodelessKext) || subject.IsApple || subject.Root.ContainsKey(subject.KeyFor64Bit(Required))) return;
        if (subject.Personalities.FirstOrDefault(p => subject.ProviderOf(p) is { } provider && UsbNubs.Any(u => provider.IsA(u))) is not { } usb) return;
        sink.Add(
            subject.Info.At(),
            $"the kext has no {Required}, so it comes after the start of the Mac: a device that is plugged in then ({((OSString)usb.Table[Keys.IOProviderClass]!).Text}) has the system's driver already",
            $"add {Required} = Root if the driver is to have the device from the start");
    }

    private static void CheckIsBundle(LintSubject subject, LintSink sink)
    {
        if (subject.Kind != BundleKind.Other || subject.Root.Keys.ToArray().Any(k => k.Text.StartsWith("CF", StringComparison.Ordinal) || k.Text.StartsWith("OS", StringComparison.Ordinal) || k.Text.StartsWith("IOKit", StringComparison.Ordinal))) return;
        var isEntitlements = subject.Root.Keys.ToArray().Any(k => k.Text.StartsWith("com.apple.", StringComparison.Ordinal));
        sink.Add(
            subject.Info.At(),
            isEntitlements ? "this is a list of entitlements, not a bundle" : "this property list is not a bundle's Info.plist: it has none of a bundle's keys",
            isEntitlements ? "name the bundle, and this file with --entitlements" : "name a .kext, .dext or .app, or an Info.plist");
    }

    private static void CheckDeprecated(LintSubject subject, LintSink sink)
    {
        const string DebugLevel = "OSBundleDebugLevel";
        if (subject.IsExtension && subject.Root.ContainsKey(DebugLevel)) sink.Add(subject.Info.At(DebugLevel), $"{DebugLevel} is no longer read", "remove the key");
    }

    private static void CheckExplicitLoad(LintSubject subject, LintSink sink)
    {
        const string Explicit = "OSBundleRequireExplicitLoad";
        if (subject.Root[Explicit] is not OSBoolean { Value: true } || subject.Personalities.IsEmpty) return;
        sink.Add(subject.Info.At(Explicit), $"{Explicit} keeps the personalities out of the catalogue at boot: nothing matches until the kext is loaded by hand");
    }

    private static void CheckBundleName(LintSubject subject, LintSink sink)
    {
        if (subject is not { IsDext: true, HasFiles: true, Identifier: { } id }) return;
        var name = Path.GetFileName(subject.Path.TrimEnd('/', '\\'));
        if (!name.EndsWith(".dext", StringComparison.OrdinalIgnoreCase) || string.Equals(name, id + ".dext", StringComparison.Ordinal)) return;
        sink.Add(subject.Info.At("CFBundleIdentifier"), $"the folder is named {name}, and system extensions are looked for as {id}.dext", "set the product name to the bundle identifier");
    }
}
