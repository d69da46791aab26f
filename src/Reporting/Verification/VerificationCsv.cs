using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>A verification as comma-separated values (RFC 4180), one row a driver, with a line of headings.</summary>
public static class VerificationCsv
{
    private const string Head = "result,nub,nubClass,category,driver,score,bundle,predicted,predictedScore,reason,why";

    /// <summary>The table; lines end in a line feed.</summary>
    public static string Of(Verification verification)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var row in VerificationRow.Of(verification))
        {
            Csv.Row(text, [row.Result, row.Nub, row.NubClass, row.Category, row.Driver, Number(row.Score), row.Bundle, row.Predicted, Number(row.PredictedScore), row.Reason, row.Why]);
        }
        return text.ToString();
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
