using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>Rows of a sweep as comma-separated values (RFC 4180), for spreadsheets. Nubs are counted; the lines of JSON name them.</summary>
public static class SweepCsv
{
    /// <summary>The line of headings.</summary>
    public static string Head => "dump,bundle,verdict,id,stage,because,certainty,won,lost,missed,catalogue,system,faults\n";

    /// <summary>One row, with the line feed that ends it.</summary>
    public static string Of(SweepRow row)
    {
        var text = new StringBuilder();
        Csv.Row(
            text,
            row.Dump,
            row.Bundle,
            row.Code.Number(),
            row.Code.Id(),
            JsonPage.Camel(Enum.GetName(row.Stage)!),
            string.Join(' ', row.Because.Select(b => b.Number())),
            row.Certainty is { } certainty ? JsonPage.Camel(Enum.GetName(certainty)!) : null,
            Number(row.Won.Length),
            Number(row.Lost.Length),
            Number(row.Missed),
            string.Join(' ', row.Catalogue),
            row.System,
            string.Join(" | ", row.Faults));
        return text.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
