using System.Collections.Immutable;

namespace IOMatch;

/// <summary>CFBundleVersion and OSBundleCompatibleVersion.</summary>
internal static class VersionRules
{
    private const string Version = "CFBundleVersion";
    private const string Compatible = "OSBundleCompatibleVersion";
    private const string Form = "up to three numbers of at most four digits, then perhaps d, a, b, f or fc with a level up to 255";

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.VersionInvalid, "version", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextProcessInfoDictionary, OSKextVersion.c") { OfBundle = CheckVersion, IsFatal = true },
        new(ReasonCode.VersionInvalid, "compatible-version", LintSeverity.Error, AppleCheck.Failure, Certainty.Source, "OSKext.c __OSKextProcessInfoDictionary") { OfBundle = CheckCompatible, IsFatal = true },
    ];

    private static void CheckVersion(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension) return;
        var at = subject.Info.At(Version);
        switch (subject.Root[Version])
        {
            case null when subject.IsSource:
                sink.Add(at, $"{Version} is left to the build", null, LintSeverity.Note, AppleCheck.None);
                break;
            case null:
                sink.Add(at, $"{Version} is missing, so the bundle is not valid", "add a version such as 1.0.0");
                break;
            case OSString text when LintText.HasVariable(text.Text):
                break;
            case OSString { Text: var macro } when subject.IsLeftToTheBuild(macro):
                sink.Add(at, $"{Version} is the macro {macro}, which is left to the build", null, LintSeverity.Note, AppleCheck.None);
                break;
            case OSString text when !KextVersion.TryParse(text.Text, out _):
                sink.Add(at, $"{Version} is \"{text.Text}\", which kernel tools cannot read: the bundle is not valid, and a dext is not activated (error 9)", "write " + Form);
                break;
            case OSString:
                break;
            case var other:
                sink.Add(at, $"{Version} is {LintText.WithArticle(other)}, a string belongs there");
                break;
        }
    }

    private static void CheckCompatible(LintSubject subject, LintSink sink)
    {
        if (!subject.IsExtension || subject.Root[Compatible] is not { } value) return;
        var at = subject.Info.At(Compatible);
        if (value is not OSString text)
        {
            sink.Add(at, $"{Compatible} is {LintText.WithArticle(value)}, a string belongs there");
        }
        else if (!subject.IsLeftToTheBuild(text.Text))
        {
            if (!KextVersion.TryParse(text.Text, out var compatible))
            {
                sink.Add(at, $"{Compatible} is \"{text.Text}\", which kernel tools cannot read: the bundle is not valid, and no message says so", "write " + Form, apple: AppleCheck.None);
            }
            else if (subject.Root[Version] is OSString own && KextVersion.TryParse(own.Text, out var version) && compatible > version)
            {
                sink.Add(at, $"{Compatible} {text.Text} is later than {Version} {own.Text}", "the compatible version is the oldest whose users still work");
            }
        }
    }
}
