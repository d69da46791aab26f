using System.Text;

namespace IOMatch;

/// <summary>Lines that GitHub's runner turns into notes beside the file (workflow commands).</summary>
public static class GitHubAnnotations
{
    /// <summary>One line for each failed claim and each fault of an unusable scenario.</summary>
    public static string Of(ScenarioReport report)
    {
        var text = new StringBuilder();
        foreach (var fault in report.Faults.Where(f => f.Severity == FaultSeverity.Error))
        {
            Line(text, "error", fault.At, fault.Code, fault.What + (fault.Hint is null ? "" : "; " + fault.Hint));
        }
        foreach (var claim in report.Result?.Failures ?? []) Line(text, "error", claim.Claim.At, report.Name, ScenarioText.InOneLine(claim));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string command, SourcePosition at, string title, string message)
    {
        text.Append("::").Append(command).Append(" file=").Append(Property(at.File));
        if (at.Line > 0) text.Append(",line=").Append(at.Line);
        if (at.Column > 0) text.Append(",col=").Append(at.Column);
        text.Append(",title=").Append(Property(title)).Append("::").Append(Data(message)).Append('\n');
    }

    private static string Data(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string value) => Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
