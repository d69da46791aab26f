using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>One finding, or kind of finding, that somebody decided to live with.</summary>
/// <param name="Code">The reason code.</param>
/// <param name="Path">A pattern for the file, seen from the folder of the suppressions: <c>*</c> within a folder, <c>**</c> across folders.</param>
/// <param name="Key">A pattern for the key path, such as <c>IOKitPersonalities &gt; Panel &gt; *</c>; null for every key.</param>
/// <param name="Reason">Why; never empty.</param>
/// <param name="At">Where it stands.</param>
public sealed record LintSuppression(ReasonCode Code, string Path, string? Key, string Reason, SourcePosition At)
{
    private Regex? path;
    private Regex? key;

    internal bool Fits(LintFinding finding, string file) =>
        finding.Code == Code
        && (path ??= Pattern(Path, isPath: true)).IsMatch(file)
        && (Key is null || (key ??= Pattern(Key, isPath: false)).IsMatch(finding.At.KeyPath ?? ""));

    private static Regex Pattern(string pattern, bool isPath)
    {
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '*') text.Append(Regex.Escape(pattern[i].ToString()));
            else if (!isPath) text.Append(".*");
            else if (i + 1 < pattern.Length && pattern[i + 1] == '*')
            {
                i++;
                // "**/" is also no folder at all
                if (i + 1 < pattern.Length && pattern[i + 1] == '/')
                {
                    i++;
                    text.Append("(.*/)?");
                }
                else
                {
                    text.Append(".*");
                }
            }
            else
            {
                text.Append("[^/]*");
            }
        }
        return new(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }
}

/// <summary>What a project has decided to live with: the file <c>.iomatch.yaml</c>.</summary>
/// <example><code>
/// suppress:
///   - code: IOM107
///     path: "Drivers/**/Info.plist"
///     reason: the system's driver is wanted beside ours
/// </code></example>
/// <param name="Folder">The folder that paths are seen from.</param>
/// <param name="All">The suppressions.</param>
public sealed record LintSuppressions(string Folder, ImmutableArray<LintSuppression> All)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".iomatch.yaml";

    /// <summary>None.</summary>
    public static LintSuppressions None { get; } = new("", []);

    /// <summary>Reads a file.</summary>
    public static ReadResult<LintSuppressions> ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return YamlDocument.Read(stream, path).Then(document => Read(document, Path.GetDirectoryName(path) ?? ""));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadResult.Failed<LintSuppressions>(new Fault(InputFault.FileUnreadable, new(path), "the file cannot be opened", "check its name"));
        }
    }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="folder">The folder that paths are seen from.</param>
    public static ReadResult<LintSuppressions> Read(YamlDocument document, string folder)
    {
        var faults = new FaultList(InputFault.ScenarioInvalid);
        var all = ImmutableArray.CreateBuilder<LintSuppression>();
        if (YamlFields.Of(document.Root, "a project file", faults) is { } top)
        {
            foreach (var node in top.List("suppress"))
            {
                if (YamlFields.Of(node, "a suppression", faults) is { } fields && One(fields, faults) is { } one) all.Add(one);
            }
            top.Done();
        }
        return faults.Result(new LintSuppressions(folder, all.ToImmutable()));
    }

    private static LintSuppression? One(YamlFields fields, FaultList faults)
    {
        var code = fields.RequiredText("code");
        var path = fields.Text("path") ?? "**";
        var key = fields.Text("key");
        var reason = fields.RequiredText("reason");
        fields.Done();
        if (reason is not null && string.IsNullOrWhiteSpace(reason)) faults.Error(fields.At("reason"), "the reason is empty", "say why the finding is no fault here");
        if (code is null || string.IsNullOrWhiteSpace(reason)) return null;
        if (ReasonCodes.TryParse(code, out var parsed)) return new(parsed, path, key, reason, fields.Mapping.At);
        faults.Error(fields.At("code"), $"there is no reason code \"{code}\"", "write one such as IOM107 or category-on-device-provider");
        return null;
    }

    /// <summary>Takes out what is suppressed.</summary>
    /// <param name="results">What lint found.</param>
    /// <param name="unused">Suppressions that fitted nothing.</param>
    /// <param name="suppressed">How many findings were taken out.</param>
    public IReadOnlyList<LintResult> Apply(IReadOnlyList<LintResult> results, out ImmutableArray<LintSuppression> unused, out int suppressed)
    {
        var used = new HashSet<LintSuppression>(ReferenceEqualityComparer.Instance);
        var count = 0;
        var kept = results.Select(r => r with { Findings = [.. r.Findings.Where(f => !IsSuppressed(f))] }).ToList();
        unused = [.. All.Where(s => !used.Contains(s))];
        suppressed = count;
        return kept;

        bool IsSuppressed(LintFinding finding)
        {
            var file = Path.GetRelativePath(Folder.Length == 0 ? "." : Folder, finding.At.File).Replace('\\', '/');
            if (All.FirstOrDefault(s => s.Fits(finding, file)) is not { } fitting) return false;
            used.Add(fitting);
            count++;
            return true;
        }
    }
}
