using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Scores in words.</summary>
internal static class ScoreText
{
    /// <summary>The number, or a dash for none.</summary>
    public static string Of(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A score as a sum: <c>90000 (idVendor + idProduct) - 1000 (wildcard)</c>.</summary>
    public static string Parts(ImmutableArray<ScorePart> parts) => string.Join(" ", parts.Select((p, i) =>
        $"{(p.Points < 0 ? "- " : i == 0 ? "" : "+ ")}{Math.Abs((long)p.Points).ToString(CultureInfo.InvariantCulture)} ({p.Part})"));
}
