using System.Collections.Immutable;

namespace IOMatch;

/// <summary>For which processors the executable was built: kernel and driver extensions of Apple silicon run with pointer authentication (arm64e).</summary>
internal static class ArchitectureRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.ArchitectureMissing, "architecture", LintSeverity.Error, AppleCheck.None, Certainty.Observed, "the Mach-O headers; NSPOSIXErrorDomain 8 of a dext built for arm64") { OfBundle = Check },
    ];

    private static void Check(LintSubject subject, LintSink sink)
    {
        // on iPadOS dexts are built otherwise
        if (!subject.IsExtension || subject.Root.ContainsKey("UIDeviceFamily") || subject.Bundle?.Executable?.File is not { } program) return;
        var built = program.Images.Select(i => i.Architecture).ToList();
        var at = subject.Info.At("CFBundleExecutable");
        var isForIntel = built.Exists(a => a.Generic == "x86_64");
        if (built.Contains(Architecture.Arm64) && !built.Contains(Architecture.Arm64e))
        {
            sink.Add(
                at,
                $"the executable is built for {string.Join(" and ", built)}, and Apple silicon runs {(subject.IsDext ? "driver" : "kernel")} extensions as arm64e",
                "build for arm64e: set ARCHS to $(ARCHS_STANDARD), or to arm64e x86_64",
                isForIntel ? LintSeverity.Warning : null,
                stage: subject.IsDext ? Stage.Launch : Stage.Class,
                isFatal: !isForIntel);
        }
        else if (isForIntel && !built.Contains(Architecture.Arm64e))
        {
            sink.Add(at, $"the executable is built for {string.Join(" and ", built)}: it does not run on Apple silicon", null, LintSeverity.Note, certainty: Certainty.Documented);
        }
    }
}
