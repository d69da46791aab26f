using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace IOMatch;

/// <summary>What a report is made from.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Simulate">Runs the same story on the same registry with other bundles; for what would have come out.</param>
/// <param name="Sources">Text of the files that positions name, by file name; a file that is not there is not shown.</param>
/// <param name="Tool">Name and version of the tool.</param>
public sealed record ReportInput(Explanation Answer, Func<Catalogue, Outcome> Simulate, IReadOnlyDictionary<string, string> Sources, string Tool);

/// <summary>The answer as one HTML file that needs nothing else: no network, no server, and to be read no script.</summary>
public static class HtmlReport
{
    /// <summary>The document.</summary>
    /// <param name="input">What it is made from.</param>
    /// <param name="redaction">What is hidden; null hides nothing.</param>
    public static string Of(ReportInput input, Redaction? redaction)
    {
        var page = new ReportPage(input, new Markup(redaction), redaction is not null);
        var html = page.Html;
        var style = Own("report.css");
        var script = Own("report.js");
        html.Add($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // only the tool's own style and script may run, whatever a dump holds
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-").AddOwn(Hash(style));
        html.Add($"'; script-src 'sha256-").AddOwn(Hash(script));
        html.Add($"'; base-uri 'none'; form-action 'none'\">\n<title>{page.Answer.Question.Name}: {page.Headline}</title>\n<style>").AddOwn(style);
        html.Add($"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#races\">go to the races</a>\n");
        VerdictHeader.Write(page);
        html.Add($"<main>\n<div class=\"columns\">\n");
        RegistryTree.Write(page);
        RaceList.Write(page);
        Inspector.Write(page);
        html.Add($"</div>\n");
        WhatIfTable.Write(page);
        StepThrough.Write(page);
        PlistView.Write(page);
        EvidenceView.Write(page);
        html.Add($"</main>\n<footer><p>{input.Tool}{(page.IsRedacted ? ". Serial numbers, hardware addresses, UUIDs and user names are hidden; --no-redaction shows them." : ". Nothing is hidden in this report: it may hold serial numbers and user names.")}</p></footer>\n<script>");
        html.AddOwn(script);
        html.Add($"</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Own(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"IOMatch.Html.{name}") ?? throw new InvalidOperationException("the assembly lacks " + name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string own) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own)));
}

/// <summary>What the sections of a report share.</summary>
internal sealed class ReportPage
{
    public ReportPage(ReportInput input, Markup html, bool isRedacted)
    {
        Input = input;
        Html = html;
        IsRedacted = isRedacted;
        Names = new(input.Answer.Question);
        Courses = new(Names);
        Candidates = Main is { } main ? [.. main.Races.SelectMany(r => r.Contenders).Select(c => c.Course).Concat(main.Asked).Distinct()] : [];
        Headline = Main is { } on ? Courses.Headline(on) : StandingText.Headline(Answer.Prediction);
    }

    public ReportInput Input { get; }

    public Markup Html { get; }

    public bool IsRedacted { get; }

    public DriverNames Names { get; }

    public CourseText Courses { get; }

    public string Headline { get; }

    public Explanation Answer => Input.Answer;

    public Outcome Outcome => Answer.Outcome;

    public NubDiagnosis? Main => Answer.Main?.Prediction;

    /// <summary>Every candidate that the report tells of, in the order of the races.</summary>
    public ImmutableArray<CandidateCourse> Candidates { get; }

    /// <summary>Number of a candidate in anchors, from 1.</summary>
    public int NumberOf(CandidateCourse course) => Candidates.IndexOf(course) + 1;

    /// <summary>Every reason that the report names; each has an anchor of its own.</summary>
    public IEnumerable<ReasonCode> Codes => new[] { Answer.Verdict.Code }
        .Concat(Answer.Verdict.Because)
        .Concat(Candidates.Select(c => c.Reason).OfType<ReasonCode>())
        .Concat(Main?.Rejected.Select(r => r.Reason) ?? [])
        .Concat(Answer.Standings.Select(s => s.Reason).OfType<ReasonCode>())
        .Distinct()
        .Order();

    /// <summary>A code that leads to what is said about it.</summary>
    public void Code(ReasonCode code) => Html.Add($"<a class=\"code\" href=\"#code-{code.Number()}\" title=\"{code.Id()}\">{code.Number()}</a>");
}
