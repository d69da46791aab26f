namespace IOMatch;

/// <summary>The Info.plist with the lines that were asked about.</summary>
internal static class PlistView
{
    private const int MostLines = 5000;

    /// <summary>Whether a file's text is part of the report: only one is, that of the personality the report is about.</summary>
    public static bool IsShown(ReportPage page, string file) => string.Equals(FileOf(page), file, StringComparison.Ordinal);

    public static void Write(ReportPage page)
    {
        if (FileOf(page) is not { } file) return;
        var html = page.Html;
        var text = page.Input.Sources[file];
        var lines = (page.IsRedacted ? Redaction.OfPropertyList(text) : text).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var notes = Notes(page, file);
        html.Add($"<section id=\"plist\" aria-labelledby=\"plist-title\">\n<h2 id=\"plist-title\">{file}</h2>\n<p class=\"gloss\">A sign before a line tells what came of it: ✓ it fitted, ✗ it did not, • it was read.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"property list\"><ol class=\"source\">\n");
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
        {
            if (notes.TryGetValue(i + 1, out var note))
            {
                html.Add($"<li id=\"line-{i + 1}\" class=\"{note.Css}\"><code>{lines[i]}</code> <span class=\"note\">{note.Sign} {note.Text}</span></li>\n");
            }
            else
            {
                html.Add($"<li id=\"line-{i + 1}\"><code>{lines[i]}</code></li>\n");
            }
        }
        html.Add($"</ol></div>\n</section>\n");
    }

    private static string? FileOf(ReportPage page)
    {
        var at = page.Main?.Best.Personality.Origin?.At ?? page.Answer.Question.Personalities.Select(p => (SourcePosition?)p.Origin.At).FirstOrDefault();
        return at is { } place && page.Input.Sources.ContainsKey(place.File) ? place.File : null;
    }

    private static Dictionary<int, (string Css, string Sign, string Text)> Notes(ReportPage page, string file)
    {
        var notes = new Dictionary<int, (string, string, string)>();
        foreach (var clause in page.Main?.Best.Clauses ?? [])
        {
            if (Inspector.PlaceOf(clause) is not { Line: > 0 } at || !string.Equals(at.File, file, StringComparison.Ordinal)) continue;
            notes[at.Line] = clause switch
            {
                Clause.Compared { Passed: false } c => ("fail", "✗", CourseText.Difference(c)),
                Clause.Compared => ("pass", "✓", "the nub has the same"),
                Clause.ClassWalk => ("pass", "✓", "the nub's class, or one that it derives from"),
                Clause.CategoryLook => ("read", "•", "a race of its own (IOM107)"),
                Clause.Probed { Stop: ProbeStop.None } => ("pass", "✓", "made and probed"),
                Clause.Probed => ("fail", "✗", "could not be made or probed"),
                _ => ("read", "•", "read"),
            };
        }
        foreach (var standing in page.Answer.Standings)
        {
            var at = standing switch { Standing.NoNub n => n.At, Standing.NeverFiled n => n.At, _ => null };
            if (at is { Line: > 0 } place && string.Equals(place.File, file, StringComparison.Ordinal)) notes.TryAdd(place.Line, ("fail", "✗", StandingText.Of(standing, page.Names)));
        }
        return notes;
    }
}
