using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>Writes what a scenario came to as its <c>expect:</c>.</summary>
public static class ScenarioRecording
{
    private const int MostNubs = 20;

    /// <summary>
    /// The block to put behind a scenario without expectations: the verdict of each driver that is the scenario's own and the winners on each nub that it matches;
    /// the winners everywhere (at most twenty nubs) when it has none of its own. Null when there is nothing to tell.
    /// </summary>
    public static string? Of(ScenarioResult result)
    {
        if (result.Outcome is not { } outcome || !result.Scenario.Claims.IsEmpty) return null;
        var text = new StringBuilder("expect:\n");
        var nubs = new List<Service>();
        var drivers = new StringBuilder();
        foreach (var id in result.Scenario.Own)
        {
            var question = DriverQuestion.Of(result.Scenario.Catalogue, id).Withholding(result.Scenario.Withheld);
            if (question.Personalities.IsEmpty) continue;
            var diagnosis = Diagnosis.Of(outcome, question);
            nubs.AddRange(diagnosis.Nubs.Where(n => n.Asked.Any(a => a.Matched)).Select(n => n.Nub));
            Driver(drivers, id, diagnosis);
        }
        if (nubs.Count == 0 && drivers.Length == 0) nubs.AddRange(outcome.Services.Where(s => Outcome.WinnersOn(s).Any()).Take(MostNubs));
        if (nubs.Count == 0 && drivers.Length == 0) return null;
        foreach (var nub in nubs.Distinct()) Nub(text, outcome, nub);
        return text.Append(drivers).ToString();
    }

    /// <summary>The file with the block behind it, everything before it byte for byte.</summary>
    public static byte[] Append(ReadOnlySpan<byte> file, string block)
    {
        var isCrLf = file.IndexOf("\r\n"u8) >= 0;
        var added = (file.Length > 0 && file[^1] != (byte)'\n' ? "\n" : "") + block;
        var bytes = Encoding.UTF8.GetBytes(isCrLf ? added.ReplaceLineEndings("\r\n") : added);
        return [.. file, .. bytes];
    }

    private static void Nub(StringBuilder text, Outcome outcome, Service nub)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - nub: {Quoted(NameOf(outcome, nub))}\n");
        var winners = Outcome.WinnersOn(nub).ToList();
        if (winners.Count == 0)
        {
            text.Append("    noDriver: true\n");
            return;
        }
        text.Append("    winners:\n");
        foreach (var (category, driver) in winners) text.Append(CultureInfo.InvariantCulture, $"      {Quoted(category.Text)}: {Quoted(DriverName.Of(driver))}\n");
    }

    private static void Driver(StringBuilder text, string id, Diagnosis diagnosis)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - driver: {Quoted(id)}\n    verdict: {diagnosis.Verdict.Code.Id()}\n");
        if (!diagnosis.Verdict.Because.IsEmpty) text.Append(CultureInfo.InvariantCulture, $"    reason: {diagnosis.Verdict.Because[0].Number()}\n");
        if (diagnosis.Main?.Best is { FinalScore: { } score }) text.Append(CultureInfo.InvariantCulture, $"    score: {score}\n");
    }

    private static string NameOf(Outcome outcome, Service nub) =>
        outcome.Find(nub.Component) is [_] ? nub.Component : nub.Entry is null ? nub.Path : $"0x{nub.Id:x}";

    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '@' or '/') && !char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '@' or '.') && text is not ("true" or "false" or "null")
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
