using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IOMatch;

/// <summary>Lint findings as lines for Xcode and editors, as JSON, and as SARIF for code scanning.</summary>
public static class LintReport
{
    private const string Documentation = "docs/reasons/";
    private static readonly JsonWriterOptions Written = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>One line a finding, <c>file:line:col: warning IOM112: text; hint</c>, and a line that counts.</summary>
    /// <param name="results">The findings.</param>
    /// <param name="withNotes">Whether notes are listed; else they are counted only.</param>
    /// <param name="suppressed">How many findings were suppressed.</param>
    public static string Text(IReadOnlyList<LintResult> results, bool withNotes, int suppressed = 0)
    {
        var text = new StringBuilder();
        // what several personalities have in common, such as an entitlement that is missing, is one line
        foreach (var line in results.SelectMany(r => r.Findings.Where(f => f.Severity != LintSeverity.Note || withNotes).Select(f => f.ToString()).Distinct(StringComparer.Ordinal)))
        {
            text.Append(Safe(line)).Append('\n');
        }
        var counts = new List<string>
        {
            Count(results, LintSeverity.Error, "error"),
            Count(results, LintSeverity.Warning, "warning"),
            Count(results, LintSeverity.Note, "note") + (withNotes || !results.Any(r => r.Findings.Any(f => f.Severity == LintSeverity.Note)) ? "" : " (--notes lists them)"),
        };
        if (suppressed > 0) counts.Add($"{suppressed} suppressed");
        return text.Append(CultureInfo.InvariantCulture, $"{results.Count} bundle{(results.Count == 1 ? "" : "s")}: {string.Join(", ", counts)}\n").ToString();
    }

    /// <summary>One JSON document.</summary>
    public static string Json(IReadOnlyList<LintResult> results, int suppressed = 0) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        json.WriteStartArray("bundles");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("path", result.Subject.Path);
            json.WriteString("kind", JsonPage.Camel(result.Subject.Kind.ToString()));
            json.WriteString("identifier", (result.Subject.Root[Keys.CFBundleIdentifier] as OSString)?.Text);
            json.WriteStartArray("findings");
            foreach (var finding in result.Findings) Finding(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("suppressed", suppressed);
        json.WriteEndObject();
    });

    private static void Finding(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteStartObject();
        JsonPage.Code(json, finding.Code);
        json.WriteString("rule", finding.Rule.Name);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteString("stage", JsonPage.Camel(finding.Stage.ToString()));
        json.WriteBoolean("fatal", finding.IsFatal);
        json.WriteString("personality", finding.Personality);
        json.WriteString("text", finding.Text);
        json.WriteString("hint", finding.Hint);
        json.WriteStartObject("at");
        json.WriteString("file", finding.At.File);
        json.WriteNumber("line", finding.At.Line);
        json.WriteNumber("column", finding.At.Column);
        json.WriteString("keyPath", finding.At.KeyPath);
        json.WriteEndObject();
        json.WriteString("appleValidator", JsonPage.Camel(finding.Apple.ToString()));
        json.WriteString("certainty", JsonPage.Camel(finding.Certainty.ToString()));
        json.WriteString("source", finding.Rule.Source);
        json.WriteString("rendered", finding.ToString());
        json.WriteEndObject();
    }

    /// <summary>SARIF 2.1.0, one run.</summary>
    /// <param name="results">The findings.</param>
    /// <param name="version">The version of the tool.</param>
    public static string Sarif(IReadOnlyList<LintResult> results, string version) => Write(json =>
    {
        var findings = results.SelectMany(r => r.Findings).ToList();
        var codes = findings.Select(f => f.Code).Distinct().Order().ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "iomatch");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var code in codes) SarifRule(json, Reason.Of(code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in findings) SarifResult(json, finding, codes.IndexOf(finding.Code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void SarifRule(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("id", reason.Number);
        json.WriteString("name", reason.Id);
        Message(json, "shortDescription", reason.Title);
        Message(json, "fullDescription", reason.Means);
        json.WriteStartObject("help");
        json.WriteString("text", reason.Mend);
        json.WriteString("markdown", reason.Page);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("documentation", $"{Documentation}{reason.Number}.md");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void SarifResult(Utf8JsonWriter json, LintFinding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code.Number());
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Severity.Word());
        Message(json, "message", finding.Hint is null ? finding.Text : $"{finding.Text}; {finding.Hint}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(finding.At.File));
        json.WriteEndObject();
        if (finding.At.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.At.Line);
            if (finding.At.Column > 0) json.WriteNumber("startColumn", finding.At.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (finding.At.KeyPath is { } path)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", path);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("appleValidator", JsonPage.Camel(finding.Apple.ToString()));
        json.WriteString("certainty", JsonPage.Camel(finding.Certainty.ToString()));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // relative paths stay relative, as code scanning wants them
    private static string Uri(string path) =>
        Path.IsPathRooted(path) ? new Uri(Path.GetFullPath(path)).AbsoluteUri : string.Join('/', path.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Written)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static string Count(IReadOnlyList<LintResult> results, LintSeverity severity, string word)
    {
        var count = results.Sum(r => r.Findings.Where(f => f.Severity == severity).Select(f => f.ToString()).Distinct(StringComparer.Ordinal).Count());
        return $"{count.ToString(CultureInfo.InvariantCulture)} {word}{(count == 1 ? "" : "s")}";
    }

    // a property list may hold any character: what would steer the terminal is shown as a question mark
    private static string Safe(string line) => line.Any(char.IsControl) ? new([.. line.Select(c => char.IsControl(c) ? '?' : c)]) : line;
}
