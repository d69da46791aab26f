namespace IOMatch;

/// <summary>What a reason code or an error number means.</summary>
public static class CodeText
{
    private const int Label = 13;

    /// <summary>The page of a reason code.</summary>
    public static string Of(Reason reason, PageStyle style)
    {
        var page = new Page(style);
        page.Line(Run.Strong($"{reason.Number} {reason.Id}"), ": ", LowerFirst(reason.Title));
        page.Field("stage", Label, reason.Stage.Words());
        page.Field("certainty", Label, CertaintyText.Of(reason.Evidence));
        if (!reason.Rules.IsEmpty) page.Field("rule", Label, string.Join(", ", reason.Rules));
        Section("what it means", reason.Means);
        Section("how it is decided", reason.KernelDoes);
        Section("in the log", reason.InTheLog);
        foreach (var line in reason.LogLines) page.Exact(4, line);
        Section("confirm on a Mac", reason.Confirm);
        Section("mend it", reason.Mend);
        if (!reason.Reports.IsEmpty)
        {
            page.Gap();
            page.Line("known reports");
            foreach (var report in reason.Reports) page.Exact(2, report.Title, report.Link is { } link ? $"  {link}" : "");
        }
        return page.ToString();

        void Section(string title, string text)
        {
            page.Gap();
            page.Line(Run.Faint(title));
            foreach (var line in text.Split('\n'))
            {
                if (line.Length == 0) continue;
                page.Line(2, line.StartsWith("- ", StringComparison.Ordinal) ? 2 : 0, line.Replace("`", "", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The page of an error number.</summary>
    public static string Of(DecodedError error, PageStyle style)
    {
        var page = new Page(style);
        page.Line(Run.Strong(error.Meaning is null ? error.Hex : $"{error.Hex} {error.Name}"), error.Meaning is { } m ? ": " + m.Means : ": not in the tables");
        page.Field("signed", Label, error.Signed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.Field("system", Label, $"{error.Subsystem.SystemName}, subsystem {error.Subsystem.SubsystemName}, code 0x{error.Code:x}");
        if (error.Meaning is { } meaning)
        {
            if (meaning.Met.Length > 0) page.Field("met", Label, meaning.Met);
            if (meaning.Reason is { } reason) page.Field("read on", Label, $"iomatch code {reason.Number()} ({reason.Id()})");
            page.Field("certainty", Label, $"{CertaintyText.Of(meaning.Certainty)}{(meaning.Source.Length > 0 ? ", " + meaning.Source : "")}");
        }
        if (error.Meanings.Length < 2) return page.ToString();
        page.Gap();
        page.Line("the same number elsewhere");
        page.Table(2, [], [.. error.Meanings.Skip(1).Select(o => new Run[] { o.Domain.ToString(), o.Name, o.Means })]);
        return page.ToString();
    }

    private static string LowerFirst(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
