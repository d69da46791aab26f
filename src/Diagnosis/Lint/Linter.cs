using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What lint found in one bundle.</summary>
/// <param name="Subject">The bundle.</param>
/// <param name="Findings">In the order of the file.</param>
public sealed record LintResult(LintSubject Subject, ImmutableArray<LintFinding> Findings);

/// <summary>Looks for everything in a bundle's files that keeps it from being loaded, matched or launched, as far as files alone tell.</summary>
public static class Linter
{
    private static readonly LintRule FromReading = new(ReasonCode.BundleInvalid, "reading", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "the readers of this project");

    /// <summary>Reads a bundle, an Info.plist or a folder of bundles and looks at each, those inside included.</summary>
    /// <param name="path">A .kext, .dext, .app, an Info.plist or a folder.</param>
    /// <param name="options">How to read; the usual when null.</param>
    /// <param name="timedOut">Servers whose process never checked in, as a log says, which makes some suspicions sure; null without a log.</param>
    /// <returns>One result for each bundle; faults only for what cannot be read at all.</returns>
    public static ReadResult<IReadOnlyList<LintResult>> Read(string path, BundleOptions? options = null, IReadOnlyCollection<string>? timedOut = null)
    {
        options ??= BundleOptions.Default;
        var isOne = File.Exists(path) || Path.GetExtension(path.TrimEnd('/', '\\')).ToLowerInvariant() is ".kext" or ".dext" or ".app" || File.Exists(Path.Combine(path, "Info.plist"));
        var read = isOne ? Bundle.Read(path, options).Then(b => ReadResult.Of<IReadOnlyList<Bundle>>([b])) : Bundle.ReadFolder(path, options);
        if (!read.TryGet(out var bundles)) return Broken(path, read.Faults, options);
        var results = bundles.SelectMany(b => b.SelfAndNested()).Select(b => Of(Subject(b) with { TimedOut = timedOut ?? [] }, read.Faults)).ToList();
        return ReadResult.Of<IReadOnlyList<LintResult>>(results);
    }

    /// <summary>Looks at a bundle.</summary>
    /// <param name="bundle">The bundle; those inside are not looked at.</param>
    /// <param name="faults">What was noticed while reading.</param>
    public static LintResult Of(Bundle bundle, params IEnumerable<Fault> faults) =>
        Of(Subject(bundle), faults);

    private static LintSubject Subject(Bundle bundle) => new(bundle.Path, bundle.Kind, bundle.InfoPlist, bundle.Personalities, bundle);

    /// <summary>Looks at what could be read of a bundle.</summary>
    public static LintResult Of(LintSubject subject, params IEnumerable<Fault> faults)
    {
        var findings = new List<LintFinding>();
        foreach (var rule in LintRules.All) rule.Check(subject, findings);
        // what a rule tells too is not told twice
        foreach (var fault in faults)
        {
            if (fault.Kind == InputFault.BundleInvalid || !IsOf(subject, fault) || findings.Exists(f => f.At == fault.At)) continue;
            findings.Add(new(FromReading with { Code = ReasonCodes.Of(fault.Kind) }, SeverityOf(fault), fault.At, fault.What, fault.Hint, AppleCheck.None, Certainty.Source));
        }
        return new(subject, [.. findings.OrderBy(f => f.At.File, StringComparer.Ordinal).ThenBy(f => f.At.Line).ThenBy(f => f.At.Column).ThenBy(f => f.Code)]);
    }

    /// <summary>A bundle whose Info.plist is a dictionary, but so wrong that no bundle can be made of it: the rules say why.</summary>
    private static ReadResult<IReadOnlyList<LintResult>> Broken(string path, ImmutableArray<Fault> faults, BundleOptions options)
    {
        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        if (!errors.TrueForAll(f => f.Kind == InputFault.BundleInvalid && File.Exists(f.At.File))) return ReadResult.Failed<IReadOnlyList<LintResult>>(faults);
        var results = new List<LintResult>();
        foreach (var file in errors.Select(e => e.At.File).Distinct(StringComparer.Ordinal))
        {
            if (!PropertyListReader.ReadFile(file, options.Limits).TryGet(out var info) || info.Root is not OSDictionary root) return ReadResult.Failed<IReadOnlyList<LintResult>>(faults);
            var personalities = PersonalityReader.KeyOf(root, options.Architecture) is { } key && info.Sub(key) is { } list ? list.Members().Where(m => m.Value.Root is OSDictionary).Select(m => new BundlePersonality(m.Key, m.Value)) : [];
            results.Add(Of(new LintSubject(path, KindOf(root, path), info, [.. personalities], null)));
        }
        return ReadResult.Of<IReadOnlyList<LintResult>>(results);
    }

    private static BundleKind KindOf(OSDictionary root, string path) => ((root["CFBundlePackageType"] as OSString)?.Text, Path.GetExtension(path.TrimEnd('/', '\\'))) switch
    {
        ("DEXT", _) or (not "KEXT", ".dext") => BundleKind.Dext,
        ("APPL", _) => BundleKind.App,
        _ => root.ContainsKey("CFBundleExecutable") ? BundleKind.Kext : BundleKind.CodelessKext,
    };

    private static bool IsOf(LintSubject subject, Fault fault) =>
        fault.At.File == subject.Info.File || (subject.Bundle is { } bundle && fault.At.File.StartsWith(bundle.Path, StringComparison.Ordinal)
            && !bundle.Nested.Any(n => fault.At.File.StartsWith(n.Path, StringComparison.Ordinal)));

    private static LintSeverity SeverityOf(Fault fault) => fault.Severity switch
    {
        FaultSeverity.Error => LintSeverity.Error,
        FaultSeverity.Warning => LintSeverity.Warning,
        _ => LintSeverity.Note,
    };
}
